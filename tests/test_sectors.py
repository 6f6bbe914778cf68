"""Sectors: cue words and the order of an article's sectors, on sentences of our own."""
import pytest

from tracker.annotate import sector_model
from tracker.annotate.components.sectors import judged, led, rank, tally
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


def weights(**first):
    """A model of two codes that asks the linear model alone, and the named kinds of evidence for the first sector."""
    return sector_model.Weights(
        codes=("C23", "K"), idf=None, coefficients=None, intercepts=None, judge_intercept=0.0,
        judge=[3.0 if kind == "model: section" else 0.0 for kind in sector_model.EVIDENCE],
        first=[first.get(kind.replace(" ", "_"), 0.0) for kind in sector_model.EVIDENCE],
    )


def test_an_improbable_sector_behind_the_first_is_dropped():
    cues = [SectorCue(start=0, end=5, text="semen", code="C23"), SectorCue(start=9, end=15, text="saham", code="K")]
    told, _ = tally(cues, body=0)
    sectors = [Sector("C23", 0.5, ("semen",)), Sector("K", 0.5, ("saham",))]
    kept = judged(sectors, told, {"C23": 4.0, "K": -6.0}, weights(), probable=0.15)
    assert [(sector.code, sector.cues) for sector in kept] == [("C23", ("semen",))]
    assert kept[0].score == pytest.approx(0.982, abs=0.001)
    assert [sector.code for sector in judged(sectors, told, {"C23": -6.0, "K": -6.0}, weights(), probable=0.15)] == ["C23"]


def test_the_model_chooses_the_first_among_what_the_title_names():
    words = [(0, "keramik", "C23", 1.0), (20, "rupiah", "K", 1.0), (60, "kurs", "K", 1.0), (80, "valas", "K", 1.0), (90, "ubin", "C23", 0.5)]
    told, _ = tally([SectorCue(start=start, end=start + 5, text=text, code=code, weight=weight) for start, text, code, weight in words], body=40)
    assert told.named() == {"C23"}         # "rupiah" tells a cause
    odds = {"C23": 0.0, "K": 0.0}
    assert led(["K"], told, odds, weights(named_in_the_title=1.0)) == ["C23", "K"]
    assert led(["K"], told, odds, weights(below_a_cause=1.0)) == ["K"]


def test_a_firm_speaks_for_its_sector_where_it_has_its_capital(annotate):
    text = "Perseroan menambah kapasitas tahun ini. Manajemen Indocement menyebut permintaan membaik."
    assert [sector.code for sector in annotate(text, title="Laba Indocement (INTP) naik").sectors] == ["C23"]
    assert annotate("Grab and go, kata spanduk itu. Mereka grab saja yang ada.", title="Spanduk baru dipasang").sectors == ()


def test_an_institution_named_after_a_bank_is_no_finance(annotate):
    assert "K" not in [sector.code for sector in annotate("Bank Dunia memuji petani padi. Bank Dunia menilai panen padi baik.", title="Bank Dunia memuji panen").sectors]


def test_a_cause_is_a_cue_of_its_sector_or_tells_nothing():
    for entry in read_yaml("sectors")["codes"]:
        causes = [str(word) for word in entry.get("causes", ())]
        assert causes == sorted(set(causes), key=lambda word: (word.lower(), word)), entry["code"]
        assert {word.lower() for word in causes} <= {str(word).lower() for key in ("cues", "weak") for word in entry.get(key, ())}, entry["code"]


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
