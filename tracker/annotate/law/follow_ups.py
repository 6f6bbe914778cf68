"""What "beleid itu" means: the one rule that the lines before it cite.

>>> rules = [Regulation(0, 8, "PP 5/2021", "pp-5-2021"), Regulation(200, 209, "PP 6/2021", "pp-6-2021")]
>>> [(found.text, found.id) for found in follow_ups("x" * 20 + " Beleid itu berlaku." + "x" * 200 + " Aturan tersebut terbit.", rules[:1])]
[('Beleid itu', 'pp-5-2021'), ('Aturan tersebut', 'pp-5-2021')]
"""
import re

from tracker.annotate.beginnings import beginning, starts_of
from tracker.annotate.law.citations import alternatives
from tracker.lexicons import read_yaml
from tracker.records import Regulation

WORDS = read_yaml("regulations")["follow_ups"]
FORM = re.compile(rf"(?P<word>(?i:{alternatives([*WORDS['mentions'], *WORDS['only_events']])}))\s(?:itu|ini|tersebut)\b(?!\s(?:sendiri|pun\s))")
FORMS_BEGIN = starts_of([*WORDS["mentions"], *WORDS["only_events"]])
REACH = 600                                # characters back to the rule that is meant
MENTIONS = frozenset(WORDS["mentions"])


def follow_ups(text: str, cited: list[Regulation]) -> list[Regulation]:
    """Every follow-up with the rule that it means; where the lines before it cite two different ones it may mean either, and is left out."""
    rules = [one for one in cited if one.id and not one.id.startswith("programme:")]
    found = []
    for match in beginning(FORM, text, FORMS_BEGIN(text)) if rules else ():
        if any(one.start < match.end() and match.start() < one.end for one in cited):
            continue
        near = {one.id: one for one in rules if match.start() - REACH <= one.start < match.start()}
        if len(near) == 1:
            (one,) = near.values()
            found.append(Regulation(match.start(), match.end(), match.group(), one.id, one.title, "followed"))
    return found


def is_mention(one: Regulation) -> bool:
    """Does the follow-up count as a mention of the rule, as "beleid itu" does, or only carry what happens to it, as "aturan itu" does?"""
    return one.text.split()[0].lower() in MENTIONS
