"""Where words may begin in a text, whichever lists they stand in."""
import re

import pytest

from tracker.annotate.beginnings import RUN, Runs, beginning, runs_of, starts_of

TEXTS = [
    "Pabrik baja-ringan di Cilegon (2019) naik 5,5 persen.",
    "“Harga naik,” kata Tono – menurutnya 10% lebih.",
    "Ekspor ke İzmir naik",                    # grows in lower case
    "Produsen 鋼鐵 di Kota Baru 😀 hadir",        # beyond the known code points
    "snake_case dan É",
    "ΑΣ.Α",                                    # what stands behind decides how the letter is written
    " ",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_runs_are_those_of_the_expression(text):
    runs = Runs(text)
    spans = [match.span() for match in RUN.finditer(text)]
    assert list(zip(runs.starts, runs.ends, strict=True)) == spans
    assert runs.lower == [text[start:end].lower() for start, end in spans]


def test_a_word_may_go_on_unless_it_must_be_whole():
    text = "Kata Tono, katanya pekat."
    assert starts_of(["kata"])(text) == [0, 11]
    assert starts_of(["kata"], whole=True)(text) == [0]


def test_of_several_words_the_first_is_looked_at():
    text = "Badan Baja, badan, dan perbadanan"
    assert starts_of(["Badan Baja", "BPS"])(text) == [0, 12]


def test_a_list_that_comes_later_is_found_in_a_text_that_was_read_before():
    text = "Rimba dan baja"
    assert starts_of(["Rimba"])(text) == [0]
    assert starts_of(["Baja"])(text) == [10]


def test_matches_do_not_overlap_nor_follow_an_underscore():
    pattern = re.compile("baja(?: baja)?")
    text = "baja baja baja _baja"
    assert [match.span() for match in beginning(pattern, text, starts_of(["baja"])(text))] == [(0, 9), (10, 14)]


def test_a_text_is_cut_once():
    text = "Pabrik payung"
    assert runs_of(text) is runs_of(text)
