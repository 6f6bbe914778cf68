"""Whose a share index, a central bank or a currency is: "Nikkei naik 1 persen" is of Japan, "won melemah" of South Korea."""
from functools import cache

from tracker.annotate.claims.reading import FIGURE, Reading
from tracker.lexicons import read_yaml

NATION, HOME = "Indonesia", {"indonesia", "nasional", "ri", "rupiah"}
GOT, STEPS = {"atau", "di", "ke", "level", "menjadi", "posisi"}, 4     # between the move of an index and where it got to
BEHIND = 9                                  # words between the name of an index and its number


@cache
def currencies() -> dict[str, str]:
    return read_yaml("currency_places")


@cache
def currency_beginnings() -> frozenset[str]:
    return frozenset(name.split()[0] for name in currencies())


@cache
def indices() -> dict[str, str]:
    return read_yaml("index_places")


@cache
def index_beginnings() -> frozenset[str]:
    return frozenset(name.split()[0] for name in indices())


def index_at(lower: list[str], word: int) -> str | None:
    """The country of the index or central bank whose name begins at a word.

    >>> index_at(["indeks", "dow", "jones", "naik"], 1)
    'Amerika Serikat'
    """
    if lower[word] not in index_beginnings():
        return None
    return next((country for length in (3, 2, 1) if (country := indices().get(" ".join(lower[word:word + length])))), None)


class Exchange:
    """The indices and currencies that a text names; `country` is the only one whose index title and lead name."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.indexed: tuple[int, str] | None = None        # the last figure of an index, and its country
        self.country = self.told_exchange()

    def of(self, figure: int, nouns: list[int]) -> str | None:
        """The country of the currency or index that a percentage or a level is of."""
        if self.reading.figures[figure].kind not in ("percent", "index"):
            return None
        named = self.of_currency(nouns)
        if named is None and (named := self.of_index(figure)) is not None:
            self.indexed = figure, named
        return named

    def told_exchange(self) -> str | None:
        """The only country whose share index title and lead name."""
        lead = [word for first, last in self.reading.sentences[:2] for word in range(first, last)]
        if not HOME.isdisjoint(self.reading.words.lower[word] for word in lead):
            return NATION
        found = {country for word in lead if (country := index_at(self.reading.words.lower, word))}
        return found.pop() if len(found) == 1 else None

    def of_index(self, figure: int) -> str | None:
        """The country of a share index, or of a central bank that is named right before the number."""
        reading = self.reading
        begin, _ = reading.bounds(figure)
        first, _ = reading.spans[figure]
        first_word = max(begin, first - BEHIND)
        if index_beginnings().isdisjoint(reading.words.lower[first_word:first]):
            return self.moved_index(figure)
        for word in range(first - 1, first_word - 1, -1):
            if reading.labels[word] == FIGURE and first - word > 3:
                break
            country = index_at(reading.words.lower, word)
            if country:
                return country
        return self.moved_index(figure)

    def moved_index(self, figure: int) -> str | None:
        """The country of the index whose move stands right before where it got to: "Nikkei naik 12 poin atau 1 persen ke 27.000"."""
        reading = self.reading
        first, _ = reading.spans[figure]
        if not figure or self.indexed is None or self.indexed[0] != figure - 1 or reading.sentence_of[figure] != reading.sentence_of[figure - 1]:
            return None
        between = reading.words.lower[reading.spans[figure - 1][1]:first]
        return self.indexed[1] if between and len(between) <= STEPS and not GOT.isdisjoint(between) else None

    def of_currency(self, nouns: list[int]) -> str | None:
        """The country of a currency that moves: "won Korea Selatan melemah 1 persen"."""
        countries, lower = currencies(), self.reading.words.lower
        for word in nouns[:3]:
            if lower[word] not in currency_beginnings():
                continue
            following = lower[word + 1] if word + 1 < len(lower) else ""
            country = countries.get(f"{lower[word]} {following}") or countries.get(lower[word])
            if country:
                return country
        return None
