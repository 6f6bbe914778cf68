"""The reader's question about figures, as SQL: words, filters, order. What is typed goes into parameters only."""
from dataclasses import dataclass, field

from tracker.publish.asking import Families, expression, meanings, split

FILTERS = {                                # argument → letter of its tokens in the index (see tracker.store.index)
    "sector": "s", "place": "p", "province": "v", "indicator": "i", "year": "y", "status": "t", "kind": "k", "publisher": "u", "speaker": "e", "unit": "n",
}
ORDERS = ("best", "newest", "oldest", "largest")
FACETS = {                                 # argument → column, and where the names of its values are
    "status": ("status", None),
    "sector": ("sector", "SELECT code AS id, name, name AS name_en FROM sectors WHERE code IN (SELECT value FROM json_each(:ids))"),
    "indicator": ("indicator", "SELECT id, name, name_en FROM indicators WHERE id IN (SELECT value FROM json_each(:ids))"),
    "place": ("place_id", "SELECT id, name, name AS name_en FROM places WHERE id IN (SELECT value FROM json_each(:ids))"),
    "year": ("year", None),
    "publisher": ("publisher", "SELECT id, name, name AS name_en FROM publishers WHERE id IN (SELECT value FROM json_each(:ids))"),
    "unit": ("unit", None),
    "kind": ("kind", None),
}
COUNTED = f"SELECT {', '.join(column for column, _ in FACETS.values())} FROM figures INDEXED BY figures_facets WHERE id IN (SELECT value FROM json_each(:ids))"  # noqa: S608
LISTED = 1_000                             # matches that can be paged through and that the filters' counts are taken over
SHOWN = 14                                 # values of one filter


@dataclass(frozen=True)
class Question:
    """What a reader asks of the figures."""

    words: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    order: str = "best"
    families: Families = field(default_factory=dict)

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
        return expression(self.terms, self.families)

    @property
    def sought(self) -> list[str]:
        """Every form that may have been found: what is highlighted."""
        return [form for forms in meanings(self.terms, self.families) for form in forms]

    @property
    def matched(self) -> str:
        """The words and the filters for FTS5: together they are met many times faster than one after the other.

        >>> Question("baja", {"sector": "C24", "year": "2021"}).matched
        '("baja" OR "steel") AND filters : "zzs433234" AND filters : "zzy32303231"'
        """
        return self.narrowed(self.match)

    @property
    def told(self) -> str:
        """The same, with the words in what the figure itself tells and not only in the headline: such figures come first."""
        return self.narrowed(f"{{evidence about terms}} : ({self.match})")

    def narrowed(self, words: str) -> str:
        tokens = (f'filters : "zz{FILTERS[key]}{value.encode().hex()}"' for key, value in self.chosen.items())
        return " AND ".join([*([words] if self.terms else []), *tokens])

    @property
    def parameters(self) -> dict[str, str]:
        if not self.matched:
            return {}
        told = {"told": self.told} if self.order == "best" and self.terms else {}
        return {"matched": self.matched, **told} | ({"unit": self.chosen["unit"]} if self.order == "largest" and self.comparable else {})

    @property
    def comparable(self) -> bool:
        """Whether values may be put in order: only within one unit."""
        return "unit" in self.chosen

    def ids(self, limit: int | None = LISTED + 1) -> str:
        """The ids of all matches that are listed, and one more where there are more; with no limit, of all."""
        end = f" LIMIT {limit}" if limit else ""
        if self.order == "largest" and self.comparable:
            return ("SELECT id FROM figures WHERE unit = :unit AND id IN (SELECT rowid FROM figures_fts WHERE figures_fts MATCH :matched) "  # noqa: S608  (a number)
                    f"ORDER BY value DESC, id DESC{end}")
        if self.order == "best" and self.terms and limit:
            tiers = (f"SELECT * FROM (SELECT rowid AS id, {tier} AS tier FROM figures_fts WHERE figures_fts MATCH :{name} ORDER BY rowid DESC LIMIT {limit})"  # noqa: S608
                     for tier, name in enumerate(("told", "matched")))
            return f"SELECT id FROM ({' UNION ALL '.join(tiers)}) GROUP BY id ORDER BY min(tier), id DESC{end}"  # noqa: S608  (a number)
        way = "" if self.order == "oldest" else " DESC"
        if self.matched:
            return f"SELECT rowid AS id FROM figures_fts WHERE figures_fts MATCH :matched ORDER BY rowid{way}{end}"  # noqa: S608  (constants and a number)
        return f"SELECT id FROM figures ORDER BY id{way}{end}"  # noqa: S608  (constants and a number)

    def rows(self) -> str:
        """All matches with every column, and the headline and address of their article."""
        return (f"SELECT f.*, a.title, a.url FROM ({self.ids(None)}) found "  # noqa: S608  (a constant of ours)
                "CROSS JOIN figures f ON f.id = found.id CROSS JOIN articles a ON a.id = f.article_id")
