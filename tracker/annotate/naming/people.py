"""People by title and by what they say: "Menteri Perindustrian Agus Gumiwang", "kata Agus", "Direktur Utama PT X Nama Nama".

>>> text = "Ketua Umum Asosiasi Baja Rimba (ABR) Tono Raharjo mengatakan harga naik. Menperin Sari Dewi setuju, kata Tono."
>>> from tracker.annotate.naming.organisations import organisations
>>> [(text[item.start:item.end], item.title) for item in people(text, organisations(text))]
[('Tono Raharjo', 'Ketua Umum Asosiasi Baja Rimba (ABR)'), ('Sari Dewi', 'Menperin'), ('Tono', None)]
"""
import re
from collections.abc import Iterator

from tracker.annotate.beginnings import beginning, leading_to, starts_of
from tracker.annotate.grammar.phrases import any_of
from tracker.annotate.naming import titles
from tracker.annotate.naming.mentions import Mention, longest
from tracker.annotate.naming.titles import TITLES
from tracker.lexicons import read_table, read_yaml

NAME_REST = r"(?:[a-zé]+(?:[’'-][A-Za-z][a-z]+)*|\.?(?=\s[A-Z])|(?:\.[A-Z])+\.?|(?<=M)c[A-Z][a-z]+)"     # behind its first letter
NAME_MORE = rf"(?:\s(?:bin\s|binti\s|van\s|de\s|al-)?[A-Z]{NAME_REST}){{0,4}}"
NAME = f"[A-Z]{NAME_REST}{NAME_MORE}"
HONORIFIC = rf"(?:{any_of(TITLES['honorifics'])}\s)*"
SPEECH = read_yaml("speech_verbs")
STATES = any_of(SPEECH["state"])
STATES_BEGIN = starts_of(SPEECH["state"])
LEADING = re.compile(rf"{any_of([*TITLES['honorifics'], *TITLES['prefixes'], *TITLES['offices'], *TITLES['heads']])}\s")
COUNTRIES = {form: row["name"] for row in read_table("countries") for form in [row["name"], *row.get("aliases", "").split(";")] if form}
COUNTRY = re.compile(rf"{any_of(form for form in COUNTRIES if len(form) > 4)}\s(?=[A-Z][\w.]*\s?\w)")
ROLE = re.compile(rf"{any_of(TITLES['roles'])}\s")
COMPLEMENT = re.compile(r"(?:[, \t\xa0/&-]|\b(?:dan|and|of|for|the|di|bidang|untuk|sekaligus|bagian)\b|\([^()\n]{2,50}\)|[A-Z][\w.&’'/-]*+|\d++)*+")
NO_TITLE = re.compile(rf"\b(?:Ini|Itu|Ungkap|{'|'.join(read_yaml('headline_verbs'))})\b")      # "Ekonom Rimba Ingatkan Dampak Kebijakan …" is a headline, no title
OF_COUNTRY = rf"(?P<of>\s{any_of(form for form, name in COUNTRIES.items() if name != 'Indonesia')}\b)?"
BEHIND_OFFICE = re.compile(rf"{OF_COUNTRY}(?:\s\([A-Z]+\))?,?\s{HONORIFIC}(?P<name>{NAME})")
BEHIND_ORGANISATION = re.compile(rf"(?:\s\([^()\n]{{2,30}}\))*,?\s{HONORIFIC}({NAME})")
TO_NAME = re.compile(rf"(?:\s\([^()\n]{{2,30}}\))?,?\s{HONORIFIC}")
HONORIFICS_LAST = re.compile(rf"[,\s]+{HONORIFIC}$")
INITIAL = re.compile(r"(?<![\w.])[A-Z]\.\s$")
BY_NAME = re.compile(rf"\s(?:\((?P<bracket>(?:(?:Bang|Cak|Gus|Kang|Mas)\s)?[A-Z][a-z]{{2,11}})\)|alias\s(?P<alias>{NAME}))")
KNOWN_AS = re.compile(rf"(?:akrab|karib|biasa|kerap)\s(?:disapa|dipanggil)\s({NAME})")
KNOWN_AS_BEGINS = starts_of(["akrab", "karib", "biasa", "kerap"])
FAMILIAR, FAMILIAR_NAME = "sapaan ", 50    # characters from a by-name to the word for it
BEFORE_FAMILIAR = re.compile(rf"({NAME}),?\s(?:begitu\s)?$")
BEHIND_FAMILIAR = re.compile(rf"(?:akrab|karib)(?:nya\b|\s({NAME}))")
APPOSED = re.compile(rf"(?:(?<=[.!?\n”\"]\s)|(?<=[.\n”\"?!])|\A)({NAME}),\s$")
STATING = re.compile(rf"[^.;:\n\"“”]{{3,100}}?\s(?:{STATES})\b")
GLUED = re.compile(rf"(?<=[a-z])(?:{'|'.join(verb for verb in SPEECH['state'] if verb.startswith('me') and len(verb) > 7)})$")      # the blank was lost: "Tono Raharjomengatakan"
VERBS = frozenset(read_yaml("headline_verbs"))
CUES = [*SPEECH["quote"], "menurut", "Menurut", "lanjut"]
CUES_BEGIN = starts_of(CUES)
AFTER_CUE = re.compile(rf"{any_of(CUES)}\s{HONORIFIC}({NAME})")
BEFORE_CUE = re.compile(rf"([A-Z](?:(?<=[.\n”\"?!]\s.)|(?<=[\n.,].)|(?<=,\s.)|(?<=\A.)){NAME_REST}{NAME_MORE})(?:\s(?:juga|pun|lantas|kemudian|sendiri))?\s(?:{STATES})\b")
NAME_PARTS = frozenset(read_yaml("name_parts"))
NOT_NAMES = frozenset(read_yaml("not_names")) | {word for title in (*TITLES["heads"], *TITLES["prefixes"]) for word in title.split()} | {
    office for office in TITLES["offices"] if " " not in office
} | frozenset(read_yaml("terms")["words"])


