"""Laws and programmes followed across articles."""
from sqlite_utils import Database

from tracker.store.migrations.script import facts, run


@facts()
def m012_policies(db: Database) -> None:
    """Each with its steps, its articles and its figures; who spoke of it, where and in which sectors follow from the articles."""
    run(db, """
CREATE TABLE policies (
  id TEXT PRIMARY KEY,
  regulation_id TEXT REFERENCES regulations(id),
  kind TEXT,
  title TEXT,
  draft INTEGER NOT NULL,
  stage TEXT,
  since TEXT,
  became TEXT,
  articles INTEGER NOT NULL,
  first_said TEXT,
  last_said TEXT
) STRICT;
CREATE INDEX policies_regulation ON policies(regulation_id);
CREATE INDEX policies_became ON policies(became);
CREATE INDEX policies_stage ON policies(stage, since);
CREATE INDEX policies_kind ON policies(kind, draft);
CREATE TABLE policy_steps (
  key TEXT PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policies(id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  date TEXT,
  said TEXT,
  actor TEXT,
  event_id INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  origins INTEGER NOT NULL
) STRICT;
CREATE INDEX policy_steps_policy ON policy_steps(policy_id, date);
CREATE TABLE policy_articles (
  key TEXT PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policies(id) ON DELETE CASCADE,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  said TEXT,
  titled INTEGER NOT NULL,
  mentions INTEGER NOT NULL
) STRICT;
CREATE INDEX policy_articles_policy ON policy_articles(policy_id, said);
CREATE INDEX policy_articles_article ON policy_articles(article_id);
CREATE TABLE policy_figures (
  key TEXT PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policies(id) ON DELETE CASCADE,
  figure_key TEXT NOT NULL REFERENCES figures(key) ON DELETE CASCADE,
  relation TEXT NOT NULL
) STRICT;
CREATE INDEX policy_figures_policy ON policy_figures(policy_id);
CREATE INDEX policy_figures_figure ON policy_figures(figure_key);
CREATE VIEW policy_speakers AS
SELECT pa.policy_id, q.speaker, q.speaker_id, q.key AS quote_key, q.text, q.article_id, q.published
FROM policy_articles pa JOIN quotes q ON q.article_id = pa.article_id WHERE pa.titled AND q.speaker IS NOT NULL;
CREATE VIEW policy_places AS
SELECT pa.policy_id, m.place_id, count(DISTINCT pa.article_id) AS articles
FROM policy_articles pa JOIN place_mentions m ON m.article_id = pa.article_id WHERE NOT m.dateline GROUP BY pa.policy_id, m.place_id;
CREATE VIEW policy_sectors AS
SELECT pa.policy_id, s.sector, count(*) AS articles
FROM policy_articles pa JOIN article_sectors s ON s.article_id = pa.article_id GROUP BY pa.policy_id, s.sector
""")
