"""Laws, regulations, drafts and programmes: how far each has come, what happened to it, what is said of it and by whom."""
from tracker.publish.cards import cards
from tracker.publish.page import Page, outward, page
from tracker.publish.taking import taken

SHOWN, STAGES = 200, ("planned", "signed", "issued", "in_force", "revised", "revoked")
SURFACE = "(SELECT text FROM regulation_mentions x WHERE x.regulation_id = {0} ORDER BY x.id DESC LIMIT 1) AS surface"
ALL = f"SELECT p.*, {SURFACE.format('p.regulation_id')} FROM policies p ORDER BY p.articles DESC, p.last_said DESC, p.id LIMIT {SHOWN}"  # noqa: S608
OF_STAGE = f"SELECT p.*, {SURFACE.format('p.regulation_id')} FROM policies p WHERE p.stage = :stage ORDER BY p.since DESC, p.id LIMIT {SHOWN}"  # noqa: S608
POLICY = """
SELECT coalesce(p.id, r.id) AS id, r.id AS regulation_id, coalesce(r.title, p.title) AS title, coalesce(p.kind, r.kind) AS kind, p.draft, p.stage, p.since, p.became
FROM (SELECT :id AS id) x LEFT JOIN policies p ON p.id = x.id LEFT JOIN regulations r ON r.id = x.id WHERE coalesce(p.id, r.id) IS NOT NULL
"""
SOURCE = """a.title AS article_title, a.id AS article_id, a.published, a.url AS article_url, p.name AS publisher_name FROM {0}
JOIN articles a ON a.id = e.article_id LEFT JOIN publishers p ON p.id = a.publisher"""
STEPS = f"""
SELECT s.event, s.date, s.said, s.actor, s.articles, s.origins, e.text, {SOURCE.format("policy_steps s JOIN policy_events e ON e.id = s.event_id")}
WHERE s.policy_id = :id ORDER BY coalesce(s.date, s.said) DESC, s.key LIMIT 100
"""
EVENTS = f"""
SELECT e.event, e.date, a.published AS said, e.actor, 1 AS articles, 1 AS origins, e.text, {SOURCE.format("policy_events e")}
WHERE e.regulation_id = :id ORDER BY coalesce(e.date, a.published) DESC, e.id DESC LIMIT 100
"""
ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name, count(*) AS n FROM regulation_mentions m JOIN articles a ON a.id = m.article_id
LEFT JOIN publishers p ON p.id = a.publisher WHERE m.regulation_id = :id GROUP BY a.id ORDER BY a.position DESC LIMIT 30
"""
DRAFT_ARTICLES = """
SELECT a.id, a.title, a.published, p.name AS publisher_name FROM policy_articles x JOIN articles a ON a.id = x.article_id
LEFT JOIN publishers p ON p.id = a.publisher WHERE x.policy_id = :id ORDER BY x.said DESC LIMIT 30
"""
FIGURES = "SELECT f.id FROM policy_figures x JOIN figures f ON f.key = x.figure_key WHERE x.policy_id = :id ORDER BY x.relation, f.id DESC LIMIT 12"
SPEAKERS = "SELECT speaker, speaker_id, count(*) AS n FROM policy_speakers WHERE policy_id = :id GROUP BY speaker_id ORDER BY n DESC, speaker LIMIT 12"
PLACES = "SELECT p.id, p.name, x.articles FROM policy_places x JOIN places p ON p.id = x.place_id WHERE x.policy_id = :id ORDER BY x.articles DESC, p.name LIMIT 12"
SECTORS = "SELECT s.code, s.name, x.articles FROM policy_sectors x JOIN sectors s ON s.code = x.sector WHERE x.policy_id = :id ORDER BY x.articles DESC, s.code LIMIT 12"
SURFACES = "SELECT text, count(*) AS n FROM regulation_mentions WHERE regulation_id = :id GROUP BY text ORDER BY n DESC, length(text) DESC LIMIT 6"


@taken("policies")
async def rows(page: Page) -> tuple[str, dict]:
    """Every policy and how far it has come."""
    return "SELECT * FROM policies WHERE :stage IN ('', stage) ORDER BY articles DESC, id", {"stage": asked(page)}


def asked(page: Page) -> str:
    return page.arg("stage") if page.arg("stage") in STAGES else ""


@page("/regulations")
async def regulations(page: Page):
    """All of them, the most written about first; or those of one stage, the latest first."""
    stage = asked(page)
    found = await page.rows(OF_STAGE if stage else ALL, **({"stage": stage} if stage else {}))
    tallies = {row["stage"]: row["n"] for row in await page.rows("SELECT stage, count(*) AS n FROM policies GROUP BY stage")}
    return await page.show("regulations.html", regulations=[row | {"label": label(row)} for row in found], stage=stage,
                           stages=[(value, tallies[value]) for value in STAGES if value in tallies])


@page("/regulations/{id}")
async def regulation(page: Page):
    """One of them, with its timeline."""
    id_ = page.part("id")
    shown = await page.row(POLICY, id=id_)
    surfaces = await page.rows(SURFACES, id=id_)
    steps = await page.rows(STEPS, id=id_) or await page.rows(EVENTS, id=id_)
    became = await page.rows("SELECT id, title, kind FROM policies WHERE id = :id", id=shown["became"]) if shown["became"] else []
    return await page.show(
        "regulation.html", regulation=shown, label=label(shown | {"surface": surfaces[0]["text"] if surfaces else None}), surfaces=surfaces,
        events=[row | {"source_url": outward(row["article_url"])} for row in steps], became=[row | {"label": label(row)} for row in became],
        drafts=[row | {"label": label(row)} for row in await page.rows("SELECT id, title, kind FROM policies WHERE became = :id", id=id_)],
        figures=await cards(page, [row["id"] for row in await page.rows(FIGURES, id=id_)]), speakers=await page.rows(SPEAKERS, id=id_),
        places=await page.rows(PLACES, id=id_), sectors=await page.rows(SECTORS, id=id_),
        articles=await page.rows(ARTICLES if shown["regulation_id"] else DRAFT_ARTICLES, id=id_))


def label(row: dict) -> str:
    """What a policy is called: its title, else as an article writes it, else its name in rows.

    >>> label({"id": "pp-97-2026", "title": None, "surface": "PP 97/2026"}), label({"id": "pp-1-2020", "title": None})
    ('PP 97/2026', 'pp-1-2020')
    """
    return row["title"] or row.get("surface") or row["id"]