def people(text: str, organisations: list[Mention]) -> list[Mention]:
    """The people that the text introduces by a title, or lets speak."""
    found = [*titled(text, organisations), *apposed(text, organisations)]
    for rule, matches in (("cue", filter(None, (AFTER_CUE.match(text, start) for start in CUES_BEGIN(text)))), ("subject", leading_to(BEFORE_CUE, text, STATES_BEGIN(text)))):
        for match in matches:
            start, end = match.span(1)
            sure = " " in match[1] or match[1] in NAME_PARTS or rule == "cue"
            if sure and is_name(match[1]) and not any(item.start < end and start < item.end for item in organisations):
                found.append(Mention(start, end, "person", rule))
    return longest(found)


def titled(text: str, organisations: list[Mention]):
    """People behind an office, or behind a title whose organisation is known."""
    for start, end in titles.offices(text):
        name = BEHIND_OFFICE.match(text, end)
        if name and is_name(name["name"]) and not any(item.start == name.start("name") for item in organisations):
            yield Mention(*name.span("name"), "person", "office", title=text[start:end] + (name["of"] or ""))
    for start, end in titles.heads(text):
        organisation = next((item for item in organisations if end <= item.start <= end + 80), None)
        if organisation is None or not COMPLEMENT.fullmatch(text, end, organisation.start):
            continue
        name = BEHIND_ORGANISATION.match(text, organisation.end)
        if name and is_name(name[1]) and not any(item.start < name.end(1) and name.start(1) < item.end for item in organisations):
            title = text[start:name.start()].rstrip(", ") + (text[organisation.end:name.start(1)].rstrip(", ") if "(" in name[0] else "")
            yield Mention(*name.span(1), "person", "title", title=title, org=(organisation.start, organisation.end))


def apposed(text: str, organisations: list[Mention]) -> Iterator[Mention]:
    """Who stands before a title and states something: "Tono Raharjo, Ketua Asosiasi Baja Rimba, menyatakan …"."""
    for start, end in titles.heads(text):
        if text[start - 2:start] == ", " and (name := APPOSED.search(text[max(0, start - 60):start])) and " " in name[1] and is_name(name[1].split()[0]) and STATING.match(text, end):
            first, last = start - len(name[0]), start - 2
            if not any(item.start < last and first < item.end for item in organisations):
                yield Mention(first, last, "person", "apposed")


def trimmed(text: str, mention: Mention) -> Mention | None:
    """A person of the model without honorifics and titles at its start; None where nothing is left."""
    start, end = mention.start, mention.end
    while match := LEADING.match(text, start, end):
        start = match.end()
    if match := COUNTRY.match(text, start, end):
        start = match.end()                # "Presiden Ukraina Nama Nama"
    initial = INITIAL.search(text, max(0, start - 4), start)
    start = initial.start() if initial else start
    end = before_verb(text, start, end)
    return mention.within(start, end) if end - start >= 2 and text[start].isupper() and is_name(text[start:end]) else None


