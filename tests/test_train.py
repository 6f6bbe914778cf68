"""Training: the registry, the split that is kept out, features and labels of marked text; and that the installed model is the one that was trained."""
import hashlib
import json
import math
from importlib.resources import files

import pytest

from tracker.annotate import sector_model
from tracker.annotate.naming import names
from tracker.annotate.words import Words
from tracker.errors import ConfigError
from tracker.lexicons import read_yaml
from tracker.train import stale, train
from tracker.train.names import Marked, rows, scores
from tracker.train.sectors import judge, judge_first, matrix

TEXT = "Direktur PT Rimba Baja Tono Raharjo berkata di Tuban, pasar pulih."
MARKED = Marked("own", "a", TEXT, ((9, 22, "ORG"), (23, 35, "PERSON"), (47, 52, "PLACE")))


def test_an_unknown_model_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="no model of ours"):
        train("weather", tmp_path, tmp_path)


def test_missing_data_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="holds no folder gold"):
        train("names", tmp_path, tmp_path)


def test_marked_text_becomes_rows_of_labels():
    labels = [label for _, labels in rows(MARKED) for label in labels]
    assert [label for label in labels if label != "O"] == ["B-ORG", "I-ORG", "I-ORG", "B-PERSON", "I-PERSON", "B-PLACE"]


def test_scores_count_exact_spans_by_file_and_label():
    result = scores([MARKED], lambda text: [names.Name(9, 22, "ORG"), names.Name(23, 27, "PERSON")])
    assert (result["own"]["ORG"], result["own"]["PERSON"], result["own"]["PLACE n"]) == (1.0, 0.0, 1)


def test_a_tenth_of_the_texts_is_kept_out():
    out = sum(Marked("own", f"text-{number}", "", ()).held_out for number in range(2000))
    assert 140 < out < 260


def test_the_weights_are_those_of_the_config():
    folder = files("tracker.models").joinpath("names")
    config = json.loads(folder.joinpath("config.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(folder.joinpath("names.crfsuite").read_bytes()).hexdigest() == config["weights_sha256"]
    assert hashlib.sha256(folder.joinpath("clusters.tsv").read_bytes()).hexdigest() == config["clusters_sha256"]


def test_other_weights_are_refused(tmp_path):
    (tmp_path / "names.crfsuite").write_bytes(b"not the model")
    (tmp_path / "config.json").write_text('{"weights_sha256": "0"}')
    release = names.FOLDER
    try:
        names.read_from(tmp_path)
        with pytest.raises(ConfigError, match="config"):
            names.tagger()
    finally:
        names.read_from(release)


def test_what_the_model_knows_is_read_from_its_file():
    assert names.attributes() == set(names.tagger().info().attributes)


def test_a_feature_that_the_model_does_not_know_says_nothing():
    whole = [(0, len(TEXT))]
    assert names.find(TEXT, whole) == names.find(TEXT, whole, names.tagger()) != []


def test_no_model_finds_nothing(tmp_path):
    release = names.FOLDER
    try:
        names.read_from(tmp_path)
        assert names.find(TEXT, [(0, len(TEXT))]) == []
    finally:
        names.read_from(release)


def test_marked_articles_hold_no_text():
    for line in files("tracker.models").joinpath("names/marked.jsonl").read_text(encoding="utf-8").splitlines():
        assert json.loads(line).keys() == {"id", "length", "sha256", "spans"}


def test_the_sector_weights_are_those_of_the_config():
    folder = files("tracker.models").joinpath("sectors")
    config = json.loads(folder.joinpath("config.json").read_text(encoding="utf-8"))
    for file, key in (("weights.npz", "weights_sha256"), ("sectors.skops", "estimator_sha256")):
        assert hashlib.sha256(folder.joinpath(file).read_bytes()).hexdigest() == config[key]
    assert sum(path.stat().st_size for path in folder.iterdir()) < 5_000_000


def test_other_sector_weights_are_refused(tmp_path):
    (tmp_path / "weights.npz").write_bytes(b"not the model")
    (tmp_path / "config.json").write_text('{"weights_sha256": "0"}')
    release = sector_model.FOLDER
    try:
        sector_model.read_from(tmp_path)
        with pytest.raises(ConfigError, match="config"):
            sector_model.weights()
    finally:
        sector_model.read_from(release)


def test_the_estimator_is_loaded_by_trusted_types_and_says_what_the_arrays_say():
    skops = pytest.importorskip("skops.io")
    folder = files("tracker.models").joinpath("sectors")
    trusted = json.loads(folder.joinpath("config.json").read_text(encoding="utf-8"))["skops_trusted"]
    assert skops.get_untrusted_types(file=folder / "sectors.skops") == trusted == []
    model = skops.load(folder / "sectors.skops", trusted=trusted)
    words, weights = Words("Pabrik keramik menambah tungku\n\nProdusen ubin dan keramik memakai gas bumi."), sector_model.weights()
    said = model.predict_proba(matrix([sector_model.counts(words, 31)]))[0]
    odds = sector_model.log_odds(words, 31, weights)
    assert max(odds, key=odds.get) == "C23"
    for code, probable in zip(weights.codes, said, strict=True):
        assert probable == pytest.approx(1 / (1 + math.exp(-odds[code])), abs=1e-4)


def test_marked_sectors_hold_no_text():
    codes = {entry["code"] for entry in read_yaml("sectors")["codes"]}
    for line in files("tracker.models").joinpath("sectors/marked.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == {"id", "sha256", "codes", "read"}
        assert set(row["codes"]) <= codes


def test_a_judge_learns_what_evidence_speaks_for_a_sector():
    strong, faint = [1.0] * len(sector_model.EVIDENCE), [0.0] * len(sector_model.EVIDENCE)
    told = [({"C24": strong, "K": faint}, ("C24", "G"))] * 20
    coefficients, intercept = judge(told)
    model = sector_model.weights()._replace(judge=coefficients, judge_intercept=intercept, first=judge_first(told, [False] * 20))
    assert sector_model.probability(strong, model) > 0.7 > 0.3 > sector_model.probability(faint, model)
    assert sector_model.centrality(strong, model) > sector_model.centrality(faint, model)


@pytest.mark.parametrize("name", ["sectors", "names"])
def test_no_model_is_older_than_the_files_of_ours_that_it_learned_from(name):
    assert stale(name) == [], f"changed since the model was trained: run `tracker train {name} --shared FOLDER` and commit models/{name} with the change"


def test_a_model_is_stale_when_its_lexicon_or_marks_change(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"data_sha256": {"lexicons/sectors.yaml": "0", "marked.jsonl": "1", "gold/elsewhere.jsonl.gz": "2"}}))
    (tmp_path / "marked.jsonl").write_text("{}\n")
    assert stale("sectors", folder=tmp_path) == ["lexicons/sectors.yaml", "marked.jsonl"]
