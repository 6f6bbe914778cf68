"""Laws, regulations, drafts and named programmes, and what happens to them.

Measured on 44 articles marked by hand: mentions F1 0.94, ids 1.00; few of them cite a rule, so the sentences of
tests/test_regulations.py say more. A law without a number has the id that its name had on the day, or none.

>>> from tracker.annotate.pipeline import annotate
>>> from tracker.records import Article
>>> read = annotate(Article(id="a", text="Perpres Nomor 12 Tahun 2021 dan PMK 9/PMK.03/2018 mengatur insentif itu; KUR tetap disalurkan."))
>>> [(found.text, found.id) for found in read.regulations]
[('Perpres Nomor 12 Tahun 2021', 'perpres-12-2021'), ('PMK 9/PMK.03/2018', 'pmk-9-2018'), ('KUR', 'programme:Kredit Usaha Rakyat')]
"""
import dataclasses
import re
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from tracker.annotate.beginnings import starts_of
from tracker.annotate.law import citations, programmes
from tracker.annotate.law.citations import Citation
from tracker.annotate.law.follow_ups import follow_ups, is_mention
from tracker.annotate.law.policy_events import read_events
from tracker.annotate.spans import notes, put, text_of
from tracker.annotate.toponymy.gazetteer import without_escapes
from tracker.lexicons import read_table, read_yaml
from tracker.records import Regulation

NO_NAMES = sorted({*citations.LEXICON["not_names"], *read_yaml("headline_verbs")})
NOT_NAMES = "|".join(map(re.escape, NO_NAMES))
LATER = "|".join(re.escape(word) for word in NO_NAMES if word not in citations.LEXICON["later_words"])
LAW_NAME = re.compile(rf"\s(?P<name>[A-Z]{{2,6}}\b|(?!(?:{NOT_NAMES})\b)[A-Z][\w/&-]*(?:\s(?:(?:dan|atas|di|serta)\s)?(?!(?:{LATER})\b)[A-Z][\w/&-]*){{0,5}})")
SAME_NAME = re.compile(r"\s\((?P<short>[A-Z][\w&/-]{1,14}|[A-Z]\w+(?:,?\s(?:dan\s)?[A-Z]\w+){1,6})\)")    # "(DKJ)", or the words of an abbreviation
TOPIC = re.compile(rf"\s(?P<name>(?:{citations.alternatives(citations.LEXICON['law_topics'])})\b(?:\s[A-Z][\w-]*){{0,3}})")
BARE_KINDS = frozenset(citations.LEXICON["bare_kinds"])
MEANT = re.compile(r"(?:\s(?:itu|ini|tersebut|dimaksud)|-nya)\b")
GOES_ON = re.compile(r"\s[A-Z(\d]|-")
NAMED_KINDS = frozenset({"uu", "perppu"})  # only laws, and drafts of anything, are called by a name
CONSTITUTION = re.compile("|".join(sorted(map(re.escape, citations.LEXICON["constitution"]), key=len, reverse=True)))
OWN_NAMES = re.compile(rf"\b(?P<name>{citations.alternatives(citations.LEXICON['own_names'])})\b(?:\s\([A-Z]{{2,6}}\))?")
OWN_NAME_BEGINNINGS = starts_of(citations.LEXICON["own_names"])
LOWER_NAME = re.compile(rf"\s(?P<name>(?i:{citations.alternatives(row['name'] for row in read_table('regulation_names') if ' ' in row['name'])}))\b")
SHORT_NAME = re.compile(rf"\s(?P<name>(?i:{citations.alternatives({row['name'] for row in read_table('regulation_names')})}))\b")
BEFORE_COMPANY = re.compile(r"\b(?:PT|Tbk|Gedung|Pimpinan Pusat|Ketua|Pengurus)\s(?:\w+\s)?$")
BEFORE_BARE = re.compile(rf"\b(?:{citations.alternatives(citations.LEXICON['before_bare'])})\s$", re.IGNORECASE)
SKB = re.compile(r"\s(?P<which>I{1,3}|IV|V|\d{1,2}(?:\s[Mm]enteri)?)\b")
OTHER = re.compile(r"\s(?:yang|baru|terbaru|anyar|lain|lainnya|turunan)\b")    # "Perpres baru" is not the one cited before
TITLES = {row["id"]: row["title"] for row in read_table("regulation_titles")}
TITLE_LENGTH = 140


