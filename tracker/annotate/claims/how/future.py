"""What is told with "akan", "bisa" and the like: a plan of somebody, or what is expected to happen."""
from functools import cache

from tracker.annotate.claims.how.moving import words
from tracker.annotate.claims.reading import ADVERB, BREAK, COMMA, DOWN, FIGURE, LINK, QUOTE, REPORT, STOP, UP, VERB, Reading
from tracker.lexicons import read_yaml

FAR_SUBJECT = 15
NEAR_SUBJECT = 4                           # words before "akan" in which its subject stands
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
    if following == DOWN and "pertumbuhan" in reading.words.lower[ahead + 1:ahead + 3]:
        return "forecast"                  # "akan memangkas pertumbuhan ekonomi 0,3 persen": nobody aims at that
    if brings(reading, word, ahead):
        return "forecast"                  # "tarif itu akan menaikkan belanja warga Rp2 juta"
    begin = max(reading.bounds(figure)[0], word - LOOK_BACK)
    begin = max((near + 1 for near in range(begin, word) if reading.labels[near] in (COMMA, FIGURE)), default=begin)
    if following in (UP, DOWN) and not future()["decreed"].isdisjoint(reading.words.lower[begin:word]):
        return "target"                    # "cukai akan naik 5 persen": somebody decides on it
    kind = reading.figures[figure].kind
    moves = following in (UP, DOWN) and reading.words.lower[ahead] in words()["moving"]
    moving = (kind in ("percent", "index") and (moves or following in (FIGURE, LINK))) or (kind == "money" and moves)
    return "forecast" if moving else "target"


def brings(reading: Reading, word: int, verb: int) -> bool:
    """Is it an effect of what nobody does, or a price on a market, that "akan" tells: "kenaikan itu akan menambah", "harga emas akan berada di"?"""
    lower = reading.words.lower
    begin = word
    while begin > 0 and word - begin < FAR_SUBJECT and reading.labels[begin - 1] not in (COMMA, STOP, QUOTE, REPORT, BREAK) and lower[begin - 1] != "bahwa":
        begin -= 1
    near, head = lower[max(begin, word - NEAR_SUBJECT):word], lower[begin]
    acted = not future()["events"].isdisjoint(near) or (head.startswith("pe") and head.endswith("an") and head not in future()["actors"])
    if acted and lower[verb].startswith("me") and lower[verb] not in future()["decreeing"]:
        return True
    return not future()["prices"].isdisjoint(near) and lower[verb] in future()["staying"]
