"""Laws and programmes over many articles: what happened to each and when, which figures belong to it, and which law a draft became.

A rule that is cited by its number is known by it; a draft, or a law that is only named, by its kind and subject.
"""
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tracker.lexicons import read_yaml
from tracker.link.conflicts import digest
from tracker.link.observations import independent
from tracker.link.phrases import stems
from tracker.link.rows import ArticleRow, FigureRow, Policy, PolicyArticle, PolicyEventRow, PolicyFigure, PolicyStep, RegulationMention

NAMELESS = {"draft", "named", "about"}     # rules of mentions that give a subject in place of a number
ONE_SUBJECT = 0.75                         # of the roots of a draft's subject that the law's words hold
FEWEST = 2                                 # roots that a subject has, to be recognised in another
MADE = {"signed", "issued", "in_force", "revised", "revoked"}
YEAR = re.compile(r"(?<=-)(?:19|20)\d\d(?=$|-)")
WORD = re.compile(r"[\w-]+")
BRACKET = re.compile(r"\([^)]*\)")


def in_stories(mentions: Iterable[RegulationMention], figures: Iterable[FigureRow], articles: Mapping[str, ArticleRow]) -> tuple[
        list[PolicyArticle], list[PolicyFigure]]:
    """What single stories tell: which policies each names, and which of its figures belong to them."""
    told: dict[str, list[FigureRow]] = defaultdict(list)
    for figure in figures:
        told[figure.article_id].append(figure)
    named: dict[tuple[str, str], list[RegulationMention]] = defaultdict(list)
    for mention in mentions:
        if id_ := policy_id(mention):
            named[id_, mention.article_id].append(mention)
    stories, attached = [], []
    for (id_, article), there in sorted(named.items()):
        stories.append(PolicyArticle(digest("article", id_, article), id_, article, moment(articles.get(article)) or None, int(is_titled(there)), len(there)))
        attached += figures_of(id_, there, told.get(article, ()))
    return stories, attached


def policy_id(mention: RegulationMention) -> str | None:
    """The name under which a rule is followed; None for one that is cited without anything to know it by.

    >>> mention = RegulationMention("a1", "text", 0, 26, "RPP tentang Gula Rafinasi", None, "draft")
    >>> policy_id(mention)
    'draft:pp:gula-rafinasi'
    """
    if mention.regulation_id or mention.rule not in NAMELESS:
        return mention.regulation_id
    kind, subject = kind_of(mention.text), subject_of(mention.text)
    return f"{'draft' if mention.rule == 'draft' else 'named'}:{kind}:{subject.lower().replace(' ', '-')}" if kind and subject else None


@cache
def kind_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """The forms of all kinds of rules, the longest first, and the kind of each."""
    lexicon = read_yaml("regulations")
    forms = {form.lower(): entry["id"] for entry in lexicon["kinds"] for form in (*entry["long"], *entry["short"])}
    forms |= {form.lower(): kind for form, kind in lexicon["draft_kinds"].items()}
    before = "|".join(sorted({word.lower() for word in lexicon["drafts"]}))
    options = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf"^(?:(?:{before})\s+)*({options})\b", re.IGNORECASE), forms


def kind_of(text: str) -> str | None:
    """
    >>> kind_of("Rancangan Undang-Undang (RUU) Energi Surya"), kind_of("RPP tentang Garam"), kind_of("Program Contoh")
    ('uu', 'pp', None)
    """
    pattern, forms = kind_pattern()
    match = pattern.search(text)
    return forms[match.group(1).lower()] if match else None


def subject_of(text: str) -> str:
    """What a rule is about, by the words behind its kind.

    >>> subject_of("rancangan peraturan pemerintah (RPP) tentang gula rafinasi sebagai aturan pelaksana UU Pangan")
    'gula rafinasi'
    """
    words = read_yaml("policy_stages")
    rest = BRACKET.sub(" ", kind_pattern()[0].sub("", text, count=1))
    rest = re.sub(rf"^\W*(?:(?:{'|'.join(words['begins'])})\W+)*", "", rest, flags=re.IGNORECASE)
    rest = re.split(rf"[,.;:\d\"“”]|\b(?:{'|'.join(words['ends'])})\b", rest, maxsplit=1)[0]
    return " ".join(WORD.findall(rest))


def of_policy(event: PolicyEventRow, there: Iterable[RegulationMention]) -> str | None:
    """The policy of an event: by its rule, or by the mention that its words span."""
    return event.regulation_id or next(
        (policy_id(mention) for mention in there if mention.field == event.field and mention.start < event.end and event.start < mention.end), None)


def is_titled(there: list[RegulationMention]) -> bool:
    return any(mention.field == "title" for mention in there)


