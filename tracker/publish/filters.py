"""The reader's question about figures, as SQL: words, filters, order. What is typed goes into parameters only."""
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tracker.publish.asking import expression, meanings, split

FILTERS = {                                # argument → condition
    "sector": "f.sector = :sector",
    "place": "f.place_id = :place",
    "province": "f.province = :province",
    "indicator": "f.indicator = :indicator",
    "year": "f.year = CAST(:year AS INTEGER)",
    "status": "f.status = :status",
    "kind": "f.kind = :kind",
    "publisher": "f.publisher = :publisher",
    "speaker": "f.speaker_id = :speaker",
    "unit": "f.unit = :unit",
}
MANUFACTURING = "+f.sector BETWEEN 'C' AND 'C99'"      # with its divisions; too common for the index to help
ORDERS = {"newest": "f.id DESC", "oldest": "f.id", "largest": "f.value DESC, f.id DESC"}
FACETS = {                                 # argument → column, table and columns of its names
    "status": ("status", None),
    "sector": ("sector", "SELECT code AS id, name, name AS name_en FROM sectors"),
    "indicator": ("indicator", "SELECT id, name, name_en FROM indicators"),
    "place": ("place_id", "SELECT id, name, name AS name_en FROM places"),
    "year": ("year", None),
    "publisher": ("publisher", "SELECT id, name, name AS name_en FROM publishers"),
    "unit": ("unit", None),
    "kind": ("kind", None),
}
LISTED = 5_000                             # matches that can be paged through and that the filters' counts are taken over
SHOWN = 14                                 # values of one filter


@dataclass(frozen=True)
class Question:
    """What a reader asks of the figures."""

    words: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    order: str = "newest"

    @property
    def terms(self) -> list[str]:
        """The words and phrases that were typed."""
        return split(self.words)

    @property
    def match(self) -> str:
        """The words for FTS5.

        >>> Question('ekspor OR "93,7"', {}).match
        '("ekspor" OR "export" OR "exports" OR "pengapalan") AND "or" AND "93,7"'
        """
        return expression(self.terms)

    @property
    def sought(self) -> list[str]:
        """Every form that may have been found: what is highlighted."""
        return [form for forms in meanings(self.terms) for form in forms]

    @property
    def parameters(self) -> dict[str, str]:
        return self.chosen | ({"words": self.match} if self.terms else {})

    def source(self) -> str:
        """FROM and WHERE of the question."""
        conditions = [MANUFACTURING if (key, value) == ("sector", "C") else FILTERS[key] for key, value in self.chosen.items()]
        if self.terms:
            tables = "FROM figures_fts CROSS JOIN figures f ON f.id = figures_fts.rowid"
            conditions.insert(0, "figures_fts MATCH :words")
        else:
            tables = "FROM figures f"
        return tables + (" WHERE " + " AND ".join(conditions) if conditions else "")

    @property
    def comparable(self) -> bool:
        """Whether values may be put in order: only within one unit."""
        return "unit" in self.chosen

    def ordered(self) -> str:
        order = ORDERS[self.order if self.comparable or self.order != "largest" else "newest"]
        return " ORDER BY " + (order.replace("f.id", "figures_fts.rowid") if self.terms else order)

    def rows(self) -> str:
        """All matches with every column, and the headline and address of their article."""
        article = ", ".join(f"(SELECT {column} FROM articles a WHERE a.id = f.article_id) AS {column}" for column in ("title", "url"))  # noqa: S608
        return f"SELECT f.*, {article} {self.source()}{self.ordered()}"

    def ids(self) -> str:
        """The ids of all matches that are listed, and one more where there are more."""
        return f"SELECT f.id {self.source()}{self.ordered()} LIMIT {LISTED + 1}"


@cache
def counts() -> str:
    """For each filter its values among the figures with the ids of `:ids`, with their names."""
    columns = ", ".join(column for column, _ in FACETS.values())
    hits = f"WITH hits AS MATERIALIZED (SELECT {columns} FROM figures WHERE id IN (SELECT value FROM json_each(:ids))) "  # noqa: S608

    def facets() -> Iterator[str]:
        for facet, (column, names) in FACETS.items():
            counted = f"SELECT {column} AS id, count(*) AS n FROM hits WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY n DESC LIMIT {SHOWN}"  # noqa: S608
            label, join = ("n.name, n.name_en", f"LEFT JOIN ({names}) n ON n.id = c.id") if names else ("NULL AS name, NULL AS name_en", "")
            yield f"SELECT * FROM (SELECT '{facet}' AS facet, CAST(c.id AS TEXT) AS id, {label}, c.n FROM ({counted}) c {join} ORDER BY c.n DESC)"  # noqa: S608

    return hits + " UNION ALL ".join(facets())
