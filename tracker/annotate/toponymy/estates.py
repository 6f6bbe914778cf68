"""Lists of industrial estates by their bare names: "… kawasan industri … berlokasi di A, B, dan C. Selanjutnya di D, E, dan F."."""
import re

from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.toponymy.gazetteer import Gazetteer
from tracker.annotate.toponymy.toponyms import CONTEXT, Candidate, Words, estate_named

NAME = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\d{1,4}))*"
LIST = rf"{NAME}(?:, (?:dan |serta )?{NAME}|,? (?:dan|serta) {NAME})*"
OPENER = re.compile(r"(?:kawasan industri|KEK|kawasan ekonomi khusus)\b[^.\n]{0,80}?\b(?:"
                    + "|".join(sorted(map(re.escape, CONTEXT["list_openers"]), key=len, reverse=True)) + rf")(?: di)?:? (?P<list>{LIST})", re.IGNORECASE)
OPENERS_BEGIN = starts_of(["kawasan industri", "KEK", "kawasan ekonomi khusus"])
CONTINUED = re.compile(rf"\.\s+(?:{'|'.join(word.title() for word in CONTEXT['list_continuations'])}),?(?: \w+){{0,3}}? di (?P<list>{LIST})")
ITEM = re.compile(NAME)
LEAST, SHARE = 3, 0.75                     # a list of estates has at least so many items, most of them estates that we know


def read(words: Words, kept: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """The mentions with those inside a list of estates replaced by the estates."""
    text = words.text
    if "awasan" not in text and "KEK" not in text:
        return kept
    found = []
    for match in beginning(OPENER, text, OPENERS_BEGIN(text)):
        group = items(text, match, gazetteer)
        end = match.end()
        while group and (more := CONTINUED.match(text, end)):
            group += items(text, more, gazetteer)
            end = more.end()
        found += group
    taken = [(one.start, one.end) for one in found]
    rest = [one for one in kept if not any(one.start < end and start < one.end for start, end in taken)]
    return sorted(rest + found, key=lambda one: one.start)


def items(text: str, match: re.Match, gazetteer: Gazetteer) -> list[Candidate]:
    """The estates of one list, or none where it is a list of something else."""
    if not match["list"][0].isupper():
        return []
    found, count = [], 0
    for item in ITEM.finditer(match["list"]):
        count += 1
        named = estate_named(item.group(), gazetteer)
        if named:
            start = match.start("list") + item.start()
            found.append(Candidate(start, start + len(item.group()), -1, -1, [named[0]], "estate", named[1]))
    return found if count >= LEAST and len(found) >= SHARE * count else []
