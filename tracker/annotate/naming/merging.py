"""Forms of one name in one article become one entity: "PT Baja Rimba Tbk", "Baja Rimba" and "BAJA"; "Sari Dewi Anwar" and later "Sari"."""
from __future__ import annotations

import collections
import dataclasses
import re
import unicodedata
from datetime import date
from functools import cache, lru_cache

from tracker.annotate.beginnings import last_words, word_before
from tracker.annotate.grammar.phrases import any_of
from tracker.annotate.naming.forms import whole
from tracker.annotate.naming.mentions import Mention, outside
from tracker.annotate.naming.organisations import names
from tracker.annotate.naming.people import NAME_PARTS, NOT_NAMES
from tracker.annotate.naming.titles import headed
from tracker.lexicons import read_table, read_yaml
from tracker.records import Entity

LEGAL = re.compile(r"\b(?:PT|CV|T[Bb][Kk]|Persero|RI)\b\.?|[()]")
SPEECH = read_yaml("speech_verbs")
CUE_WORDS = [*SPEECH["quote"], *SPEECH["passive"], "menurut", "oleh", "pak", "bapak", "bu", "ibu"]
CUED, CUE_LAST = re.compile(rf"\b{any_of(CUE_WORDS)}\s$", re.IGNORECASE), last_words(CUE_WORDS)
CUES = re.compile(rf"(?:\s(?:juga|pun|lantas|kemudian|sendiri|turut))?\s{any_of(SPEECH['state'])}\b")
APPOSED = re.compile(rf",\s(?:[a-z]|(?:{'|'.join(map(re.escape, read_yaml('titles')['heads']))})\b)[^.,;:\n\"“”]{{3,80}},?\s{any_of(SPEECH['state'])}\b")      # "Tono Raharjo, analis Rimba Sekuritas memperkirakan"
PLACES = frozenset(row["name"].removeprefix("Kabupaten ").removeprefix("Kota ") for table in ("countries", "provinces", "regencies") for row in read_table(table))
SURE = 0.7                                 # a full name that nothing else shows to be one: the model must be so confident
SURE_OF_ONE_WORD = 0.95
SHORTEST = 4                               # letters of a first name that is cut short ("Kartik", later than "Kartika Wijaya")
HEADS_OF_STATE = frozenset({"Presiden RI", "Wakil Presiden", "Presiden Amerika Serikat"})
GENERIC = frozenset(read_yaml("organisation_forms")["heads"]) | frozenset(read_yaml("organisation_forms")["tails"]) | {"PT", "Indonesia", "Perum"}


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """A name as it stands in addresses and ids.

    >>> slug("PT Baja Rimba (Persero) Tbk")
    'baja-rimba'
    """
    plain = unicodedata.normalize("NFKD", LEGAL.sub(" ", text)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


@cache
def holders() -> dict[str, list[dict[str, str]]]:
    """Name or alias of an office holder → the rows of its offices."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in read_table("holders"):
        for form in {row["person"], *row["aliases"].split(";")} - {""}:
            found.setdefault(form, []).append(row)
    return found


def person_id(forms: list[str], title: str | None = None, day: date | None = None) -> str | None:
    """The same person keeps one id, whether printed "Agus Gumiwang", "Agus Gumiwang Kartasasmita", or "Menperin Agus" while in office.
    Who is in no office that we know of, and has no title in the article, has none: private people are not followed from article to article.

    >>> person_id(["Agus Gumiwang"]), person_id(["Agus"], "Menperin", date(2020, 3, 2)), person_id(["Agus"]), person_id(["Agus"], "Analis")
    ('agus-gumiwang-kartasasmita', 'agus-gumiwang-kartasasmita', None, 'agus')
    """
    for form in forms:
        rows = holders().get(form, ())
        if " " not in form and not known_alone(form, rows, title, day):
            rows = [row for row in rows if title in row["titles"].split(";") and in_office(row, day)]
        if len({row["person"] for row in rows}) == 1:
            return slug(rows[0]["person"])
        if "." in form and (person := abbreviated(form)):
            return slug(person)
    return slug(forms[0]) if title else None


@lru_cache(maxsize=2_000)
def abbreviated(form: str) -> str | None:
    """The one office holder whose name has an initial here ("Rosan P. Roeslani").

    >>> abbreviated("Rosan P. Roeslani"), abbreviated("Sari P. Wulandari")
    ('Rosan Perkasa Roeslani', None)
    """
    words = name_tokens(form)
    found = {row["person"] for rows in holders().values() for row in rows if (full := name_tokens(row["person"]))[-1] == words[-1] and contains(full, words)}
    return found.pop() if len(found) == 1 else None


def known_alone(form: str, rows: list[dict[str, str]], title: str | None, day: date | None) -> bool:
    """Does one word name the office holder where no other title speaks against it: "Jokowi", "Bahlil", a president's "Prabowo", but not "Agus"?

    >>> rows = holders()
    >>> known_alone("Jokowi", rows["Jokowi"], None, date(2025, 1, 2)), known_alone("Agus", rows["Agus"], None, date(2025, 1, 2))
    (True, False)
    """
    now = day.isoformat() if day else ""
    begun = [row for row in rows if not now or row["since"] <= now]
    titles = {one for row in rows for one in row["titles"].split(";")}
    return bool(begun) and (title is None or title in titles) and (form not in NAME_PARTS or any(row["office"] in HEADS_OF_STATE for row in begun))


def in_office(row: dict[str, str], day: date | None) -> bool:
    """Does the day lie in the term of office? An unknown day or bound does not speak against it."""
    now = day.isoformat() if day else ""
    return not now or (row["since"] <= now and (not row.get("until") or now[:len(row["until"])] <= row["until"]))


def merge(text: str, mentions: list[Mention], day: date | None = None) -> list[Entity]:
    """The entities behind the mentions, in order of first appearance."""
    organisations = grouped_organisations(text, [item for item in mentions if item.type == "org" and slug(text[item.start:item.end])])
    entities = [organisation(text, group) for group in organisations]
    where = {span: entity for entity in entities for span in entity.mentions}
    for group in grouped_people(text, [item for item in mentions if item.type == "person" and slug(text[item.start:item.end])]):
        entities.append(person(text, group, where, day))
    return sorted(entities, key=lambda entity: entity.mentions[0])


def grouped_organisations(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of the same organisation together."""
    key = {item: item.id or slug(text[item.start:item.end]) for item in mentions}
    same: dict[str, str] = {}

    def root(name: str) -> str:
        while name in same:
            name = same[name]
        return name

    def join(one: str, other: str) -> None:
        one, other = root(one), root(other)
        if one != other:
            same[other] = one

    listed = {item.id for item in mentions if item.id}
    at = {(item.start, item.end): key[item] for item in mentions}
    for item in mentions:
        if item.org and item.org in at:
            join(*sorted((at[item.org], key[item]), key=lambda name: name not in listed))
    ids = set(key.values())
    for long in sorted(ids, key=len, reverse=True):
        for short in ids:
            if short != long and not (short in listed and (long in listed or "-" in short)) and abbreviates(short, long):
                join(long, short)
    groups: dict[str, list[Mention]] = {}
    for item in mentions:
        groups.setdefault(root(key[item]), []).append(item)
    return list(groups.values())


def abbreviates(short: str, long: str) -> bool:
    """Is one slug the other's first words, or its initials?

    >>> abbreviates("baja", "baja-rimba-makmur"), abbreviates("brm", "baja-rimba-makmur"), abbreviates("bank", "bank-rimba")
    (True, True, False)
    """
    words = [word for word in long.split("-") if word not in ("dan", "of", "and", "for", "the", "on")]
    if len(short) >= 3 and short == "".join(word[0] for word in words):
        return True
    if "-" in short and f"-{short}-" in f"-{long}-":
        return True
    return len(short) >= 4 and long.startswith(short + "-") and short.capitalize() not in GENERIC and not any(short == head.lower() for head in GENERIC)


def organisation(text: str, group: list[Mention]) -> Entity:
    surfaces = list(dict.fromkeys(text[item.start:item.end] for item in group))
    name = max(surfaces, key=len)
    key = next((item.id for item in group if item.id), None) or slug(name)
    return Entity("org", name, key, tuple(surfaces), mentions=tuple(sorted((item.start, item.end) for item in group)))


def grouped_people(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of the same person together: a short form joins the fuller name last mentioned before it."""
    tokens = {item: name_tokens(text[item.start:item.end]) for item in mentions}
    by_name = {text[item.start:item.end]: item.org for item in mentions if item.rule == "called"}
    fullest = sorted(mentions, key=lambda item: (text[item.start:item.end] in by_name, -len(tokens[item]), item.start))
    groups: list[list[Mention]] = []
    for item in fullest:
        printed = text[item.start:item.end]
        whose = by_name.get(printed) or next((org for name, org in by_name.items() if name.endswith(" " + printed)), None)         # "Cak Imin", then "Imin"
        own = next((group for group in groups if whose and any((other.start, other.end) == whose for other in group)), None)
        if own:
            own.append(item)
            continue
        fits = [group for group in groups if contains(tokens[group[0]], tokens[item])] or shortened(tokens[item], groups, tokens)
        if fits:
            nearest = min(fits, key=lambda group: distance(group, item))
            nearest.append(item)
        else:
            groups.append([item])
    return [sorted(group, key=lambda item: item.start) for group in groups]


def shortened(name: tuple[str, ...], groups: list[list[Mention]], tokens: dict[Mention, tuple[str, ...]]) -> list[list[Mention]]:
    """The one person whose full name has a word that begins with this one ("Kartik" of "Kartika Wijaya"), or that differs from it in a letter."""
    if len(name) > 1 or len(name[0]) < SHORTEST:
        return []
    found = [group for group in groups if len(full := tokens[group[0]]) > 1 and any(begins(name[0], word) for word in full)]
    return found if len(found) == 1 else []


def begins(short: str, word: str) -> bool:
    """Is a word another one's beginning, or the same with a letter left out or put in?

    >>> begins("kartik", "kartika"), begins("kartikka", "kartika"), begins("kartono", "kartika")
    (True, True, False)
    """
    if word.startswith(short):
        return True
    longer, shorter = (short, word) if len(short) > len(word) else (word, short)
    return len(longer) == len(shorter) + 1 and len(shorter) > SHORTEST and any(longer[:at] + longer[at + 1:] == shorter for at in range(1, len(longer)))


def distance(group: list[Mention], item: Mention) -> tuple[bool, int]:
    before = [item.start - other.start for other in group if other.start <= item.start]
    return (not before, min(before) if before else min(other.start - item.start for other in group))


@cache
def name_tokens(name: str) -> tuple[str, ...]:
    rows = holders().get(name, ())
    if len({row["person"] for row in rows}) == 1 and not set(name.lower().split()) <= set(rows[0]["person"].lower().split()):
        name = rows[0]["person"]           # "Jokowi" shares no word with "Joko Widodo"
    return tuple(re.findall(r"[\w’'-]+", name.lower()))


def contains(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Do the words of the short form stand in the full one, in order, initials for words?"""
    rest = iter(full)
    return all(any(word == token or (len(token) == 1 and word.startswith(token)) or (len(word) == 1 and token.startswith(word)) for word in rest) for token in short)


def person(text: str, group: list[Mention], organisations: dict[tuple[int, int], Entity], day: date | None) -> Entity:
    surfaces = list(dict.fromkeys(text[item.start:item.end] for item in group))
    name = max(surfaces, key=lambda form: (len(form.split()), len(form)))
    titled = next((item for item in group if item.title), None)
    title = titled.title if titled else None
    mentions = tuple(sorted((item.start, item.end) for item in group))
    return Entity("person", name, person_id([name, *surfaces], title, day), tuple(surfaces), title, role_org(titled, organisations), mentions)


def role_org(titled: Mention | None, organisations: dict[tuple[int, int], Entity]) -> str | None:
    """The organisation of a title: named in it, or the one that the office heads."""
    if titled is None:
        return None
    if titled.org in organisations:
        return organisations[titled.org].name
    key = headed().get(titled.title or "")
    named = next((entity for entity in organisations.values() if key and entity.id == key), None)
    return named.name if named else names().get(key or "")


def evident(text: str, mentions: list[Mention]) -> list[Mention]:
    """Without people whom nothing shows to be people: no title, cue of speech, common name or second mention; a word of a firm's name is the firm."""
    people = [item for item in mentions if item.type == "person"]
    said = {item: text[item.start:item.end] for item in people}
    shown = {said[item] for item in people if item.title or item.rule in ("apposed", "cue", "subject") or (word_before(text, item.start) in CUE_LAST and CUED.search(text[max(0, item.start - 25):item.start])) or CUES.match(text, item.end)
             or (" " in said[item] and APPOSED.match(text, item.end))}
    full = {word for name in said.values() for word in name.split() if " " in name}
    counts = collections.Counter(said.values())
    firms = {words[0] for item in mentions if item.type == "org" and len(words := LEGAL.sub(" ", text[item.start:item.end]).split()) > 1}
    common = {name for name in said.values() if " " not in name and next(whole(text, name.lower()), None)}

    def person(item: Mention, words: list[str]) -> bool:
        name = " ".join(words)
        if name in shown or NAME_PARTS & set(words):
            return True
        if len(words) == 1:
            return name in full or (item.rule == "model" and item.sure >= SURE_OF_ONE_WORD)
        return counts[said[item]] > 1 or item.sure >= SURE or any(word in shown for word in words)

    out = []
    for item in mentions:
        name = said.get(item)
        if name is None or item.rule == "called" or (name in holders() and name not in common):
            out.append(item)
        elif name not in full and (name in common or (name in PLACES and name not in NAME_PARTS)):
            continue
        elif " " not in name and name in firms and name not in full:
            out.append(dataclasses.replace(item, type="org"))
        elif person(item, name.split()):
            out.append(item)
    return out


def repeated(text: str, people: list[Mention], taken: list[Mention]) -> list[Mention]:
    """Later mentions of a person by one word of the name, which nothing around them announces."""
    out = []
    words = {word for item in people for word in text[item.start:item.end].split() if " " in text[item.start:item.end] or item.rule == "called"}
    for word in words:
        if len(word) < 4 or not word[0].isupper() or word in NOT_NAMES or not word.isalpha():
            continue
        out += [Mention(first, last, "person", "repeated") for first, last in whole(text, word)]
    return outside(out, [(item.start, item.end) for item in taken])
