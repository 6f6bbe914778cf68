"""Words with offsets, and phrase tables."""
from hypothesis import given
from hypothesis import strategies as st

from tracker.annotate.words import PhraseTable, Words


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text):
    words = Words(text)
    assert [text[start:end].lower() for start, end in zip(words.starts, words.ends, strict=True)] == words.lower


def test_positions_lead_to_words():
    words = Words("Ekspor naik 5 persen.")
    assert words.at(0) == 0
    assert words.lower[words.at(7)] == "naik"
    assert words.lower[words.before(11)] == "naik"
    assert words.printed(1, 3) == "naik 5"


def test_longest_phrase_wins_within_a_noun():
    table = PhraseTable([("bea", "cue", 1), ("bea masuk", "cue", 2), ("masuk", "other", 3)])
    assert [(hit.noun, hit.value) for hit in table.find(Words("bea masuk"))] == [("cue", 2), ("other", 3)]


def test_capitals_must_stand_in_the_text():
    table = PhraseTable([("AS", "cue", 1), ("Toyota", "cue", 2)])
    assert [hit.value for hit in table.find(Words("dolar AS, as roda, toyota"))] == [1, 2]


def test_a_letter_that_grows_in_lower_case_moves_no_offset():
    words = Words("İzmir dan Ankara")
    assert [words.printed(index, index + 1) for index in range(len(words))] == ["İzmir", "dan", "Ankara"]
    assert words.lower == ["i̇zmir", "dan", "ankara"]
