"""Sectors: cue words and the order of an article's sectors, on sentences of our own."""
import pytest

from tracker.annotate import sector_model
from tracker.annotate.components.sectors import judged, rank, tally
from tracker.lexicons import read_yaml
from tracker.lexicons.priorities import priorities
from tracker.records import Sector, SectorCue

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


def test_an_improbable_sector_behind_the_first_is_dropped():
    cues = [SectorCue(start=0, end=5, text="semen", code="C23"), SectorCue(start=9, end=15, text="saham", code="K")]
    told, _ = tally(cues, body=0)
    model = sector_model.Weights(codes=("C23", "K"), idf=None, coefficients=None, intercepts=None,
                                 judge=[3.0 if kind == "model: sector" else 0.0 for kind in sector_model.EVIDENCE], judge_intercept=0.0)
    sectors = [Sector("C23", 0.5, ("semen",)), Sector("K", 0.5, ("saham",))]
    kept = judged(sectors, told, {"C23": 4.0, "K": -6.0}, model, probable=0.15)
    assert [(sector.code, sector.cues) for sector in kept] == [("C23", ("semen",))]
    assert kept[0].score == pytest.approx(0.982, abs=0.001)
    assert [sector.code for sector in judged(sectors, told, {"C23": -6.0, "K": -6.0}, model, probable=0.15)] == ["C23"]


def test_without_a_model_the_cues_decide(annotate, tmp_path):
    release = sector_model.FOLDER
    try:
        sector_model.read_from(tmp_path)
        assert [sector.code for sector in annotate("Produsen semen menambah klinker.", title="Pabrik semen baru").sectors] == ["C23"]
    finally:
        sector_model.read_from(release)


def test_every_priority_sector_is_reached():
    codes = {entry["code"] for entry in read_yaml("sectors")["codes"]}
    for priority in read_yaml("priority_sectors"):
        assert codes.issuperset(priority["divisions"])
        assert codes.issuperset(priority.get("parts", ()))
        words = tuple(priority.get("words", ()))
        sectors = [Sector(code, 0.9, words) for code in (*priority["divisions"], *priority.get("parts", ()))]
        assert priority["id"] in priorities(sectors)
    assert len(read_yaml("priority_sectors")) == 7


def test_a_division_of_other_goods_is_no_priority():
    assert priorities([Sector("C30", 0.9, ("galangan kapal",)), Sector("K", 0.5, ("kredit",))]) == []
    assert priorities([Sector("C30", 0.9, ("sepeda motor",))]) == ["otomotif"]
