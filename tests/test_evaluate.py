"""The scorer: each rule of the guideline as a small example, and the same numbers as the shared scorer."""
import importlib.util
import json
import random

import pytest

from tracker.errors import InputError
from tracker.evaluate import disagreements, evaluate, score, table, write_quality
from tracker.evaluate.calibration import bands, sure
from tracker.evaluate.gold import faults, misplaced, read_gold

TEXT = "Ekspor kopi mencapai USD 93,7 juta atau naik 5,1 persen, kata Sari Wulandari."
MONEY = {"start": 21, "end": 34, "text": "USD 93,7 juta", "kind": "money", "value": 93_700_000, "value_high": None, "unit": "USD", "qualifier": None,
         "role": "level", "direction": None, "comparison": None, "about": "ekspor kopi", "period": None, "status": "actual", "place": None,
         "sector": "A", "speaker": "Sari Wulandari"}
PERCENT = {"start": 45, "end": 55, "text": "5,1 persen", "kind": "percent", "value": 5.1, "value_high": None, "unit": "%", "qualifier": None,
           "role": "change", "direction": "up", "comparison": None, "about": "ekspor kopi", "period": None, "status": "actual"}
PERSON = {"type": "person", "name": "Sari Wulandari", "surfaces": ["Sari Wulandari", "Sari"]}


def scored(gold, read):
    return score([{"id": "a", **gold}], [{"id": "a", **read}])


def figure_scores(**changes):
    """The scores of one figure that was read with the given fields changed."""
    return scored({"figures": [MONEY]}, {"figures": [{**MONEY, **changes}]})


def test_what_is_the_same_is_right():
    scores = scored({"figures": [MONEY, PERCENT], "places": [], "entities": [PERSON]}, {"figures": [MONEY, PERCENT], "entities": [PERSON]})
    assert {name: found.f1 for name, found in scores.found.items() if found.f1 is not None} == {
        "figure span": 1, "figure value": 1, "figure value+unit": 1, "figure record": 1, "person": 1}
    assert scores.rates["figure.direction"].share == scores.rates["figure.about"].share == 1
    assert scores.rates["power-of-ten slip"].right == 0


def test_a_wrong_value_is_one_missed_and_one_invented():
    scores = figure_scores(value=93_700)
    assert scores.found["figure span"].f1 == 1
    assert (scores.found["figure value"].missed, scores.found["figure value"].invented) == (1, 1)
    assert scores.rates["power-of-ten slip"].share == 1
    assert scores.flat()["no power-of-ten slip"] == 0


@pytest.mark.parametrize("changes, measure, right", [
    ({"about": "nilai ekspor kopi"}, "figure.about", True),
    ({"about": "impor kopi dan teh"}, "figure.about", False),
    ({"speaker": "Wulandari"}, "figure.speaker", True),
    ({"speaker": "Budi Santoso"}, "figure.speaker", False),
    ({"speaker": None}, "figure.speaker (stated)", False),
    ({"place": "Indonesia"}, "figure.place (filled)", False),
    ({"sector": "A01"}, "figure.sector", True),
    ({"status": "target"}, "figure.status", False),
    ({"end": 33}, "figure.exact span", False),
    ({"period": {"text": "2019", "start": "2019-01-01", "end": "2019-12-31"}}, "figure.period (filled)", False),
])
def test_each_field_is_judged_by_itself(changes, measure, right):
    assert figure_scores(**changes).rates[measure].share == right


def test_a_field_that_the_gold_lacks_is_not_scored():
    gold = {key: value for key, value in MONEY.items() if key not in ("speaker", "sector")}
    scores = scored({"figures": [gold]}, {"figures": [MONEY]})
    assert "figure.speaker" not in scores.rates and "figure.sector" not in scores.rates and "figure.place" in scores.rates


def test_lists_after_the_figures_need_places_in_the_gold():
    assert scored({"figures": []}, {"quotes": [{"start": 0, "end": 9}]}).found["quote"].f1 is None
    assert scored({"figures": [], "places": []}, {"quotes": [{"start": 0, "end": 9}]}).found["quote"].f1 == 0


def test_an_optional_figure_is_neither_rewarded_nor_punished():
    optional = {**MONEY, "optional": True}
    for read in ([], [MONEY], [{**MONEY, "value": 1}]):
        assert scored({"figures": [optional]}, {"figures": read}).found["figure value"].f1 is None


def test_counted_nouns_may_differ_by_a_word():
    gold = {**MONEY, "kind": "count", "unit": "tenaga kerja", "value": 5}
    assert scored({"figures": [gold]}, {"figures": [{**gold, "unit": "tenaga kerja langsung"}]}).found["figure value+unit"].f1 == 1
    assert scored({"figures": [gold]}, {"figures": [{**gold, "unit": "unit"}]}).found["figure value+unit"].f1 == 0


def test_places_are_found_and_resolved():
    place = {"start": 0, "end": 6, "type": "city", "name": "Kota Contoh", "province": "Jawa Barat"}
    scores = scored({"places": [place]}, {"places": [{**place, "province": "Jawa Tengah"}]})
    assert (scores.found["place mention"].f1, scores.found["place resolved"].f1, scores.rates["place.type"].share) == (1, 0, 1)


def test_sectors_are_sets_with_the_most_central_first():
    scores = scored({"places": [], "sectors": ["C10", "A"]}, {"sectors": [{"code": "C11"}, {"code": "A"}]})
    assert (scores.found["sector section"].f1, scores.found["sector code"].f1, scores.rates["sector.first"].share) == (1, 0.5, 1)