class Regulations:
    """Sets `doc._.regulations` and `doc._.policy_events`."""

    def __call__(self, doc: Doc) -> Doc:
        text, article = without_escapes(text_of(doc)), notes(doc).article
        found = self.cited(text, day=article.day if article else None, places=notes(doc).places)
        found += [one for one in programmes.read(text, doc) if not overlaps(one, found)]
        followed = follow_ups(text, sorted(found, key=lambda one: one.start))
        put(doc, "regulations", sorted([*found, *filter(is_mention, followed)], key=lambda one: one.start))
        put(doc, "policy_events", read_events(doc, sorted([*found, *followed], key=lambda one: one.start)))
        return doc

    def cited(self, text: str, *, day: date | None, places=()) -> list[Regulation]:
        """Citations in order; a bare "Perpres" or "PMK itu" counts after a full citation of its kind, and means that one."""
        found, latest, known = [], {}, {}
        heads = [(match, located(citation, text, places)) for match in citations.matches(text) if not of_company(text, match) and (citation := citations.read(text, match))]
        names = named_below(text, [citation for _, citation in heads])
        for match, citation in heads:
            one = self.record(text, match, citation, day, latest, known, names)
            if not one:
                continue
            found.append(one)
            for start, end, code, year in citations.more_numbers(text, citation.end) if citation.code else ():
                other = Citation(start, end, citation.kind, code, year, region=citation.region)
                found.append(Regulation(start, end, text[start:end], other.id, TITLES.get(other.id or ""), "cited-list"))
        found += [Regulation(match.start(), match.end(), match.group(), "uud-1945", "Undang-Undang Dasar 1945", "constitution")
                  for match in (CONSTITUTION.finditer(text) if "1945" in text else ())]
        found += [Regulation(match.start(), match.end(), match.group(), None, match["name"], "own-name")
                  for match in (OWN_NAMES.match(text, start) for start in OWN_NAME_BEGINNINGS(text)) if match]
        return without_overlaps(found)

    def record(self, text: str, match: re.Match, citation: Citation, day: date | None, latest: dict, known: dict, names: dict) -> Regulation | None:
        """One citation as a record, or None where the words only look like one."""
        kind, end = citation.kind, citation.end
        surface = text[citation.start:end]
        if kind == "skb" and not citation.year and (which := SKB.match(text, match.end())):
            return Regulation(citation.start, which.end(), text[citation.start:which.end()], None, None, "decree")
        if citation.code or citation.year:
            number = citation.code and (kind, citations.number_of(citation.code, kind))
            if citation.code and not citation.year and not citation.draft:
                if number not in known and match["short"] in citations.NEEDS_NUMBER and kind != "pp":
                    return None
                citation = dataclasses.replace(citation, year=known.get(number))
            known.setdefault(number, citation.year)
            about = citations.ABOUT.match(text, end)
            title = tidy(about["title"]) if about else TITLES.get(citation.id or "")
            one = Regulation(citation.start, end, surface, citation.id, title, "cited")
            latest[kind] = one
            if title:
                names[title.lower()] = one
            return one
        name = LAW_NAME.match(text, end)
        name = name or LOWER_NAME.match(text, end) or ((SHORT_NAME.match(text, end) or TOPIC.match(text, end)) if match["short"] in ("UU", "RUU") else None)
        if name and (kind in NAMED_KINDS or citation.draft):
            one = named(text, citation, name, day, names)
            latest[kind, citation.draft] = one
            return with_bracket(text, one)
        about = citations.ABOUT.match(text, end)
        if citation.draft and match["bracket"] and not about:
            return Regulation(citation.start, end, surface, None, None, "draft")
        if about and (match["bracket"] or citation.draft or match["short"] or (match["long"] and match["long"][0].isupper() and about["title"][0].isupper())):
            title = tidy(about["title"])
            stop = about.start("title") + len(title)
            one = Regulation(citation.start, stop, text[citation.start:stop], None, title, "draft" if citation.draft else "about")
            latest[kind, citation.draft] = one
            return one
        if name and match["short"] and kind in latest:
            own = text[citation.start - 1:citation.start] == "("
            return Regulation(citation.start, name.end("name"), text[citation.start:name.end("name")], latest[kind].id if own else None, None, "named")
        if citation.abbreviated and not citation.draft and kind in latest and not OTHER.match(text, end):
            return dataclasses.replace(latest[kind], start=citation.start, end=end, text=surface, rule="repeated")
        meant = latest.get((kind, citation.draft)) if match["short"] != "UU" else None
        if citation.abbreviated and meant and MEANT.match(text, end):
            return dataclasses.replace(meant, start=citation.start, end=end, text=surface, rule="repeated")
        if is_bare(text, match, citation):
            one = Regulation(citation.start, end, surface, latest[kind].id if kind in latest and MEANT.match(text, end) else None, None, "bare")
            latest.setdefault((kind, False), one)
            return one
        return None


def of_company(text: str, match: re.Match) -> bool:
    """Is the abbreviation a firm's ("PT PP")?"""
    return match["short"] in citations.NEEDS_NUMBER and bool(BEFORE_COMPANY.search(text, max(0, match.start() - 30), match.start()))


def named_below(text: str, cited: list[Citation]) -> dict[str, Regulation]:
    """What the article itself says a law's name means, also where the number comes later: "UU Garam … UU Nomor 3 Tahun 2019 tentang Garam"."""
    names = {}
    for citation in cited:
        if citation.id and (about := citations.ABOUT.match(text, citation.end)):
            title = tidy(about["title"])
            names.setdefault(title.lower(), Regulation(citation.start, citation.end, text[citation.start:citation.end], citation.id, title, "cited"))
    return names


