"""The link stage over the databases: a day at a time comes to the same rows as everything at once."""
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from tracker import linking
from tracker.link.meetings import aimed_at, answering, meetings, one_claim, same_fact
from tracker.link.rows import FigureRow
from tracker.records import Annotations, Article, Figure, Period
from tracker.store.archive import Archive
from tracker.store.facts import Facts
from tracker.store.linked import Lookups

WIB = timezone(timedelta(hours=7))
TABLES = ("observations", "observation_figures", "conflicts", "targets")
YEAR = Period("2024", datetime(2024, 1, 1).date(), datetime(2024, 12, 31).date())
TELLS = "Produksi garam Pabrik Contoh pada 2024 {verb} {amount} juta ton. "
REST = ("Dinas setempat mencatat {count} petambak di pesisir utara, dan {sheds} gudang baru sudah berdiri sejak awal musim kemarau tahun itu. "
        "Petani menjual hasilnya ke pasar induk di kota, sebagian lewat koperasi yang dikelola kelompok nelayan setempat. ")


def story(name, day, *, amount="2,15", verb="mencapai", status="actual", count=312, title="Produksi Garam Contoh", outlet=None):
    """An article about a salt harvest and what is read from it."""
    text = TELLS.format(verb=verb, amount=amount) + REST.format(count=count, sheds=count + 5)
    start = text.index(amount)
    surface = f"{amount} juta ton"
    figure = Figure(
        start, start + len(surface), surface, "quantity", Decimal(amount.replace(",", ".")).scaleb(6).quantize(1), unit="t", role="level",
        about="produksi garam Pabrik Contoh", indicator="production_volume", period=YEAR, status=status, place="Indonesia", sector="B",
        confidence=0.9, sentence=(0, text.index(". ") + 1))
    outlet = outlet or name
    article = Article(name, text, title=title, published=datetime(2025, 1, 1, 9, tzinfo=WIB) + timedelta(days=day), source=outlet,
                      url=f"https://{outlet}.example/{name}")
    return Annotations(article, "1-test", figures=(figure,))


STORIES = [
    story("rencana", -300, amount="2,4", verb="ditargetkan", status="target", title="Target Garam"),
    story("asal", 10), story("salinan", 11), story("lain", 12, count=999, title="Panen di Utara"),
    story("beda", 13, amount="1,85", count=77, title="Panen Garam Selesai"), story("revisi", 40, amount="2,05", count=55, title="Revisi Produksi Garam"),
]


@pytest.fixture
def stores(tmp_path):
    with Archive(tmp_path / "archive.db") as archive, Facts(tmp_path / "tracker.db", share=1) as facts:
        yield archive, facts


def put(stores, *stories):
    archive, facts = stores
    for told in stories:
        archive.add_article(told.article)
        kept = archive.find_article(told.article.url)
        facts.write(replace(told, article=kept), publisher=told.article.source, revision=archive.latest_revisions()[kept.id])


def rows(facts):
    tables = {table: sorted((tuple(row.values()) for row in facts.rows(table)), key=str) for table in TABLES}
    return tables | {"articles": sorted(facts.db.execute("SELECT id, origin_id FROM articles").fetchall())}


def test_a_day_at_a_time_comes_to_the_same_rows(stores):
    _, facts = stores
    for told in STORIES:
        put(stores, told)
        linking.run(*stores)
    daily = rows(facts)
    assert linking.run(*stores, anew=True)["linked_rows"] == 0
    assert rows(facts) == daily
    assert all(daily.values())


def test_what_is_told_twice_is_one_fact_and_a_copy_no_source(stores):
    _, facts = stores
    put(stores, *STORIES)
    assert linking.run(*stores)["copies"] == 1
    told = {(row["value"], row["status"]): (row["articles"], row["origins"]) for row in facts.rows("observations")}
    assert told == {(2_400_000, "target"): (1, 1), (2_150_000, "actual"): (3, 2), (1_850_000, "actual"): (1, 1), (2_050_000, "actual"): (1, 1)}
    assert {row["kind"] for row in facts.rows("conflicts")} == {"disagreement", "revision"}
    assert [(row["outcome"], row["value"]) for row in facts.rows("targets")] == [("missed", 2_400_000)]


def test_a_second_run_changes_nothing(stores):
    put(stores, *STORIES)
    linking.run(*stores)
    assert linking.run(*stores)["linked_rows"] == 0


def test_an_article_that_changed_is_linked_anew(stores):
    _, facts = stores
    put(stores, *STORIES)
    linking.run(*stores)
    put(stores, story("lain", 12, amount="1,85", count=999, title="Panen di Utara"))
    linking.run(*stores)
    changed = rows(facts)
    assert linking.run(*stores, anew=True)["linked_rows"] == 0
    assert rows(facts) == changed
    assert sorted(row["articles"] for row in facts.rows("observations")) == [1, 1, 2, 2]


