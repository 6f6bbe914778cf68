"""Official statistics beside the news, and an indicator over time."""
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.errors import InputError
from tracker.link.official import OfficialPoint, OfficialSeries, match
from tracker.link.rows import Observation
from tracker.linking.official import import_series, read_series
from tracker.store.asof import believed
from tracker.store.facts import Facts

SERIES = Path(__file__).with_name("series.csv")
HEAD = "series,indicator,period,value,publisher,vintage\n"


def observed(key="k1", value="4.92", **changed):
    row = {"indicator": "mfg_growth_nonoil", "about": "pertumbuhan", "kind": "percent", "role": "change", "direction": "up", "comparison": None, "sector": "C", "place_id": "ID",
               "place": "Indonesia", "period_start": "2026-04-01", "period_end": "2026-06-30", "year": 2026, "unit": "%", "status": "actual", "value": float(value), "value_text": value,
               "value_low": float(value), "value_high": float(value), "figures": 1, "articles": 1, "origins": 1, "first_said": "2026-08-06", "last_said": "2026-08-06"}
    return Observation(key, **row | changed)


GROWTH = OfficialSeries("growth", "mfg_growth_nonoil", None, "%", "ID", "C", "change", "yoy", "Badan Contoh", None)


def point(key, value, vintage):
    return OfficialPoint(key, "growth", "2026-04-01", "2026-06-30", float(value), value, vintage, None)


@pytest.mark.parametrize(("observation", "wanted"), [
    (observed(), ("agrees", 0.0)),
    (observed(value="4.9"), ("agrees", -0.41)),                      # rounded
    (observed(value="5.4"), ("differs", 9.76)),
    (observed(value="5.03", last_said="2026-09-20"), ("agrees", 0.0)),      # the revision was out by then
    (observed(value="4.92", last_said="2026-09-20"), ("differs", -2.19)),
    (observed(place_id="33"), None),
    (observed(sector="C24"), ("agrees", 0.0)),
    (observed(comparison="qoq"), None),
    (observed(status="forecast"), None),
    (observed(period_end="2026-09-30"), None),
    (observed(direction="down"), None),                              # a fall is not near a rise
    (observed(value="49.2"), None),                                  # too far to be the same thing
])
def test_news_is_compared_with_the_value_that_was_out(observation, wanted):
    found = list(match([observation], [GROWTH], [point("p1", "4.92", "2026-08-05"), point("p2", "5.03", "2026-09-01")]))
    assert [(row.verdict, row.difference) for row in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("text", "complaint"), [
    ("series,indicator\n", "no column period"),
    (HEAD + "a,inflation,2026-13,2.1,Badan Contoh,2026-01-02\n", "line 2: period 2026-13"),
    (HEAD + 'a,inflation,2026-01,"2,1",Badan Contoh,2026-01-02\n', "decimal point"),
    (HEAD + "a,inflation,2026-01,1e999,Badan Contoh,2026-01-02\n", "all its digits"),
    (HEAD + "a,inflation,2026-01,1_000,Badan Contoh,2026-01-02\n", "all its digits"),
    (HEAD + f"a,inflation,2026-01,{'9' * 31},Badan Contoh,2026-01-02\n", "all its digits"),
    (HEAD + f"{'a' * 140_000},inflation,2026-01,2.1,Badan Contoh,2026-01-02\n", "not CSV"),
    (HEAD + 'a,inflation,2026-01,2.1,"Badan\nContoh",2026-01-02\na,inflation,x,2.1,"Badan\nContoh",2026-01-02\n', "line 5: period x"),
    (HEAD + "a,inflation,2026-01,2.1,Badan Contoh,soon\n", "vintage soon"),
    (HEAD + "a,inflation,2026-01,2.1,,2026-01-02\n", "no publisher"),
    (HEAD + "a,inflation,2026-01,2.1,Badan Contoh,2026-01-02\na,inflation,2026-01,2.2,Badan Contoh,2026-01-02\n", "two values"),
    (HEAD + "a,inflation,2026-01,2.1,Badan Contoh,2026-01-02\na,inflation,2026-02,2.2,Badan Lain,2026-01-02\n", "in two ways"),
])
def test_a_file_in_another_form_is_refused_with_its_line(tmp_path, text, complaint):
    path = tmp_path / "series.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_series(path)


def test_an_indicator_that_is_not_known_is_refused(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(HEAD + "a,happiness,2026-01,2.1,Badan Contoh,2026-01-02\n", encoding="utf-8")
    with Facts(":memory:") as facts, pytest.raises(InputError, match="happiness: no such indicator"):
        import_series(facts, path)


def test_a_file_is_taken_once(tmp_path):
    with Facts(tmp_path / "tracker.db"):
        pass
    answers = [CliRunner().invoke(cli, ["import-series", str(SERIES), "--db", str(tmp_path), "--json"]) for _ in range(2)]
    assert ['"series": 2' in answers[0].output, '"series": 0' in answers[1].output, answers[1].exit_code] == [True, True, 0]


def told(facts, observation, article):
    facts.db.execute("INSERT OR IGNORE INTO places (id, name, type) VALUES ('ID', 'Indonesia', 'country')")
    facts.db["articles"].insert({"id": article, "url": article, "title": "", "position": int(article[1:]) << 20, "published": observation.first_said, "words": 1,
                                 "revision": 1, "pipeline": "1-test"}, ignore=True)
    facts.db["figures"].insert({"id": int(article[1:]) << 20, "key": observation.key, "article_id": article, "published": observation.first_said,
                                "text": observation.value_text, "kind": "percent", "evidence": "", "evidence_start": 0, "field": "text", "start": 0, "end": 1})
    facts.update_table("observations", [{name: getattr(observation, name) for name in observation.__slots__}])
    facts.update_table("observation_figures", [{"figure_key": observation.key, "observation_key": observation.key, "origin_id": article}])


def test_what_was_believed_on_a_day_is_what_had_been_said_and_not_yet_revised():
    with Facts(":memory:") as facts:
        told(facts, observed("k1", "4.92", first_said="2026-08-06"), "a1")
        told(facts, observed("k2", "5.03", first_said="2026-09-02"), "a2")
        facts.update_table("conflicts", [{"key": "c1", "kind": "revision", "figure_key": "k1", "other_key": "k2", "observation_key": "k1"}])
        days = [date(2026, 8, 1), date(2026, 9, 1), date(2026, 9, 2)]
        assert [[row["value"] for row in believed(facts.db, day, indicator="mfg_growth_nonoil")] for day in days] == [[], [4.92], [5.03]]


def test_a_series_keeps_what_is_cumulative_or_expected_apart():
    with Facts(":memory:") as facts:
        periods = [("2026-01-01", "2026-03-31", "actual"), ("2026-04-01", "2026-06-30", "actual"), ("2026-01-01", "2026-06-30", "actual"),
                   ("2026-01-01", "2026-09-30", "actual"), ("2026-01-01", "2026-12-31", "target"), ("2026-07-01", "2026-07-31", "actual")]
        for number, (start, end, status) in enumerate(periods, start=1):
            told(facts, observed(f"k{number}", "4.5", period_start=start, period_end=end, status=status), f"a{number}")
        points = facts.db.execute("SELECT period_end, basis, status FROM series_points ORDER BY observation_key").fetchall()
        assert [basis for _, basis, _ in points] == ["quarter", "quarter", "cumulative", "cumulative", "year", "month"]
        assert facts.db.execute("SELECT basis, points FROM series ORDER BY 1").fetchall() == [("cumulative", 2), ("quarter", 2)]
