"""Checks of figures against each other: sentences of our own that fit and that do not."""
from decimal import Decimal

import pytest

CASES = [                                  # sentence, figure, flag, whether it must be raised
    ("Nilai ekspor kayu USD 90 miliar, atau 60 persen dari total ekspor USD 120 miliar.", "60 persen", "share_mismatch", True),
    ("Nilai ekspor kayu USD 90 miliar, atau 75 persen dari total ekspor USD 120 miliar.", "75 persen", "share_mismatch", False),
    ("Laba naik 50 persen dari Rp2 miliar menjadi Rp2,2 miliar.", "50 persen", "change_mismatch", True),
    ("Laba naik 10 persen dari Rp2 miliar menjadi Rp2,2 miliar.", "10 persen", "change_mismatch", False),
    ("Laba mencapai Rp3 miliar, naik 90 persen dari Rp2 miliar.", "90 persen", "change_mismatch", True),
    ("Laba mencapai Rp3 miliar, naik 50 persen dari Rp2 miliar.", "50 persen", "change_mismatch", False),
    ("Laba mencapai Rp3 miliar, naik 90 persen, sedangkan utang Rp2 miliar.", "90 persen", "change_mismatch", False),
    ("Total produksi payung 10 ton, terdiri atas payung kain 7 ton dan payung plastik 5 ton.", "5 ton", "parts_exceed_whole", True),
    ("Total produksi payung 10 ton, terdiri atas payung kain 6 ton dan payung plastik 4 ton.", "4 ton", "parts_exceed_whole", False),
    ("Produksi payung 10 ton, sedangkan payung kain 7 ton dan payung plastik 5 ton diimpor.", "5 ton", "parts_exceed_whole", False),
    ("Nilai proyek itu US$3 miliar atau setara Rp450 triliun.", "Rp450 triliun", "conversion_mismatch", True),
    ("Nilai proyek itu US$3 miliar atau setara Rp45 triliun.", "Rp45 triliun", "conversion_mismatch", False),
    ("PMI manufaktur berada di level 52,3 persen.", "52,3 persen", "unit_suspect", True),
    ("Porsi pabrik A 70 persen dari ekspor dan porsi pabrik B 60 persen dari impor.", "60 persen", "parts_exceed_whole", False),
    ("Margin naik 2 persen dari 5 persen menjadi 7 persen.", "2 persen", "change_mismatch", False),
    ("Indeks payung turun 1 persen ke 4.456 dan indeks jas turun 2 persen ke 900.", "2 persen", "change_mismatch", False),
    ("PMI manufaktur naik 2,3 persen.", "2,3 persen", "unit_suspect", False),
    ("Inflasi tahunan mencapai 52 persen.", "52 persen", "scale_suspect", True),
    ("Inflasi tahunan mencapai 3,2 persen.", "3,2 persen", "scale_suspect", False),
    ("Pada Januari-September 2019 impor turun 16 persen dibanding Januari-September 2019.", "16 persen", "base_suspect", True),
    ("Pada Januari-September 2019 impor turun 16 persen dibanding Januari-September 2018.", "16 persen", "base_suspect", False),
    ("Porsi PMA 71 persen dari total investasi dan porsi PMDN 39 persen dari total investasi.", "39 persen", "parts_exceed_whole", True),
    ("Porsi PMA 61 persen dari total investasi dan porsi PMDN 39 persen dari total investasi.", "39 persen", "parts_exceed_whole", False),
]


@pytest.mark.parametrize(("sentence", "text", "flag", "raised"), CASES)
def test_flags(annotate, sentence, text, flag, raised):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    assert (flag in figure.flags) is raised
    assert figure.value is not None


def test_a_value_left_open_is_set_by_the_band_of_its_indicator(annotate):
    figure = annotate("Inflasi tahunan 5.020 persen.").figures[0]
    assert figure.value == Decimal("5.02")
    assert "band_resolved" in figure.flags


def test_a_value_left_open_stays_open_without_an_indicator(annotate):
    figure = annotate("Selisihnya 5.020 persen.").figures[0]
    assert figure.value is None


def test_confidence_is_lower_for_what_is_taken_over(annotate):
    first, second = annotate("Ekspor kayu mencapai US$ 5 miliar pada 2018. Angkanya naik 3 persen.").figures
    assert 0 < second.confidence <= first.confidence < 1