def figures_of(id_: str, there: list[RegulationMention], figures: Iterable[FigureRow]) -> Iterator[PolicyFigure]:
    """The figures of a sentence that names the rule, and the targets of a story whose title names it."""
    for figure in figures:
        near = any(mention.field == figure.field and figure.sentence_start is not None and figure.sentence_start <= mention.start < (figure.sentence_end or 0)
                   for mention in there)
        if near or (is_titled(there) and figure.status == "target"):
            yield PolicyFigure(digest("figure", id_, figure.key), id_, figure.key, "sentence" if near else "story")


def steps_of(id_: str, events: Iterable[PolicyEventRow], articles: Mapping[str, ArticleRow], origins: Mapping[str, str]) -> Iterator[PolicyStep]:
    """One step a kind of event and day; what is told without a day belongs to the first that is told with one."""
    kinds: dict[str, list[PolicyEventRow]] = defaultdict(list)
    for event in events:
        kinds[event.event].append(event)
    for kind, told in sorted(kinds.items()):
        days = sorted({event.date for event in told if event.date})
        groups: dict[str | None, list[PolicyEventRow]] = defaultdict(list)
        for event in told:
            groups[event.date or (days[0] if days else None)].append(event)
        for day, group in sorted(groups.items(), key=lambda item: item[0] or ""):
            ranked = sorted(group, key=lambda event: (moment(articles.get(event.article_id)), event.date is None, event.id))
            stories = {event.article_id for event in group}
            yield PolicyStep(
                key=digest("step", id_, kind, day or ""), policy_id=id_, event=kind, date=day, said=moment(articles.get(ranked[0].article_id)) or None,
                actor=next((event.actor for event in ranked if event.actor), None), event_id=ranked[0].id, articles=len(stories),
                origins=sources(stories, articles, origins))


def sources(stories: Iterable[str], articles: Mapping[str, ArticleRow], origins: Mapping[str, str]) -> int:
    outlets = {id_: article.publisher for id_, article in articles.items()}
    return independent((origins.get(id_, id_) for id_ in stories), outlets)


def moment(article: ArticleRow | None) -> str:
    """When a story was out; nothing where that is unknown: the day on which it was found says nothing about a rule."""
    return (article.published or "") if article else ""


def policy(id_: str, steps: Iterable[PolicyStep], *, title: str | None, articles: int, first_said: str | None, last_said: str | None) -> Policy:
    """How far a policy has come, by its steps. A plan does not undo what was done."""
    nameless = id_.startswith(("draft:", "named:"))
    order = read_yaml("policy_stages")["order"]
    last = max(steps, key=lambda step: (step.event != "planned", (step.date or step.said or "")[:10], order.index(step.event)), default=None)
    parts = id_.split(":")
    return Policy(
        id=id_, regulation_id=None if nameless else id_, kind=parts[1] if nameless else parts[0].split("-")[0],
        title=parts[2].replace("-", " ") if nameless else title, draft=int(id_.startswith("draft:")), stage=last.event if last else None,
        since=(last.date or (last.said or "")[:10] or None) if last else None, became=None,
        articles=articles, first_said=first_said, last_said=last_said)


def became(draft: Policy, laws: Iterable[tuple[Policy, Iterable[str]]]) -> str | None:
    """The law that a draft became: of its kind, told of no earlier, with the draft's subject in its title or in a story's; None where two would do.

    >>> bare = dict(stage=None, since=None, became=None, articles=1, last_said=None)
    >>> draft = Policy("draft:pp:gula-rafinasi", regulation_id=None, kind="pp", title="Gula Rafinasi", draft=1, first_said="2024-03-01", **bare)
    >>> law = Policy("pp-5-2024", "pp-5-2024", kind="pp", title=None, draft=0, first_said="2024-08-01", **bare)
    >>> became(draft, [(law, ["PP 5/2024 tentang Gula Rafinasi Terbit"])])
    'pp-5-2024'
    """
    wanted = stems(draft.title)
    if len(wanted) < FEWEST:
        return None
    begun = draft.first_said or ""
    fitting = [law for law, words in laws
               if law.kind == draft.kind and is_made(law) and (law.first_said or "") >= begun and (YEAR.findall(law.id) or [begun])[-1] >= begun[:4]
               and any(len(wanted & stems(text)) >= ONE_SUBJECT * len(wanted) for text in (law.title or "", *words))]
    numbered = [law for law in fitting if law.regulation_id] or fitting
    return numbered[0].id if len(numbered) == 1 else None


def is_made(law: Policy) -> bool:
    """Whether it is a rule by now: one that is only named may be a draft still."""
    return not law.draft and (law.regulation_id is not None or law.stage in MADE)