def test_an_entity_counts_once():
    twice = [{"type": "person", "name": "Sari", "surfaces": []}, {"type": "person", "name": "Sari Wulandari", "surfaces": []}]
    found = scored({"places": [], "entities": [PERSON]}, {"entities": twice}).found["person"]
    assert (found.hits, found.missed, found.invented) == (1, 0, 1)


def test_an_article_without_a_reading_counts_as_missed():
    scores = score([{"id": "a", "figures": [MONEY]}], [])
    assert scores.unread == 1 and scores.found["figure value"].recall == 0


def test_confidence_is_judged_on_the_whole_record():
    good, bad, invented = {**MONEY, "confidence": 0.95}, {**PERCENT, "confidence": 0.92, "status": "target"}, {**MONEY, "start": 60, "end": 70, "confidence": 0.3}
    scores = scored({"figures": [MONEY, PERCENT]}, {"figures": [good, bad, invented]})
    assert sure(scores.judged) == (0.5, 2 / 3)
    assert [(band.figures, band.right) for band in bands(scores.judged)] == [(1, 0), (0, 0), (0, 0), (0, 0), (1, 0), (1, 1)]


def test_every_disagreement_can_be_listed():
    errors = []
    score([{"id": "a", "figures": [MONEY, PERCENT]}], [{"id": "a", "figures": [{**MONEY, "status": "target"}]}], errors=errors)
    listed = [json.loads(line)["what"] for line in disagreements(errors)]
    assert "figure span missed" in listed and "figure.status wrong" in listed and "figure.kind wrong" not in listed


def test_the_gold_is_checked(tmp_path):
    path = tmp_path / "gold.jsonl"
    for content, message in [("", "no article"), ("{", "line 1: not JSON"), ('{"id": 5}', "no article with an id"), ('{"id": "a"}\n{"id": "a"}', "twice"),
                             ('{"id": "a", "entities": [{"type": "firm"}]}', r"entities\[0\]")]:
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            read_gold(path)
    assert not list(faults({"id": "a", "figures": [MONEY], "entities": [PERSON]}))
    assert not list(misplaced([{"id": "a", "figures": [MONEY, PERCENT]}], {"a": TEXT}))


def test_evaluate_reads_annotates_and_compares(tmp_path):
    gold, articles = tmp_path / "gold.jsonl", tmp_path / "articles.jsonl"
    gold.write_text(json.dumps({"id": "a", "figures": []}) + "\n", encoding="utf-8")
    articles.write_text(json.dumps({"id": "a", "text": "Tidak ada angka di sini."}) + "\n", encoding="utf-8")
    scores = evaluate(gold, articles)
    assert (scores.articles, scores.unread, scores.found["figure value"].f1) == (1, 0, None)
    gold.write_text(json.dumps({"id": "b", "figures": []}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"1 articles of .* are absent, b first"):
        evaluate(gold, articles)


def test_the_page_of_quality_holds_scores_and_no_sentence(tmp_path):
    scores = scored({"figures": [MONEY, PERCENT], "places": [], "entities": [PERSON]}, {"figures": [MONEY]})
    write_quality(tmp_path / "quality.md", {"dev": scores, "cases": scores})
    page = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert "| figure value | 1.000 / 0.500 / **0.667** (2) | 1.000 / 0.500 / **0.667** (2) |" in page
    assert "kopi" not in page + table(scores) and "Sari" not in page + table(scores)


def corrupted(articles, *, seed):
    """Readings with every kind of error, made from the gold: shifted, dropped, doubled and changed records."""
    chance = random.Random(seed)    # noqa: S311  (repeatable, nothing secret)
    fields = ("value", "value_high", "unit", "kind", "qualifier", "role", "direction", "comparison", "about", "period", "status", "place", "sector",
              "speaker", "name", "province", "type", "id", "indicator")
    for article in articles:
        read = json.loads(json.dumps(article))
        for key in ("figures", "places", "regulations", "quotes", "entities"):
            records = [record for record in read.get(key) or [] if chance.random() > 0.1]
            others = [dict(record) for record in records]
            for record in records:
                if "start" in record and chance.random() < 0.2:
                    record["end"] += chance.choice((1, 3, 30))
                for name in fields:
                    if key != "entities" and name in record and chance.random() < 0.15:
                        record[name] = chance.choice((None, chance.choice(others).get(name)))
                if record.get("value") and chance.random() < 0.1:
                    record["value"] *= chance.choice((10, 0.001, 2))
            read[key] = [*records, *(record for record in others if chance.random() < 0.05)]
            read[key] = [record for record in read[key] if key != "entities" or record.get("name")]
        if chance.random() > 0.05:
            yield read


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev/gold.jsonl", "cases.jsonl"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_numbers_are_those_of_the_shared_scorer(shared, name, seed):
    spec = importlib.util.spec_from_file_location("shared_score", shared / "eval" / "score.py")
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = read_gold(shared / "eval" / name)
    read = list(corrupted(gold, seed=seed))
    ours = score(gold, read).plain()
    wanted = theirs.score({article["id"]: article for article in gold}, {article["id"]: article for article in read})
    assert ours.keys() == wanted.keys()
    for measure, value in wanted.items():
        assert ours[measure] == pytest.approx(value, abs=1e-9), measure
