"""An indicator over time as the news tells it, and official series beside it."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m013_series(db: Database) -> None:
    """Views over the observations; tables for official points and how news compares with them."""
    run(db, """
CREATE TABLE official_series (
  id TEXT PRIMARY KEY,
  indicator TEXT NOT NULL REFERENCES indicators(id),
  name TEXT,
  unit TEXT,
  place_id TEXT,
  sector TEXT REFERENCES sectors(code),
  role TEXT NOT NULL,
  comparison TEXT,
  publisher TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE INDEX official_series_indicator ON official_series(indicator, place_id);
CREATE TABLE official_points (
  key TEXT PRIMARY KEY,
  series_id TEXT NOT NULL REFERENCES official_series(id) ON DELETE CASCADE,
  period_start TEXT NOT NULL,
  period_end TEXT NOT NULL,
  value REAL NOT NULL,
  value_text TEXT NOT NULL,
  vintage TEXT NOT NULL,
  state TEXT
) STRICT;
CREATE INDEX official_points_series ON official_points(series_id, period_end, vintage);
CREATE TABLE official_matches (
  observation_key TEXT PRIMARY KEY REFERENCES observations(key) ON DELETE CASCADE,
  point_key TEXT NOT NULL REFERENCES official_points(key) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  difference REAL
) STRICT;
CREATE INDEX official_matches_point ON official_matches(point_key);
CREATE INDEX official_matches_verdict ON official_matches(verdict);
CREATE VIEW series_points AS
SELECT indicator, sector, place_id, unit, kind, coalesce(role, 'level') AS role, comparison, status,
  CASE WHEN period_start IS NULL OR period_start = period_end THEN 'at'
       WHEN substr(period_start, 6) = '01-01' AND substr(period_end, 6) = '12-31' AND substr(period_start, 1, 4) = substr(period_end, 1, 4) THEN 'year'
       WHEN substr(period_start, 9) = '01' AND date(period_start, '+1 month', '-1 day') = period_end THEN 'month'
       WHEN substr(period_start, 9) = '01' AND substr(period_start, 6, 2) IN ('01', '04', '07', '10')
         AND date(period_start, '+3 months', '-1 day') = period_end THEN 'quarter'
       WHEN substr(period_start, 6) = '01-01' AND substr(period_start, 1, 4) = substr(period_end, 1, 4) THEN 'cumulative'
       ELSE 'span' END AS basis,
  period_start, period_end, CASE WHEN role = 'change' AND direction = 'down' THEN -value ELSE value END AS value, direction, value_text, value_low, value_high, origins, articles, first_said, last_said, key AS observation_key,
  EXISTS (SELECT 1 FROM conflicts c WHERE c.kind = 'revision' AND c.observation_key = observations.key) AS revised
FROM observations WHERE indicator IS NOT NULL AND period_end IS NOT NULL AND value IS NOT NULL;
CREATE VIEW series AS
SELECT indicator, sector, place_id, unit, kind, role, comparison, status, basis, count(DISTINCT period_end) AS points,
  min(period_end) AS first_period, max(period_end) AS last_period, max(origins) AS most_origins
FROM series_points GROUP BY indicator, sector, place_id, unit, kind, role, comparison, status, basis HAVING count(DISTINCT period_end) > 1;
CREATE VIEW official_checks AS
SELECT o.key AS observation_key, o.indicator, o.place_id, o.sector, o.unit, o.period_start, o.period_end, o.value, o.origins,
  coalesce(m.verdict, 'no_series') AS verdict, m.difference, p.value AS official_value, p.vintage, p.state, s.id AS series_id, s.publisher, s.source
FROM observations o LEFT JOIN official_matches m ON m.observation_key = o.key LEFT JOIN official_points p ON p.key = m.point_key
LEFT JOIN official_series s ON s.id = p.series_id WHERE o.indicator IS NOT NULL AND o.period_end IS NOT NULL AND o.status = 'actual'
""")
