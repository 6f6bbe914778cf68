"""The reader's question about figures, as SQL: words, filters, order. What is typed goes into parameters only."""
from dataclasses import dataclass, field
from itertools import groupby

from tracker.publish.asking import Families, expression, holding, meanings, split, wordings

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
LISTED = 500                               # matches that can be paged through and that the filters' counts are taken over
MANY = 3000                                # matches from which the largest are looked for among the largest of their unit
FAR = 50_000                               # and so many of these are looked through
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
        """The words for the full-text index.

        >>> Question('ekspor OR "93,7"', {}).match
        '("ekspor" OR "export" OR "exports" OR "pengapalan") AND "or" AND ("93,7" OR "rp93,7" OR "usd93,7")'
        """
        return expression(self.terms, self.families)

    @property
    def sought(self) -> list[str]:
        """Every form that may have been found: what is highlighted."""
        return [form for forms in meanings(self.terms, self.families) for form in forms]

    @property
    def wordings(self) -> list[list[str]]:
        """The forms of each term as the index by turns holds them."""
        return wordings(self.terms, self.families)

    @property
    def matched(self) -> str:
        """The words and the filters for the index by turns: together they are met many times faster than one after the other.

        >>> Question("baja", {"sector": "C24", "year": "2021"}).matched
        '("baja" OR "steel") AND "zzs433234" AND "zzy32303231"'
        """
        return " AND ".join([*map(holding, self.wordings), *(f'"zz{FILTERS[key]}{value.encode().hex()}"' for key, value in self.chosen.items())])

    @property
    def parameters(self) -> dict[str, str]:
        return {"matched": self.matched, **self.sure} if self.matched else {}

    @property
    def said(self) -> dict[str, str]:
        """Parameter → form, of all terms."""
        return {f"w{place}_{number}": form for place, forms in enumerate(self.wordings) for number, form in enumerate(forms)}

    @property
    def sure(self) -> dict[str, str]:
        """Those of terms with a phrase of more than two words: the index finds its pairs wherever they stand."""
        long = {place for place, forms in enumerate(self.wordings) if any(len(form.split()) > 2 for form in forms)}
        return {name: form for name, form in self.said.items() if int(name[1:].partition("_")[0]) in long}

    @property
    def comparable(self) -> bool:
        """Whether values may be put in order: only within one unit."""
        return "unit" in self.chosen

    @property
    def by_value(self) -> str:
        """The condition on figures whose order an index of the table has: of a unit, and of filters that stand in that index; else nothing.

        >>> Question(chosen={"unit": "USD", "place": "33", "sector": "C"}, order="largest").by_value
        'unit = :unit AND place_id = :place AND substr(sector, 1, 1) = :sector'
        """
        if self.order != "largest" or self.terms or not {"unit"} <= self.chosen.keys() <= FACETS.keys():
            return ""
        columns = {key: FACETS[key][0] for key in self.chosen}
        if len(self.chosen.get("sector", "")) == 1:         # with its divisions
            columns["sector"] = "substr(sector, 1, 1)"
        return " AND ".join(f"{column} = :{key}" for key, column in columns.items())

    def largest(self, limit: int = LISTED + 1) -> str:
        """The ids of the largest matches, where so many are among the largest of their unit."""
        index = "figures INDEXED BY figures_values"
        least = f"coalesce((SELECT value FROM {index} WHERE unit = :unit ORDER BY value DESC LIMIT 1 OFFSET {FAR}), -9e999)"  # noqa: S608  (constants)
        return f"SELECT id FROM {index} WHERE value > {least} AND {self.by_value} ORDER BY value DESC, id DESC LIMIT {limit}"  # noqa: S608

    @property
    def many(self) -> str:
        """Whether there are many matches."""
        return f"SELECT count(*) > {MANY} FROM (SELECT 1 FROM figure_turns_fts WHERE figure_turns_fts MATCH :matched LIMIT {MANY + 1})"  # noqa: S608

    def ids(self, limit: int | None = LISTED + 1) -> str:
        """The ids of all matches that are listed, the newest first, and one more where there are more; with no limit, of all."""
        end = f" LIMIT {limit}" if limit else ""
        way = "" if self.order == "oldest" else " DESC"
        if not self.matched:
            return f"SELECT id FROM figures ORDER BY id{way}{end}"  # noqa: S608  (constants and a number)
        words = " CROSS JOIN figure_words w ON w.turn = t.turn" if self.sure else ""
        phrases = "".join(f" AND {held}" for held in each(self.sure, "w.own", "w.headline"))
        found = f"FROM figure_turns_fts CROSS JOIN figure_turns t ON t.turn = figure_turns_fts.rowid{words} WHERE figure_turns_fts MATCH :matched{phrases}"
        if self.order == "largest" and self.comparable:
            return f"SELECT t.figure_id AS id {found} ORDER BY t.value DESC, t.figure_id DESC{end}"
        turn = f"figure_turns_fts.rowid{' DESC' if self.order == 'oldest' else ''}"
        return f"SELECT id FROM (SELECT t.figure_id AS id {found} ORDER BY {turn}{end}) ORDER BY id{way}"  # noqa: S608  (constants and a number)

    @property
    def telling(self) -> str:
        """Of figures in a given order, the first that tell the words themselves, and not only in their headline."""
        return ("SELECT given.value AS id FROM json_each(:ids) given CROSS JOIN figure_turns t ON t.figure_id = given.value "  # noqa: S608  (constants)
                f"CROSS JOIN figure_words w ON w.turn = t.turn WHERE {' AND '.join(each(self.said, 'w.own'))} LIMIT :enough")

    def rows(self) -> str:
        """All matches with every column, and the headline and address of their article."""
        return (f"SELECT f.*, a.title, a.url FROM ({self.ids(None)}) found "  # noqa: S608  (a constant of ours)
                "CROSS JOIN figures f ON f.id = found.id CROSS JOIN articles a ON a.id = f.article_id")


def each(parameters: dict[str, str], *columns: str) -> list[str]:
    """For each term, SQL that asks whether one of its forms stands in one of the columns.

    >>> each({"w0_0": " baja ", "w0_1": " steel ", "w1_0": " gas "}, "own")
    ['(instr(own, :w0_0) OR instr(own, :w0_1))', '(instr(own, :w1_0))']
    """
    terms = groupby(parameters, key=lambda name: name.partition("_")[0])
    return [f"({' OR '.join(f'instr({column}, :{name})' for name in names for column in columns)})" for _, names in terms]
