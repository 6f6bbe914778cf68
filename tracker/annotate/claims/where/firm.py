"""Which sentences speak of one firm, and whether the whole story does: what a firm books has no place."""
import re
from functools import cache

from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.where.words import cues
from tracker.lexicons import read_table, read_yaml
from tracker.records import Entity

ORGANISATIONS = {row["id"]: row["type"] for row in read_table("organisations")}
FIRMS = {"company", "soe", "bank"}
TICKER = re.compile(r"\(([A-Z]{4})\)")
ISSUER, SHARE = re.compile(r"[Ee](?<!\w.)miten\b"), re.compile(r"[Ss]aham\b")
SHARES, BESIDE = {"tbk"}, 6                # words between a firm and the move of its share
CODE, CLOSE_BY = re.compile(r"(?!IHSG|LQ45|BUMN|APBN)[A-Z]{4}"), 3
ISSUERS = {"emiten", "perseroan"}
LEAST, MOST = 2, 0.3                       # sentences of firms that make a story one of a firm
CITED = "data"


def listed_tickers(text: str) -> set[str]:
    """The codes of firms on the exchange, in a text that tells of shares.

    >>> listed_tickers("PT Payung Jaya Tbk (PYJY)"), listed_tickers("Kepala dinas (DPMP) hadir.")
    ({'pyjy'}, set())
    """
    found = {ticker.lower() for ticker in TICKER.findall(text)}
    return found if found and ("Tbk" in text or "Sekuritas" in text or ISSUER.search(text) or len(SHARE.findall(text)) > 1) else set()


def is_firm(entity: Entity) -> bool:
    """Is it a firm? An organisation that we do not know is one, unless its name begins like that of another body ("Asosiasi Payung")."""
    if entity.type != "org":
        return False
    known = ORGANISATIONS.get(entity.id or "")
    return known in FIRMS if known else entity.name.split()[0].lower() not in bodies()


@cache
def bodies() -> frozenset[str]:
    return frozenset(head.split()[0].lower() for head in read_yaml("organisation_forms")["heads"]) - cues()["firm"]


class Firm:
    """The sentences of a Doc that speak of firms; `public` is how often the text names a public body of Indonesia."""

    def __init__(self, reading: Reading, public: int):
        self.reading = reading
        self.tickers = listed_tickers(reading.words.text)
        self.sentences = [self.within(first, last) for first, last in reading.sentences]
        self.told = bool(self.sentences) and (sum(self.sentences) >= max(LEAST, MOST * len(self.sentences)) or self.only(public))

    def within(self, first: int, last: int) -> bool:
        words = self.reading.words.lower[first:last]
        return not (cues()["company"].isdisjoint(words) and self.tickers.isdisjoint(words))

    def only(self, public: int) -> bool:
        """Is the story that of one firm: its title names one and not the country, and the text no public body, or it calls one "perseroan"?"""
        words = self.reading.words
        if not ISSUERS.isdisjoint(words.lower):
            return True
        body = self.reading.body
        if public or not body:
            return False
        nation = {word for word in range(words.at(body)) if words.lower[word] in cues()["country"]}
        if nation and nation - self.names(0, body):
            return False
        return any(entity.mentions and entity.mentions[0][0] < body and is_firm(entity) and entity.id not in cues()["serving all"] for entity in self.reading.entities)

    def names(self, begin: int, end: int) -> set[int]:
        """The words of firms' names between two offsets."""
        words = self.reading.words
        return {word for entity in self.reading.entities if is_firm(entity) for start, stop in entity.mentions if begin <= start < end
                for word in range(words.at(start), words.before(stop) + 1)}

    def of(self, figure: int) -> bool:
        """Does the sentence of a figure speak of a firm?"""
        return self.sentences[self.reading.sentence_of[figure]] if self.sentences else self.within(*self.reading.bounds(figure))

    def of_share(self, figure: int) -> bool:
        """Is it the price of one firm's share: "Payung Jaya Tbk (PYJY) naik 5 persen"?"""
        begin, _ = self.reading.bounds(figure)
        first, _ = self.reading.spans[figure]
        words = self.reading.words
        if not (self.tickers | SHARES).isdisjoint(words.lower[max(begin, first - BESIDE):first]):
            return True
        return any(CODE.fullmatch(words.text, words.starts[word], words.ends[word]) for word in range(max(begin, first - CLOSE_BY), first))

    def named(self, first: int, last: int) -> bool:
        """Do the words [first, last) name a firm, or a body that we do not know?"""
        starts = self.reading.words.starts
        begin, end = starts[first], starts[last - 1]
        return any(begin <= start <= end for entity in self.reading.entities if is_firm(entity) for start, _ in entity.mentions)

    def known(self, nouns: list[int]) -> bool:
        """Is what is measured that of a firm that we know: "kredit BNI", not that of one that serves all the country ("pelanggan PLN")?"""
        inside = set(nouns)
        return any(self.reading.words.at(start) in inside for entity in self.reading.entities
                   if ORGANISATIONS.get(entity.id or "") in FIRMS and entity.id not in cues()["serving all"] for start, _ in entity.mentions)

    def of_nation(self, first: int, last: int) -> bool:
        """Do the words [first, last) speak of the country, otherwise than in the name of a firm or of a source ("data Bursa Efek Indonesia")?"""
        words = self.reading.words
        named = [word for word in range(first, last) if words.lower[word] in cues()["nation"]]
        if not named:
            return False
        begin, end = words.starts[first], words.ends[last - 1]
        mentions = [(words.at(start), words.before(stop) + 1, entity) for entity in self.reading.entities for start, stop in entity.mentions if begin <= start < end]
        inside = {word for start, stop, entity in mentions if is_firm(entity) or words.lower[start - 1] == CITED for word in range(start, stop)}
        return any(word not in inside for word in named)