def is_bare(text: str, match: re.Match, citation: Citation) -> bool:
    """A kind with its capitals and nothing after it: "ditetapkan lewat Keputusan Presiden", "dalam Peraturan Menteri Perdagangan (Permendag)"."""
    if citation.draft or GOES_ON.match(text, citation.end):
        return False
    if match["minister"]:
        return bool(match["ministry"]) and match["minister"][0].isupper()
    return bool(match["long"]) and re.sub(r"\s", " ", match["long"]) in BARE_KINDS and bool(BEFORE_BARE.search(text, max(0, citation.start - 40), citation.start))


def with_bracket(text: str, one: Regulation) -> Regulation:
    """A named law with the bracket that says its name again: "UU DKJ (Daerah Khusus Jakarta)", "Undang-Undang Daerah Khusus Jakarta (DKJ)"."""
    bracket = SAME_NAME.match(text, one.end)
    if not bracket or one.rule == "cited":
        return one
    inside = bracket["short"]
    name = re.split(r"\s", one.text, maxsplit=1)[-1]
    if " " in inside and not (name.isupper() and initials(inside) == name):
        return one
    return dataclasses.replace(one, end=bracket.end(), text=text[one.start:bracket.end()])


def initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))


def named(text: str, citation: Citation, match: re.Match, day: date | None, names: dict) -> Regulation:
    """A law by its name: the id of the law that the name meant on that day, or that the article gave it; None for a draft."""
    name = known_part(match["name"])
    start, end = citation.start, match.start("name") + len(name)
    if citation.draft:
        return Regulation(start, end, text[start:end], None, name, "draft")
    number = citations.NUMBER.match(text, end)
    if number and (parsed := citations.split_code(number, marked=bool(number["mark"]))) and parsed[1]:
        whole = Citation(start, number.end(), citation.kind, *parsed)
        return Regulation(start, whole.end, text[start:whole.end], whole.id, TITLES.get(whole.id or "", name), "cited")
    if earlier := names.get(name.lower()):
        return dataclasses.replace(earlier, start=start, end=end, text=text[start:end], rule="named")
    row = nicknamed(name, day)
    return Regulation(start, end, text[start:end], row and row["id"], row["title"] if row else name, "named")


def known_part(name: str) -> str:
    """The by-name that begins a run of capitals, where we know it: a headline goes on in capitals ("UU Cipta Kerja Ubah Aturan")."""
    words = name.split()
    known = {row["name"].lower() for row in read_table("regulation_names")}
    heads = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    return next((head for head in heads if head.lower() in known and (head == name or " " in head or head[1:2].isupper())), name)


def nicknamed(name: str, day: date | None) -> dict[str, str] | None:
    """The law that a name meant on a day.

    >>> nicknamed("Cipta Kerja", date(2021, 5, 1))["id"], nicknamed("Cipta Kerja", date(2020, 9, 1))
    ('uu-11-2020', None)
    """
    if not day:
        return None
    for row in read_table("regulation_names"):
        if row["name"].lower() == name.lower() and row["from"] <= day.isoformat() <= (row["to"] or "9999"):
            return row
    return None


def located(citation: Citation, text: str, places) -> Citation:
    """A regional rule with its region, where that stands between kind and number: "Perda DKI Jakarta Nomor 1 Tahun 2024"."""
    if citation.kind not in citations.REGIONAL:
        return citation
    region = next((place for place in places if 0 <= place.start - citation.end <= 12 and not citation.code and "\n" not in text[citation.end:place.start]), None)
    if not region:
        return citation
    number = citations.NUMBER.match(text, region.end)
    parsed = number and citations.split_code(number, marked=bool(number["mark"]))
    if not parsed:
        return citation
    return Citation(citation.start, number.end(), citation.kind, *parsed, citation.draft, region=programmes.slug(region.name))


def tidy(title: str) -> str:
    """A title without what follows it in the sentence."""
    words = re.split(r"\s(?:yang|akan|telah|menyusul|bisa|rampung|dalam|dengan|karena|agar|oleh|selesai|terbit|belum|segera|dapat|harus|perlu|sudah|pada|untuk|menjadi|mulai|resmi|sebagaimana|tersebut|ini|itu|adalah|dinilai|mengatur|dan\s[a-z])\b", title, maxsplit=1)[0]
    return words.strip()[:TITLE_LENGTH]


def overlaps(one: Regulation, others: list[Regulation]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def without_overlaps(found: list[Regulation]) -> list[Regulation]:
    """The longer of two that overlap."""
    kept: list[Regulation] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not overlaps(one, kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


@Language.factory("regulations")
def make_regulations(nlp: Language, name: str) -> Regulations:
    return Regulations()
