"""Sectors: cue words and the order of an article's sectors, on sentences of our own."""
import pytest

from tracker.annotate.components.sectors import rank
from tracker.lexicons import read_yaml
from tracker.records import SectorCue

ARTICLES = [                               # title, text, sectors (most central first)
    ("Pabrik semen baru berdiri", "Produsen semen menambah klinker. Permintaan semen dan beton naik.", ["C23"]),
    ("Penjualan mobil turun", "Gaikindo mencatat penjualan mobil dan kendaraan listrik melambat.", ["C29"]),
    ("Harga batu bara naik", "Produksi batu bara dari tambang di Kalimantan bertambah. Penambang menambah stok batu bara.", ["B"]),
    ("Petani panen padi", "Petani memanen padi dan jagung. Gabah dibeli dengan harga baik.", ["A"]),
    ("Kredit perbankan tumbuh", "OJK mencatat kredit perbankan dan asuransi tumbuh. Bank menjaga kualitas kredit.", ["K"]),
    ("Harga minyak dunia jatuh", "Brent dan WTI turun setelah OPEC menambah pasokan minyak mentah.", ["B"]),
    ("Warga merayakan panggung rakyat", "Ribuan warga datang sejak pagi dan pulang malam hari.", []),
]


@pytest.mark.parametrize(("title", "text", "codes"), ARTICLES)
def test_sectors_of_an_article(annotate, title, text, codes):
    assert [sector.code for sector in annotate(text, title=title).sectors] == codes


def test_cues_are_the_reason(annotate):
    sector = annotate("Pabrik tekstil memintal benang. Industri tekstil dan garmen mengimpor kapas.", title="Industri tekstil bangkit").sectors[0]
    assert sector.code == "C13"
    assert "tekstil" in " ".join(sector.cues)
    assert 0 < sector.score <= 1


def test_a_longer_cue_takes_the_place_of_a_shorter_one(annotate):
    codes = [sector.code for sector in annotate("Garam industri dan gula rafinasi dipakai pabrik makanan dan minuman.", title="Garam industri").sectors]
    assert "A" not in codes


def test_capitals_are_read_as_written(annotate):
    assert annotate("Kur itu bukan singkatan. Kur tidak berarti apa-apa.", title="Kur").sectors == ()


def test_at_most_four():
    cues = [SectorCue(start=place, end=place + 1, text=f"{code}{place % 3}", code=code) for place in range(30) for code in ("A", "B", "D", "F", "H", "K")]
    assert len(rank(cues, body=0)) == 4


def test_divisions_lead_before_manufacturing_at_large():
    cues = [SectorCue(start=place, end=place + 4, text=text, code=code) for place, (text, code) in
            enumerate([("baja", "C24"), ("besi", "C24"), ("logam dasar", "C24"), ("pabrik", "C")])]
    assert rank(cues, body=0)[0].code == "C24"


def test_what_a_tariff_strikes_leads_before_the_tariff():
    words = [(0, "tarif impor", "G"), (20, "furnitur", "C31"), (60, "bea masuk", "G"), (80, "importir", "G"), (90, "rotan", "C31")]
    cues = [SectorCue(start=place, end=place + len(text), text=text, code=code) for place, text, code in words]
    assert [sector.code for sector in rank(cues, body=40)] == ["C31", "G"]
    assert [sector.code for sector in rank(cues, body=15)] == ["G", "C31"]


def test_lexicon_is_sorted_and_without_doubles():
    for entry in read_yaml("sectors")["codes"]:
        for key in ("cues", "weak"):
            words = [str(word) for word in entry.get(key, ())]
            assert words == sorted(set(words), key=lambda word: (word.lower(), word)), entry["code"]
