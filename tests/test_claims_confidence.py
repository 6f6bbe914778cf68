"""How sure a record is: the evidence of a reading, its weights, and the marks that they were learned from."""
import json
from importlib.resources import files

import pytest

from tracker.annotate import pipeline
from tracker.annotate.claims.company import Decided, in_company
from tracker.annotate.claims.confidence import confidence, weights
from tracker.annotate.claims.evidence import Told
from tracker.annotate.claims.reading import Reading
from tracker.annotate.claims.shape import lie, run_up
from tracker.records import Article, Figure
from tracker.train import stale
from tracker.train.claims import Judged, chances, fit, judge, left_out

FOLDER = files("tracker.models").joinpath("claims")
SURER = [                                  # a sentence that is read more surely than the other
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Kami senang, totalnya 3 payung."),
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Rp5 miliar."),
    ("Nilai ekspor payung mencapai US$ 2 miliar pada 2018.", "Pada 2017 rencana, target 2020, mungkin 5 ribu payung, sudah 4 ribu dan akan 6 ribu."),
]


@pytest.mark.parametrize(("sure", "unsure"), SURER)
def test_a_plain_sentence_is_surer(annotate, sure, unsure):
    assert annotate(sure).figures[-1].confidence > annotate(unsure).figures[-1].confidence


def test_the_best_and_the_worst_evidence_reach_the_ends_of_the_scale():
    figure = Figure(0, 4, "Rp 5", "money", 5)
    _, shares = weights().scale
    best = tuple(name for name, added in weights().evidence.items() if min(added) > 0)
    worst = tuple(name for name, added in weights().evidence.items() if max(added) < 0)
    assert confidence(figure, Told([best], [])) > shares[len(shares) // 2] > confidence(figure, Told([worst], []))
    assert list(shares) == sorted(shares)


def test_an_open_number_halves_the_chance():
    told = Told([("about own", "indicator"), ("period year",)], [])
    assert confidence(Figure(0, 4, "Rp 5", "money", None), told) == pytest.approx(confidence(Figure(0, 4, "Rp 5", "money", 5), told) / 2, abs=0.01)


def test_the_weights_are_of_the_marks():
    assert stale("claims") == []
    learned = json.loads(FOLDER.joinpath("config.json").read_text(encoding="utf-8"))
    assert all(len(added) == len(learned["parts"]) == len(learned["base"]) for added in learned["weights"].values())


def test_the_marks_hold_no_text():
    for line in FOLDER.joinpath("marked.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == {"id", "sha256", "figures"}
        for figure in row["figures"]:
            assert figure.keys() == {"start", "end", "kind", "value", "value_high", "unit", "period", "status", "about"}
            assert all(isinstance(start, int) and isinstance(end, int) for start, end in figure["about"])


def test_a_reading_is_judged_by_its_parts():
    text = "Nilai ekspor payung mencapai US$ 2 miliar pada 2018."
    mark = {"start": 29, "end": 41, "kind": "money", "value": 2e9, "value_high": None, "unit": "USD", "period": ["2018-01-01", "2018-12-31"], "status": "target", "about": "ekspor payung"}
    (row,) = judge(Article(id="a", text=text), [mark])
    assert row.number and row.right == {"period": True, "status": False, "about": True} and not row.whole
    assert {"indicator", "time as none others", "word: ekspor"} <= set(row.told)


def test_weights_learn_what_goes_with_a_right_record():
    rows = [Judged(f"{number}", ["beside" if number % 2 else "carried"], True, dict.fromkeys(("period", "status", "about"), bool(number % 2) or number % 8 == 0)) for number in range(2000)]
    beside, carried = chances(fit(rows), rows[:2])[::-1]
    assert beside > 0.7 > carried
    given, right = left_out(rows)
    assert len(given) == len(right) == 2000


def read(text: str) -> Reading:
    nlp = pipeline.load(tuple(name for name in pipeline.COMPONENTS if name != "claims"))
    doc = pipeline.make_doc(nlp, Article(id="a", text=text))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return Reading(doc)


def test_a_word_of_the_subject_is_weighed():
    figure, (word, _) = Figure(0, 4, "Rp 5", "money", 5), max(weights().words.items(), key=lambda known: min(known[1]))
    told = [("about own", "indicator"), ("period year",), ("status actual",)]
    assert confidence(figure, Told(told, [word])) >= confidence(figure, Told(told, []))


def test_the_other_figures_have_a_say():
    reading = read("Ekspor payung pada 2018 Rp5 miliar. Ekspor jas pada 2018 Rp3 miliar. Harga jas Rp9.000.")
    year, same = (mention for _, _, mention in reading.periods)
    first, second, third = (told for _, told in in_company(reading, [Decided(year, "actual"), Decided(same, "actual"), Decided(None, "actual")], [None, "Rini", None]))
    assert {"time as some others", "time as most", "no speaker"} <= set(first)
    assert "speaker" in second and "no time unlike most" in third
    assert in_company(reading, [], []) == []


def test_how_a_sentence_runs_up_to_a_figure():
    reading = read("Ekspor payung, kata Rini, mencapai Rp5 miliar.")
    assert "comma 2 times before" in run_up(reading, 0)
    assert {"inside all", "from 7", "gaps 0", "opens behind nothing"} <= set(lie(reading, 0, [0, 1], frozenset()))
    assert lie(reading, 0, [], frozenset()) == ()
