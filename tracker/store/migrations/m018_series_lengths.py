"""How long each series of an indicator is, so that a page need not put all observations together."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run

BASIS = """CASE WHEN period_start IS NULL OR period_start = period_end THEN 'at'
       WHEN substr(period_start, 6) = '01-01' AND substr(period_end, 6) = '12-31' AND substr(period_start, 1, 4) = substr(period_end, 1, 4) THEN 'year'
       WHEN substr(period_start, 9) = '01' AND date(period_start, '+1 month', '-1 day') = period_end THEN 'month'
       WHEN substr(period_start, 9) = '01' AND substr(period_start, 6, 2) IN ('01', '04', '07', '10')
         AND date(period_start, '+3 months', '-1 day') = period_end THEN 'quarter'
       WHEN substr(period_start, 6) = '01-01' AND substr(period_start, 1, 4) = substr(period_end, 1, 4) THEN 'cumulative'
       ELSE 'span' END"""
SERIES = ("coalesce(unit, '') || '~' || coalesce(place_id, '') || '~' || coalesce(sector, '') || '~' || coalesce(role, 'level') || '~' "
          f"|| coalesce(comparison, '') || '~' || {BASIS}")
POINTS = "indicator IS NOT NULL AND period_end IS NOT NULL AND value IS NOT NULL"


@facts()
def m018_series_lengths(db: Database) -> None:
    """The view of points names the series of each; an index finds them by it; a table counts them."""
    run(db, f"""
DROP VIEW series;
DROP VIEW series_points;
CREATE VIEW series_points AS
SELECT indicator, sector, place_id, unit, kind, coalesce(role, 'level') AS role, comparison, status, {BASIS} AS basis,
  period_start, period_end, CASE WHEN role = 'change' AND direction = 'down' THEN -value ELSE value END AS value, direction, value_text, value_low, value_high,
  origins, articles, first_said, last_said, key AS observation_key,
  EXISTS (SELECT 1 FROM conflicts c WHERE c.kind = 'revision' AND c.observation_key = observations.key) AS revised, {SERIES} AS series
FROM observations WHERE {POINTS};
CREATE VIEW series AS
SELECT indicator, sector, place_id, unit, kind, role, comparison, status, basis, count(DISTINCT period_end) AS points,
  min(period_end) AS first_period, max(period_end) AS last_period, max(origins) AS most_origins
FROM series_points GROUP BY indicator, sector, place_id, unit, kind, role, comparison, status, basis HAVING count(DISTINCT period_end) > 1;
CREATE INDEX observations_series ON observations(indicator, {SERIES}, period_end) WHERE {POINTS};
CREATE TABLE series_lengths (
  indicator TEXT NOT NULL REFERENCES indicators(id),
  series TEXT NOT NULL,
  unit TEXT,
  place_id TEXT,
  sector TEXT,
  role TEXT NOT NULL,
  comparison TEXT,
  basis TEXT NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (indicator, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_lengths_points ON series_lengths(indicator, points DESC, unit);
INSERT INTO series_lengths
SELECT indicator, series, unit, place_id, sector, role, comparison, basis, count(DISTINCT period_end)
FROM series_points GROUP BY indicator, series HAVING count(DISTINCT period_end) > 1
""")  # noqa: S608  (the names above)