def before_verb(text: str, start: int, end: int) -> int:
    """Where a name ends before the verb that was taken for a part of it: the headline's, or the sentence's without its blank.

    >>> [text[:before_verb(text, 0, len(text))] for text in ("Tono Raharjo Sebut", "Tono Raharjomengatakan", "Tono Raharjo")]
    ['Tono Raharjo', 'Tono Raharjo', 'Tono Raharjo']
    """
    while (gap := text.rfind(" ", start, end)) > start and (last := text[gap + 1:end]) in VERBS and last not in NAME_PARTS:
        end = gap
    glued = GLUED.search(text, start, end)
    return glued.start() if glued else end


def called(text: str, people: list[Mention]) -> list[Mention]:
    """By-names: "Kartika Wijaya (Tika)", "Kartika Wijaya alias Tika", "yang akrab disapa Tika", "Tika, sapaan akrabnya"; `org` is where the full name stands."""
    out = []
    for mention in people:
        match = BY_NAME.match(text, mention.end)
        if match and is_name(match[match.lastgroup]):
            out.append(Mention(*match.span(match.lastgroup), "person", "called", org=(mention.start, mention.end)))
    for match in beginning(KNOWN_AS, text, KNOWN_AS_BEGINS(text)):
        before = max((item for item in people if item.end <= match.start()), key=lambda item: item.end, default=None)
        if before and is_name(match[1]):
            out.append(Mention(*match.span(1), "person", "called", org=(before.start, before.end)))
    return [*out, *familiar(text, sorted(people, key=lambda item: item.start))]


def familiar(text: str, people: list[Mention]) -> Iterator[Mention]:
    """By-names before the word for them: "Tika, sapaan akrab Kartika Wijaya", or "Tika, sapaan akrabnya" for whom the text named in full before."""
    word = text.find(FAMILIAR)
    while word >= 0:
        after = BEHIND_FAMILIAR.match(text, word + len(FAMILIAR))
        name = next((match for start in range(max(0, word - FAMILIAR_NAME), word) if text[start].isupper() and (match := BEFORE_FAMILIAR.match(text, start, word))), None)
        if after and name and is_name(name[1]):
            full = [item for item in people if item.end <= name.start() and " " in text[item.start:item.end]]
            named = next((item for item in people if item.start == after.start(1)), None) if after[1] else next(
                (item for item in reversed(full) if short_for(name[1], text[item.start:item.end])), full[-1] if full else None)
            if named:
                yield Mention(*name.span(1), "person", "called", org=(named.start, named.end))
        word = text.find(FAMILIAR, word + 1)


def short_for(short: str, name: str) -> bool:
    """Do the letters of the by-name stand in the name, in order?

    >>> short_for("Tika", "Kartika Wijaya"), short_for("Tika", "Rudi Hartawan")
    (True, False)
    """
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower())


def introduced(text: str, mention: Mention, organisations: list[Mention], since: int = 0) -> Mention:
    """The person with the title and organisation that stand before the name, in one breath, behind the person before (`since`)."""
    lead = max(since, mention.start - 160)
    for start, end in titles.between(titles.offices(text), lead, mention.start):
        if TO_NAME.fullmatch(text, end, mention.start):
            return mention.titled(text[start:mention.start].rstrip(", "))
    for start, end in titles.between(titles.heads(text), lead, mention.start):
        if COMPLEMENT.fullmatch(text, end, mention.start) and not NO_TITLE.search(text, end, mention.start):
            title = HONORIFICS_LAST.sub("", text[start:mention.start]).rstrip(", ")
            inside = next((item for item in organisations if start <= item.start and item.end <= mention.start), None)
            return mention.titled(title, (inside.start, inside.end) if inside else None)
    return mention


def behind_title(text: str, start: int, end: int) -> int:
    """Where an organisation begins behind the title that was taken for a part of it: "Analis Rimba Sekuritas", "Head of Equity Research …"."""
    while match := LEADING.match(text, start, end):
        start = match.end()
    if not ROLE.match(text, start, end) or not any(COMPLEMENT.fullmatch(text, last, start) for _, last in titles.between(titles.heads(text), start - 60, start)):
        return start
    while match := ROLE.match(text, start, end):
        start = match.end()
    return start


def is_name(text: str) -> bool:
    """Could these words be a person's name?"""
    words = text.split()
    return not any(word in NOT_NAMES for word in words) and not any(word.isupper() and len(word) > 3 for word in words)
