"""The policies over the databases: what changed articles tell of rules, and the timeline of every rule that they touch."""
from collections import defaultdict
from collections.abc import Iterable

from tracker.link.policies import became, in_stories, of_policy, policy, steps_of
from tracker.link.rows import ArticleRow, FigureRow, Policy, PolicyEventRow, PolicyStep, RegulationMention, as_row, from_row
from tracker.store.facts import Facts
from tracker.store.linked import Lookups
from tracker.store.policies import PolicyLookups


def follow(facts: Facts, changed: set[str], *, regrouped: Iterable[str] = (), again: bool = True) -> int:
    """Make anew what is known of the policies that changed articles name or named; how many rows changed.
    `regrouped` are articles whose origin changed, `again` says that some were linked before.
    """
    ask = PolicyLookups(facts.db)
    touched = ask.named_in(changed) | (ask.thinned() if again else set())
    mentions = [from_row(RegulationMention, row) for row in ask.mentions(changed)]
    naming = {mention.article_id for mention in mentions}
    articles = {row["id"]: from_row(ArticleRow, row) for row in Lookups(facts.db).articles(naming)}
    stories, figures = in_stories(mentions, [from_row(FigureRow, row) for row in ask.figures(naming)], articles)
    told = {story.policy_id for story in stories}
    touched |= told
    rows = facts.update_table("policies", [bare(row) for row in ask.tallies(told - {row["id"] for row in ask.known(told)})])
    for table, found in (("policy_articles", stories), ("policy_figures", figures)):
        rows += facts.update_table(table, map(as_row, found))
        rows += Lookups(facts.db).remove(table, ask.stale(table, changed, {row.key for row in found}))
    eventful = {event["regulation_id"] for event in ask.events_in(changed)} & touched
    redone = touched if again else eventful | {id_ for id_ in touched if ":" in id_} | {step["policy_id"] for step in ask.steps(ask.named_in(regrouped))}
    rows += write_steps(facts, ask, redone)
    rows += judge(facts, ask, touched)
    return rows + ask.drop_unnamed()


def bare(row: dict) -> dict:
    """A new policy as far as it can be known before its articles are written."""
    return as_row(policy(row["id"], [], title=row["title"], articles=0, first_said=None, last_said=None))


def write_steps(facts: Facts, ask: PolicyLookups, ids: set[str]) -> int:
    """Make the timelines of some policies anew."""
    events = {row["id"]: from_row(PolicyEventRow, row) for row in ask.events(ids)}
    stories = {event.article_id for event in events.values()}
    there: dict[str, list[RegulationMention]] = defaultdict(list)
    for row in ask.mentions(event.article_id for event in events.values() if not event.regulation_id):
        there[row["article_id"]].append(from_row(RegulationMention, row))
    articles, origins = {}, {}
    for row in Lookups(facts.db).articles(stories):
        articles[row["id"]], origins[row["id"]] = from_row(ArticleRow, row), row["origin_id"] or row["id"]
    mine: dict[str, list[PolicyEventRow]] = defaultdict(list)
    for event in events.values():
        id_ = of_policy(event, there[event.article_id])
        if id_ in ids:
            mine[id_].append(event)
    steps = [step for id_, told in sorted(mine.items()) for step in steps_of(id_, told, articles, origins)]
    rows = facts.update_table("policy_steps", map(as_row, steps))
    return rows + Lookups(facts.db).remove("policy_steps", ask.stale("policy_steps", ids, {step.key for step in steps}))


def judge(facts: Facts, ask: PolicyLookups, ids: set[str]) -> int:
    """How far each policy has come, and what became of drafts of the same kind."""
    steps: dict[str, list[PolicyStep]] = defaultdict(list)
    for row in ask.steps(ids):
        steps[row["policy_id"]].append(from_row(PolicyStep, row))
    known = {row["id"]: row["became"] for row in ask.known(ids)}
    found = [policy(row["id"], steps[row["id"]], **{name: row[name] for name in ("title", "articles", "first_said", "last_said")}) for row in ask.tallies(ids)]
    rows = facts.update_table("policies", [as_row(row) | {"became": known.get(row.id)} for row in found])
    peers = [from_row(Policy, row) for row in ask.drafts_and_laws({row.kind for row in found})]
    laws = [(law, list(ask.titles(law.id))) for law in peers if not law.draft and law.articles]
    return rows + facts.update_table("policies", [as_row(draft) | {"became": became(draft, laws)} for draft in peers if draft.draft and draft.articles])
