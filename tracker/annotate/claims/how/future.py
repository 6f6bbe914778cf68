"""What is told with "akan", "bisa" and the like: a plan of somebody, or what is expected to happen."""
from functools import cache

from tracker.annotate.claims.how.cue import IF
from tracker.annotate.claims.how.moving import words
from tracker.annotate.claims.reading import ADVERB, BREAK, COMMA, DOWN, FIGURE, LINK, QUOTE, REPORT, STOP, UP, VERB, Reading
from tracker.lexicons import read_yaml

AFTER = 14                                 # words behind a number in which a condition stands
FAR_SUBJECT = 15
NEAR_SUBJECT = 4                           # words before "akan" in which its subject stands
GROWTH = {"pertumbuhan", "pertumbuhannya"}
LOOK_BACK = 8                              # words in which a tax or a sum of the state is named


@cache
def future() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in read_yaml("future_words").items()}


def soft(reading: Reading, figure: int, word: int) -> str:
    """"akan" is a plan where somebody acts, an expectation where something moves; "bisa" and "dapat" are expectations."""
    if reading.words.lower[word] not in ("akan", "bakal", "mendorong", "segera", "harus"):
        return "forecast"
    ahead = next((near for near in range(word + 1, reading.spans[figure][0]) if reading.labels[near] != ADVERB and reading.words.lower[near] not in ("hanya", "tetap")), word + 1)         # "akan sedikit turun"
    following = reading.labels[ahead] if ahead < len(reading.labels) else STOP
    if following == VERB and reading.words.lower[ahead] in future()["suffered"]:
        return "forecast"                  # "akan mengalami kenaikan biaya Rp2 juta"
    if following == DOWN and not GROWTH.isdisjoint(reading.words.lower[ahead + 1:ahead + 3]):
        return "forecast"                  # "akan memangkas pertumbuhan ekonomi 0,3 persen": nobody aims at that
    if brings(reading, word, ahead):
        return "forecast"                  # "tarif itu akan menaikkan belanja warga Rp2 juta"
    begin = max(reading.bounds(figure)[0], word - LOOK_BACK)
    begin = max((near + 1 for near in range(begin, word) if reading.labels[near] in (COMMA, FIGURE)), default=begin)
    if following in (UP, DOWN) and not future()["decreed"].isdisjoint(reading.words.lower[begin:word]):
        return "target"                    # "cukai akan naik 5 persen": somebody decides on it
    if following == VERB and FIGURE not in reading.labels[ahead:reading.spans[figure][0]] and threatens(reading, figure):
        return "forecast"                  # a threat
    kind = reading.figures[figure].kind
    moves = (following in (UP, DOWN) and reading.words.lower[ahead] in words()["moving"]) or reading.words.lower[ahead] in words()["growth"]
    return "forecast" if moves or (kind in ("percent", "index") and following in (FIGURE, LINK)) else "target"


def threatens(reading: Reading, figure: int) -> bool:
    """Does a condition stand behind the number: "akan mengenakan tarif 25 persen jika negara itu tidak membeli payung"?"""
    _, after = reading.spans[figure]
    _, end = reading.bounds(figure)
    for word in range(after, min(end, after + AFTER)):
        if reading.words.lower[word] in IF:
            return True
        if reading.labels[word] in (FIGURE, STOP):
            return False
    return False


def brings(reading: Reading, word: int, verb: int) -> bool:
    """Is it an effect of what nobody does, or a price on a market, that "akan" tells: "kenaikan itu akan menambah", "harga emas akan berada di"?"""
    lower = reading.words.lower
    begin = word
    while begin > 0 and word - begin < FAR_SUBJECT and lower[begin - 1] != "bahwa" and (
            reading.labels[begin - 1] not in (COMMA, STOP, QUOTE, REPORT, BREAK) or (reading.labels[begin - 1] == COMMA and lower[begin] == "yang")):
        begin -= 1                         # "pelemahan rupiah, yang akan menaikkan biaya"
    near, head = lower[max(begin, word - NEAR_SUBJECT):word], lower[begin]
    acted = not future()["events"].isdisjoint(near) or (head.startswith("pe") and head.endswith("an") and head not in future()["actors"])
    if acted and lower[verb].startswith("me") and lower[verb] not in future()["decreeing"]:
        return True
    return not future()["prices"].isdisjoint(near) and lower[verb] in future()["staying"]
