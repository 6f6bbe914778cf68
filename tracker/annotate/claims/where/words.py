"""The words of place_cues.yaml, by what they tell."""
from functools import cache

from tracker.lexicons import read_yaml


@cache
def cues() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in read_yaml("place_cues").items()}