def test_an_article_that_is_gone_leaves_no_trace(stores):
    archive, facts = stores
    put(stores, *STORIES)
    linking.run(*stores)
    for name in ("asal", "beda"):
        gone = archive.find_article(f"https://{name}.example/{name}")
        archive.forget(gone.id)
        facts.forget(gone.id)
    linking.run(*stores)
    left = rows(facts)
    assert linking.run(*stores, anew=True)["linked_rows"] == 0
    assert rows(facts) == left
    assert len(left["articles"]) == 4 and not any(row["value"] == 1_850_000 for row in facts.rows("observations"))


def test_a_title_is_joined_with_its_text_only_where_the_text_is_read_whole(stores):
    _, facts = stores
    told = story("judul", 10, title="Produksi Garam 2,15 Juta Ton")
    said, = told.figures
    bodies = (replace(said, status="target"), replace(said, status="forecast", start=said.end + 40, end=said.end + 40 + len(said.text)))
    both = replace(told, figures=(replace(said, field="title", start=15, end=28), *bodies))      # either may be what the title says, so neither is
    put(stores, both, *(of_year(story(f"tahun-{year}", year - 2015, count=year), year) for year in range(2018, 2022)))
    linking.run(*stores)
    assert facts.db["observations"].count == 3 + 4
    put(stores, story("kata", 11, count=999, title="Panen di Utara"), story("niat", 11, verb="ditargetkan", status="target", count=77, title="Janji Garam"))
    linking.run(*stores)
    daily = rows(facts)
    assert facts.db["observations"].count == 3 + 4
    assert linking.run(*stores, anew=True)["linked_rows"] == 0 and rows(facts) == daily


def of_year(told, year):
    """The same story of another year."""
    period = Period(str(year), date(year, 1, 1), date(year, 12, 31))
    return replace(told, figures=tuple(replace(figure, period=period) for figure in told.figures))


def lengths(facts):
    return facts.db.execute("SELECT indicator, series, unit, place_id, sector, role, comparison, basis, points FROM series_lengths").fetchall()


def test_series_are_as_long_as_what_is_told(stores):
    archive, facts = stores
    series = ("production_volume", "t~~B~level~~year", "t", None, "B", "level", None, "year")
    told = [of_year(story(f"tahun-{year}", year - 2015, amount=amount), year) for year, amount in ((2021, "1,75"), (2022, "1,95"), (2023, "2,25"))]
    put(stores, told[0])
    linking.run(*stores)
    assert lengths(facts) == []
    put(stores, *told[1:])
    linking.run(*stores)
    assert lengths(facts) == [(*series, 3)]
    linking.run(*stores, anew=True)
    assert lengths(facts) == [(*series, 3)]
    put(stores, of_year(story("tahun-2022", 7, amount="1,97"), 2021))            # read again: it tells of the year before
    linking.run(*stores)
    assert lengths(facts) == [(*series, 2)]
    gone = archive.find_article("https://tahun-2023.example/tahun-2023").id
    archive.forget(gone)
    facts.forget(gone)
    linking.run(*stores)
    assert lengths(facts) == []


def test_the_memory_may_be_lost(stores):
    _, facts = stores
    put(stores, *STORIES)
    linking.run(*stores)
    Path(facts.path).with_name("link.db").unlink()
    assert linking.run(*stores)["linked_rows"] == 0


def test_a_deadline_passes_without_news_of_it(stores):
    _, facts = stores
    put(stores, STORIES[0])
    linking.run(*stores)
    assert [row["outcome"] for row in facts.rows("targets")] == ["open"]
    other = story("jauh", 5, amount="3,33", title="Berita Lain")
    figure = replace(other.figures[0], about="impor gula", indicator="import_volume", sector="C10")
    put(stores, replace(other, figures=(figure,)))
    linking.run(*stores)
    assert [row["outcome"] for row in facts.rows("targets")] == ["overdue"]


def test_figures_meet_under_common_keys():
    told = FigureRow("k1", "a1", "quantity", value_text="2150000", unit="t", about="produksi garam", indicator="production_volume", role="level",
                     period_start="2024-01-01", period_end="2024-12-31", status="actual", published="2025-01-10T09:00:00+07:00")
    aim = replace(told, key="k2", article_id="a2", value_text="2400000", status="target", published="2024-03-01T09:00:00+07:00")
    rival = replace(told, key="k3", article_id="a3", value_text="1850000")
    again = replace(told, key="k4", article_id="a4", value_text="2148000")
    assert same_fact(told) & meetings(again) and not same_fact(told) & meetings(rival)
    assert one_claim(told) & meetings(rival)
    assert aimed_at(told) & meetings(aim) and answering(aim) & meetings(told)


def test_newest_moment_is_of_publication_or_of_first_sight():
    with Facts(":memory:") as facts:
        assert Lookups(facts.db).newest() is None
        facts.write(Annotations(Article("a1", "Pabrik rotan dibuka.", published=datetime(2024, 3, 4, tzinfo=UTC)), "1-test"), first_seen="2024-03-09T00:00:00+00:00")
        assert Lookups(facts.db).newest() == "2024-03-04T00:00:00+00:00"
        facts.write(Annotations(Article("a2", "Pabrik kaca dibuka."), "1-test"), first_seen="2024-03-05T00:00:00+00:00")
        assert Lookups(facts.db).newest() == "2024-03-05T00:00:00+00:00"
