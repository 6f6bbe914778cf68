"""The pipeline as a whole: the order of its components, and what one bad article does to the others."""
import pytest
from spacy.language import Language

from tracker.annotate import pipeline
from tracker.records import Article

ARTICLES = [Article("a", "Ekspor rotan naik 5 persen."), Article("b", "Ekspor kayu turun 2 persen."), Article("c", "Impor kaca naik 7 persen.")]


def test_components_stand_in_the_order_in_which_they_read_each_other():
    names = pipeline.load().pipe_names
    for earlier, later in [("sentences", "figures"), ("periods", "claims"), ("names", "entities"), ("entities", "quotes"), ("figures", "claims"),
                           ("places", "claims"), ("sectors", "claims"), ("quotes", "claims")]:
        assert names.index(earlier) < names.index(later)


@pytest.fixture
def broken():
    """A pipeline with a component that cannot read one article."""

    @Language.component("broken")
    def component(doc):
        if doc._.article.id == "b":
            raise IndexError("a bug")
        return doc

    nlp = pipeline.load()
    nlp.add_pipe("broken")
    yield
    nlp.remove_pipe("broken")


def test_one_article_that_fails_is_left_out_and_named(broken):
    failed = {}
    read = list(pipeline.annotate_all(ARTICLES, on_failure=failed.__setitem__))
    assert [annotations.article.id for annotations in read] == ["a", "c"]
    assert failed == {"b": "broken: IndexError: a bug"}


def test_a_failure_that_nobody_takes_stops_the_run(broken):
    with pytest.raises(IndexError):
        list(pipeline.annotate_all(ARTICLES))


def test_a_name_with_marks_in_it_is_no_pattern(annotate):
    text = "Direktur PT Genteng Makmur Budi (B)Santoso mengatakan produksi naik 5 persen. Santoso) menambahkan, (B)Santoso optimistis."
    assert annotate(text).figures


def test_the_version_does_not_depend_on_the_order_in_which_a_folder_lists_its_files():
    names = [name for name, _ in pipeline.walk(pipeline.files("tracker.models"))]
    assert {"names/config.json", "sectors/config.json"} <= set(names)
    assert len(set(names)) == len(names)


def test_the_version_changes_with_the_rules(monkeypatch, tmp_path):
    rules = dict(pipeline.walk(pipeline.files("tracker.annotate")))
    assert "components/figures.py" in rules
    before, changed = pipeline.version(), tmp_path / "figures.py"
    changed.write_bytes(rules["components/figures.py"].read_bytes() + b"\nMOST = 3\n")
    monkeypatch.setattr(pipeline, "walk", lambda folder: [("components/figures.py", changed)])
    pipeline.version.cache_clear()
    other = pipeline.version()
    monkeypatch.setattr(pipeline, "walk", lambda folder: [("components/figures.py", rules["components/figures.py"])])
    pipeline.version.cache_clear()
    assert pipeline.version() != other
    monkeypatch.undo()
    pipeline.version.cache_clear()
    assert pipeline.version() == before
