"""The public store: the same input twice changes nothing, keys come back, no more is shown than may be."""
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from tracker.records import Annotations, Article, Entity, Figure, Place, Quote, Regulation, Sector
from tracker.store.facts import Facts
from tracker.store.keys import position

WIB = timezone(timedelta(hours=7))
TEXT = (
    "KENDAL - Pabrik kaca milik PT Bening Nusantara mulai dibangun di Kendal. Nilai investasinya Rp1,5 triliun.\n"
    '"Kami akan menyerap 900 tenaga kerja lokal pada tahap pertama," kata Direktur Utama Ratna Dewanti. '
    "Warga bernama Slamet Budiman menyambut rencana itu. Pembangunan mengacu pada PP Nomor 28 Tahun 2021.\n"
    "Rombongan kemudian berkeliling melihat lahan, mendengar paparan singkat, lalu makan siang bersama di pendapa kabupaten."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def figure(words: str, kind: str, value: str, **more) -> Figure:
    start, end = at(words)
    low = max(TEXT.rfind(". ", 0, start) + 2, TEXT.rfind("\n", 0, start) + 1)
    high = min(stop for stop in (TEXT.find(". ", end) + 1, TEXT.find("\n", end), len(TEXT)) if stop > 0)
    return Figure(start, end, words, kind, Decimal(value), sentence=(low, high), **more)


@pytest.fixture
def read() -> Annotations:
    article = Article("a1", TEXT, title="Pabrik kaca di Kendal", published=datetime(2021, 3, 8, 9, 30, tzinfo=WIB), source="kabar-contoh",
                      url="https://kabar.example/kaca")
    quote_start, quote_end = at("Kami akan menyerap 900 tenaga kerja lokal pada tahap pertama,")
    return Annotations(
        article, "1-test",
        figures=(figure("Rp1,5 triliun", "money", "1500000000000", unit="IDR", place="Kabupaten Kendal", sector="C23", status="actual"),
                 figure("900 tenaga kerja", "count", "900", unit="tenaga kerja", speaker="Ratna Dewanti", status="target",
                        flags=("collective",))),
        places=(Place(*at("KENDAL"), "KENDAL", "regency", "Kabupaten Kendal", id="33.24", province="Jawa Tengah", lat=-7.0, lon=110.2,
                      dateline=True),),
        sectors=(Sector("C23", 0.8, ("kaca",)),),
        entities=(Entity("org", "PT Bening Nusantara", mentions=(at("PT Bening Nusantara"),)),
                  Entity("person", "Ratna Dewanti", title="Direktur Utama", mentions=(at("Ratna Dewanti"),)),
                  Entity("person", "Slamet Budiman", mentions=(at("Slamet Budiman"),))),
        regulations=(Regulation(*at("PP Nomor 28 Tahun 2021"), "PP Nomor 28 Tahun 2021", id="pp-28-2021"),),
        quotes=(Quote(quote_start, quote_end, TEXT[quote_start:quote_end], speaker="Slamet Budiman", cue="kata"),),
    )


@pytest.fixture
def facts(tmp_path):
    with Facts(tmp_path / "tracker.db") as facts:
        yield facts


def dump(facts: Facts) -> list[str]:
    return [line for line in facts.db.conn.iterdump() if "_fts" not in line]


def test_the_same_article_again_changes_no_row(facts, read):
    assert facts.write(read)
    before = dump(facts)
    assert not facts.write(read)
    assert dump(facts) == before
    assert facts.annotated() == {"a1": (1, "1-test")}


def test_every_row_stands_in_the_article(facts, read):
    facts.write(read)
    for table in ("figures", "place_mentions", "regulation_mentions", "quotes", "entity_mentions"):
        for row in facts.rows(table):
            assert TEXT[row["start"]:row["end"]] == row["text"]
    for row in facts.rows("figures"):
        start = row["start"] - row["evidence_start"]
        assert row["evidence"][start:start + len(row["text"])] == row["text"]


def test_the_rows_say_what_was_read(facts, read):
    facts.write(read)
    money, count = facts.rows("figures")
    assert (money["value"], money["value_text"], money["unit"], money["sector"]) == (1.5e12, "1500000000000", "IDR", "C23")
    assert (money["place_id"], money["province"], money["publisher"], money["published"]) == (
        "33.24", "Jawa Tengah", "kabar-contoh", "2021-03-08T09:30:00+07:00")
    assert (count["speaker"], count["flags"], count["evidence"]) == (
        "Ratna Dewanti", "collective", '"Kami akan menyerap 900 tenaga kerja lokal pada tahap pertama," kata Direktur Utama Ratna Dewanti.')


def test_a_private_person_is_nowhere_but_in_the_evidence(facts, read):
    facts.write(read)
    assert [row["name"] for row in facts.rows("entities")] == ["PT Bening Nusantara", "Ratna Dewanti"]
    assert [row["speaker"] for row in facts.rows("quotes")] == [None]


def test_at_most_half_of_the_text_is_shown(facts, read):
    facts.write(read)
    shown = bytearray(len(TEXT))
    for row in facts.rows("figures"):
        shown[row["evidence_start"]:row["evidence_start"] + len(row["evidence"])] = b"\1" * len(row["evidence"])
    for row in facts.rows("quotes"):
        shown[row["start"]:row["end"]] = b"\1" * len(row["text"])
    assert sum(shown) <= len(TEXT) / 2


def test_a_figure_keeps_its_key_and_id_when_another_appears(facts, read):
    facts.write(replace(read, figures=read.figures[1:]))
    before = {row["key"]: row["id"] for row in facts.rows("figures")}
    facts.write(replace(read, pipeline="2-test"))
    after = {row["key"]: row["id"] for row in facts.rows("figures")}
    assert before.items() < after.items()
    assert facts.annotated() == {"a1": (1, "2-test")}


def test_a_figure_that_is_gone_leaves_the_search_too(facts, read):
    facts.write(read)
    assert found(facts, "investasinya") == 1
    facts.write(replace(read, figures=read.figures[1:]), revision=2)
    assert found(facts, "investasinya") == 0
    facts.write(replace(read, article=replace(read.article, title="Kaca lembaran")), revision=3)
    assert found(facts, "lembaran") == 2
    assert found(facts, "bening") == 0


def test_search_finds_a_figure_by_what_it_is_about(facts, read):
    facts.write(read)
    assert found(facts, "kaca kendal jawa tengah") == 1                  # the sector's and the place's names are not in its sentence


def found(facts: Facts, words: str) -> int:
    match = " ".join(f'"{word}"' for word in words.split())
    return facts.db.execute("SELECT count(*) FROM figures_fts WHERE figures_fts MATCH ?", [match]).fetchone()[0]


def test_ids_follow_publication_and_undated_articles_come_first(facts, read):
    article = read.article
    for name, published in (("new", datetime(2021, 3, 9, tzinfo=WIB)), ("old", datetime(2021, 3, 8, tzinfo=WIB)), ("undated", None)):
        facts.write(replace(read, article=replace(article, id=name, published=published)))
    order = [row["article_id"] for row in facts.rows("figures")]
    assert order == ["undated"] * 2 + ["old"] * 2 + ["new"] * 2


def test_two_articles_that_meet_in_one_place_both_stay(facts, read, monkeypatch):
    monkeypatch.setattr("tracker.store.facts.position", lambda article, published: position("same", published))
    for name in ("a1", "a2"):
        facts.write(replace(read, article=replace(read.article, id=name)))
    assert len({row["position"] for row in facts.rows("articles")}) == 2
    assert facts.counts()["figures"] == 4
    assert not facts.write(replace(read, article=replace(read.article, id="a2")))


def test_a_new_date_moves_the_article(facts, read):
    facts.write(read)
    keys = [row["key"] for row in facts.rows("figures")]
    facts.write(replace(read, article=replace(read.article, published=datetime(2021, 4, 1, tzinfo=WIB))))
    assert [row["key"] for row in facts.rows("figures")] == keys
    assert facts.counts()["figures"] == facts.db.execute("SELECT count(*) FROM figures_fts").fetchone()[0] == 2


def test_derived_tables_are_replaced_touching_only_what_differs(facts, read):
    facts.write(read)
    one, two = (row["key"] for row in facts.rows("figures"))
    rows = [{"key": key, "figures": 1, "articles": 1, "origins": 1} for key in (one, two)]
    assert facts.replace_table("observations", rows) == 2
    assert facts.replace_table("observation_figures", [{"figure_key": one, "observation_key": one}]) == 1
    assert facts.replace_table("observations", rows) == 0
    assert facts.replace_table("observations", [rows[0] | {"origins": 2}]) == 2
    assert facts.write_origins({"a1": "a1"}) == 1
    assert facts.write_origins({"a1": "a1"}) == 0
    assert not facts.write(read)                                          # reading again leaves the links


def test_what_is_told_of_each_thing_is_counted_when_the_run_ends(tmp_path, read):
    with Facts(tmp_path / "tracker.db") as facts:
        facts.write(read)
    with Facts(tmp_path / "tracker.db") as facts:
        tallies = {(row["noun"], row["id"]): (row["figures"], row["articles"]) for row in facts.rows("tallies")}
        assert tallies[("place", "33.24")] == (1, 1)
        assert tallies[("sector", "C23")] == (1, 1)
        assert tallies[("regulation", "pp-28-2021")] == (0, 1)
        assert facts.tally() == 0
        facts.forget("a1")
    with Facts(tmp_path / "tracker.db") as facts:
        assert not list(facts.rows("tallies", "articles > 0 AND id <> 'places'"))


def test_counts_stand_in_the_transaction_that_writes_the_rows(tmp_path, read):
    facts = Facts(tmp_path / "tracker.db")
    facts.write(read)
    facts.db.close()                       # killed
    with Facts(tmp_path / "tracker.db") as facts:
        assert list(facts.rows("tallies", "noun = 'place'"))
        assert facts.tally() == 0


def test_rows_that_somebody_else_changed_are_counted_by_whoever_ends_the_run(tmp_path, read):
    with Facts(tmp_path / "tracker.db") as facts:
        facts.write(read)
    facts = Facts(tmp_path / "tracker.db")
    with facts.batch():
        facts.db.execute("DELETE FROM figures")
    facts.db.close()                       # killed before it counted
    with Facts(tmp_path / "tracker.db") as facts:
        assert facts.tallies.stale
    with Facts(tmp_path / "tracker.db") as facts:
        assert not list(facts.rows("tallies", "figures > 0 AND noun <> 'whole'"))
        assert facts.tally() == 0


def test_forgetting_leaves_nothing(facts, read):
    facts.write(read)
    assert facts.forget("a1")
    assert [facts.counts()[table] for table in ("articles", "figures", "quotes", "entity_mentions")] == [0, 0, 0, 0]
    assert found(facts, "investasinya") == 0
    assert not facts.forget("a1")


def test_every_reference_has_an_index(facts):
    for table in facts.db.tables:
        indexed = {index.columns[0] for index in table.indexes} | set(table.pks)
        missing = {key.column for key in table.foreign_keys} - indexed
        assert not missing, (table.name, missing)


def test_a_table_adds_and_changes_in_one_go():
    with Facts(":memory:") as facts:
        assert facts.update_table("publishers", [{"id": "a", "name": "Kabar A"}, {"id": "b", "name": "Kabar B"}]) == 2
        assert facts.update_table("publishers", [{"id": "a", "name": "Kabar A"}, {"id": "b", "name": "Warta B"}, {"id": "c", "name": "Kabar C"}]) == 2
        assert [(row["id"], row["name"]) for row in facts.rows("publishers")] == [("a", "Kabar A"), ("b", "Warta B"), ("c", "Kabar C")]
