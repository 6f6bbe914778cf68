"""The search index: a filter's token finds what its column says, a word is found in all its forms, an older database is indexed anew."""
import json
from dataclasses import replace

import pytest

from tracker.publish import filters
from tracker.publish.asking import expression
from tracker.publish.filters import FILTERS, Question
from tracker.publish.outside import question_on
from tracker.publish.site import build_datasette
from tracker.records import Article
from tracker.store import index
from tracker.store.facts import Facts

TEXT = ("KUDUS - Penyerapan tenaga kerja di Kabupaten Kudus naik 5,5 persen menjadi 12.400 orang pada 2021. "
        "Kementerian Perindustrian mencatat ekspor mebel mencapai USD 42,5 juta pada 2020.")
COLUMNS = {"place": "place_id", "speaker": "speaker_id"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory, annotate):
    with Facts(tmp_path_factory.mktemp("db") / "tracker.db", share=1) as facts:
        for number in range(3):
            read = annotate(TEXT, title="Mebel Kudus", published=f"2022-02-0{number + 1}")
            figures = tuple(replace(figure, sector="C31" if number else "C", place="Kabupaten Kudus", place_id="33.19") for figure in read.figures)
            facts.write(replace(read, article=replace(read.article, id=f"a{number}", source="kabar-contoh"), figures=figures))
        yield facts


@pytest.mark.parametrize("key", FILTERS)
def test_the_token_of_a_filter_finds_what_its_column_holds(facts, key):
    column = COLUMNS.get(key, key)
    values = [str(value) for value, in facts.db.execute(f"SELECT DISTINCT {column} FROM figures WHERE {column} IS NOT NULL")]  # noqa: S608
    assert values or key == "province"
    for value in values:
        question = Question(chosen={key: value})
        found = {id_ for id_, in facts.db.execute(question.ids(), question.parameters)}
        manufacturing = {id_ for id_, in facts.db.execute("SELECT id FROM figures WHERE sector LIKE 'C%'")}
        expected = {id_ for id_, in facts.db.execute(f"SELECT id FROM figures WHERE CAST({column} AS TEXT) = ?", [value])}  # noqa: S608
        assert found == (manufacturing if value == "C" else expected)


def ids_of(facts, question, limit=501):
    return [id_ for id_, in facts.db.execute(question.ids(limit), question.parameters)]


@pytest.fixture
def told_twice(tmp_path, annotate):
    """A figure whose sentence tells of exports, and a newer one of which only the headline does."""
    with Facts(tmp_path / "tracker.db", share=1) as facts:
        for day, (title, text) in enumerate([("Kabar dagang", "Ekspor rotan mencapai USD 5 juta."), ("Ekspor rotan", "Harga sewa gudang naik 7 persen.")], 1):
            read = annotate(text, title=title, published=f"2022-02-0{day}")
            facts.write(replace(read, article=replace(read.article, id=f"a{day}")))
        yield facts


def test_what_is_listed_is_the_newest_first(told_twice):
    told, titled = sorted(ids_of(told_twice, Question("ekspor rotan")))
    assert ids_of(told_twice, Question("ekspor rotan")) == ids_of(told_twice, Question("ekspor rotan", order="newest")) == [titled, told]
    assert ids_of(told_twice, Question("ekspor rotan", order="oldest")) == [told, titled]
    assert ids_of(told_twice, Question("ekspor rotan"), 1) == [titled]
    assert ids_of(told_twice, Question("ekspor rotan"), None) == [titled, told]


def test_what_a_figure_tells_itself_is_known(told_twice):
    question = Question("ekspor rotan")
    told, titled = sorted(ids_of(told_twice, question))
    found = told_twice.db.execute(question.telling, {"ids": json.dumps([titled, told]), "enough": 20, **question.said}).fetchall()
    assert found == [(told,)]


def test_the_best_come_first(told_twice, asking):
    with asking(build_datasette(told_twice.path)) as get:
        best, newest = get("/figures?q=ekspor+rotan").text, get("/figures?q=ekspor+rotan&sort=newest").text
    assert best.index("5 juta") < best.index("7 persen")
    assert newest.index("7 persen") < newest.index("5 juta")


@pytest.mark.parametrize(("typed", "stands"), [('"tenaga kerja"', True), ('"kerja tenaga"', False), ('"mebel mencapai USD"', True), ("42,5", True), ("5,42", False),
                                               ("kementerian perindustrian", True), ('"Mebel Kudus"', True), ('"2020 ekspor"', False), ("perindus", True), ('"tenaga kerja di kabupaten"', True), ('"kerja di tenaga"', False)])
def test_a_phrase_is_found_where_its_words_follow_each_other(facts, typed, stands):
    for order in ("best", "newest", "largest"):
        assert bool(ids_of(facts, Question(typed, {"unit": "USD"} if order == "largest" and "42" in typed else {}, order))) == stands


