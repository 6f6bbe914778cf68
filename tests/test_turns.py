"""The index by turns: the newest day comes first, a figure keeps its turn, what is gone is not found."""
import pytest
from sqlite_utils import Database

from tracker.store import turns

TODAY = 20_000 * turns.DAY                 # the first id of a day


@pytest.fixture
def db():
    db = Database(memory=True)
    for statement in turns.SCHEMA:
        db.execute(statement)
    write(db, TODAY + 7, "Ekspor mebel USD 5 juta")
    write(db, TODAY - 7, "Ekspor kopi naik 93,7 persen")
    return db


def write(db, id_, told, *, title="Kabar dagang", filters=""):
    turns.update(db, [id_], [(id_, 5.0, (told, None), title, filters)])


def found(db, match):
    return [id_ for id_, in db.execute("SELECT t.figure_id FROM figure_turns_fts f JOIN figure_turns t ON t.turn = f.rowid WHERE figure_turns_fts MATCH ? ORDER BY f.rowid", [match])]


def test_a_later_day_comes_first_whenever_it_was_written(db):
    assert found(db, "ekspor") == [TODAY + 7, TODAY - 7]
    write(db, TODAY - 2 * turns.DAY, "Ekspor karet")
    assert found(db, "ekspor") == [TODAY + 7, TODAY - 7, TODAY - 2 * turns.DAY]


def test_of_one_day_the_last_that_came_comes_first(db):
    write(db, TODAY + 3, "Ekspor teh")
    assert found(db, "ekspor") == [TODAY + 3, TODAY + 7, TODAY - 7]


def test_a_changed_figure_keeps_its_turn_and_loses_its_old_words(db):
    write(db, TODAY + 3, "Ekspor teh")
    before = db.execute("SELECT turn FROM figure_turns WHERE figure_id = ?", [TODAY + 7]).fetchone()
    write(db, TODAY + 7, "Impor mebel USD 6 juta")
    assert found(db, "ekspor") == [TODAY + 3, TODAY - 7]
    assert found(db, "impor") == [TODAY + 7]
    assert db.execute("SELECT turn FROM figure_turns WHERE figure_id = ?", [TODAY + 7]).fetchone() == before


def test_what_is_gone_is_not_found(db):
    turns.update(db, [TODAY + 7], [])
    assert found(db, "ekspor") == [TODAY - 7]
    assert db.execute("SELECT count(*) FROM figure_turns").fetchone() == (1,)


def test_headline_and_filters_are_met_with_the_words(db):
    write(db, TODAY + 9, "Naik 4 persen", title="Ekspor rotan", filters="zzs433331 ")
    assert found(db, "ekspor AND naik AND zzs433331") == [TODAY + 9]


def test_words_that_follow_each_other_are_a_pair(db):
    assert found(db, "mebel_usd") == [TODAY + 7] and found(db, "usd_mebel") == []
    turns.update(db, [TODAY + 7], [])
    assert found(db, "mebel_usd") == []


def test_figures_before_the_first_day_have_a_turn(db):
    write(db, 5, "Ekspor lada")
    assert found(db, "lada") == [5]
    assert found(db, "ekspor")[-1] == 5
