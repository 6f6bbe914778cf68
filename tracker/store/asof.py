"""What was believed on a day: the facts as the articles out by then told them, revisions of a later day left out."""
from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from tracker.store.linked import Row

BELIEVED = """
SELECT o.key, o.indicator, o.about, o.place, o.sector, o.unit, o.period_start, o.period_end, o.status, o.value, o.value_text, said.first_said, said.articles
FROM observations o JOIN (
  SELECT m.observation_key, min(f.published) AS first_said, count(DISTINCT f.article_id) AS articles
  FROM observation_figures m JOIN figures f ON f.key = m.figure_key JOIN observations x ON x.key = m.observation_key
  WHERE (:indicator = '' OR x.indicator = :indicator) AND substr(f.published, 1, 10) <= :day GROUP BY m.observation_key) said ON said.observation_key = o.key
WHERE NOT EXISTS (
  SELECT 1 FROM conflicts c JOIN figures later ON later.key = c.other_key
  WHERE c.kind = 'revision' AND c.observation_key = o.key AND substr(later.published, 1, 10) <= :day)
ORDER BY o.indicator, o.place_id, o.period_end, said.first_said, o.key
"""


def believed(db: Database, day: date, *, indicator: str = "") -> Iterator[Row]:
    """Every fact as it was told by the end of a day, of one indicator or of all. What was revised by then shows its newest value."""
    return db.query(BELIEVED, {"day": day.isoformat(), "indicator": indicator})