def test_both_indexes_find_the_same(facts):
    for typed in ("mebel", "kemenperin", "tenaga kerja", '"tenaga kerja" kudus', "42,5 juta", "ekspor OR impor", "2021 kudus", "penyerap"):
        plain = facts.db.execute("SELECT rowid FROM figures_fts WHERE figures_fts MATCH ? ORDER BY rowid", [Question(typed).match]).fetchall()
        assert [(id_,) for id_ in sorted(ids_of(facts, Question(typed)))] == plain


def test_largest_is_ordered_by_value_within_the_unit(facts):
    question = Question("mebel", {"unit": "USD", "sector": "C31"}, "largest")
    assert [value for value, in facts.db.execute(f"SELECT value FROM figures WHERE id IN ({question.ids()})", question.parameters)] == [42.5e6] * 2  # noqa: S608


@pytest.mark.parametrize("chosen", [{"unit": "USD"}, {"unit": "USD", "sector": "C31"}, {"unit": "USD", "sector": "C"}, {"unit": "USD", "year": "2020", "status": "actual"},
                                    {"unit": "%"}])
def test_largest_is_found_the_same_by_value_and_by_words(facts, chosen):
    found = ids_of(facts, Question(chosen=chosen, order="largest"))
    assert sorted(found) == sorted(ids_of(facts, Question(chosen=chosen, order="newest")))
    values = [facts.db.execute("SELECT value FROM figures WHERE id = ?", [id_]).fetchone()[0] for id_ in found]
    assert values == sorted(values, reverse=True) and values
    question = Question(chosen=chosen, order="largest")
    assert [id_ for id_, in facts.db.execute(question.largest(), chosen)] == found
    assert facts.db.execute(question.many, question.parameters).fetchone() == (0,)


def test_the_largest_of_many_are_found_among_the_largest_of_their_unit(facts, monkeypatch):
    question = Question(chosen={"unit": "USD"}, order="largest")
    found = ids_of(facts, question)
    monkeypatch.setattr(filters, "MANY", 0)
    monkeypatch.setattr(filters, "FAR", 1)
    values = [facts.db.execute("SELECT value FROM figures WHERE id = ?", [id_]).fetchone()[0] for id_ in found]
    near = [id_ for id_, value in zip(found, values, strict=True) if value > values[1]]
    assert [id_ for id_, in facts.db.execute(question.largest(), question.chosen)] == near
    assert facts.db.execute(question.many, question.parameters).fetchone() == (1,)


@pytest.mark.parametrize(("typed", "stands"), [("menyerap", "penyerapan"), ("kenaikan", "naik"), ("mengekspor", "ekspor")])
def test_a_word_is_known_in_its_other_forms(facts, typed, stands):
    family = [word for word, in facts.db.execute("SELECT word FROM words WHERE stem = ?", [index.stem(typed)])]
    assert stands in family
    assert f'"{stands}"' in expression([typed], {typed: family})


@pytest.mark.parametrize(("typed", "stands"), [("penyera", ["penyerapan"]), ("penye", ["penyerapan"]), ("mebe", []), ("kerja", ["kerja"]), ("sement", [])])
def test_a_word_of_five_letters_goes_on(facts, typed, stands):
    assert question_on(facts.db, typed, {}).families == {typed: stands}


def test_a_word_with_others_of_its_meaning_does_not_go_on(facts):
    facts.db.execute("INSERT OR IGNORE INTO words (word, stem) VALUES ('semen', 'semen'), ('sementara', 'sementara'), ('nilai', 'nilai'), ('nilainyalah', 'nilainyalah')")
    assert question_on(facts.db, "semen", {}).match == '("semen" OR "cement")'
    assert question_on(facts.db, "nilai", {}).match == '("nilai" OR "nilainyalah")'
    facts.db.execute("DELETE FROM words WHERE word IN ('semen', 'sementara', 'nilai', 'nilainyalah')")


def test_a_database_of_an_older_form_is_indexed_anew(facts, tmp_path):
    with Facts(tmp_path / "tracker.db") as older:
        older.write(replace_article())
        older.db.execute("DELETE FROM figures_fts")
        older.db.execute("DROP TABLE figure_turns_fts")
        older.db.execute("DROP TABLE figure_turns")
        older.db.execute("DROP TABLE figure_words")
        older.db.execute("DELETE FROM words")
    with Facts(tmp_path / "tracker.db") as newer:
        assert newer.db.execute("SELECT count(*) FROM figures_fts WHERE figures_fts MATCH 'rotan'").fetchone() == (1,)
        assert newer.db.execute("SELECT count(*) FROM figure_turns_fts WHERE figure_turns_fts MATCH 'rotan'").fetchone() == (1,)
        assert ("rotan", "rotan") in newer.db.execute("SELECT word, stem FROM words").fetchall()


def replace_article():
    from tracker.annotate.pipeline import annotate
    return annotate(Article("a", "Ekspor rotan mencapai USD 5 juta.", title="Rotan"))


def test_a_slip_of_the_pen_is_put_right(facts, asking):
    with asking(build_datasette(facts.path)) as get:
        assert '<a href="/figures?q=mebel+kudus">mebel kudus</a>' in get("/figures?q=mebbel+kudus").text
        assert "Penyerapan" in get("/figures?q=serap").text
