"""Rules and programmes over many stories: a timeline each, their figures, and the law that a draft became."""
from datetime import datetime

import pytest

from tracker.link.policies import in_stories, policy, policy_id, steps_of
from tracker.link.rows import ArticleRow, FigureRow, PolicyEventRow, RegulationMention
from tracker.linking.policies import follow
from tracker.records import Annotations, Article, PolicyEvent, Regulation
from tracker.store.facts import Facts


def mention(text, *, id_=None, rule="cited", article="a1", field="text", start=0):
    return RegulationMention(article, field, start, start + len(text), text, id_, rule)


@pytest.mark.parametrize(("text", "rule", "wanted"), [
    ("RUU Energi Surya", "draft", "draft:uu:energi-surya"),
    ("rancangan undang-undang (RUU) tentang energi surya", "draft", "draft:uu:energi-surya"),
    ("revisi Perpres tentang Gudang Beku untuk nelayan", "draft", "draft:perpres:gudang-beku"),
    ("UU Energi Surya", "named", "named:uu:energi-surya"),
    ("Perda 7 tahun 2021", "cited", None),           # which region's is unknown
    ("RPP", "draft", None),
])
def test_a_rule_without_a_number_is_known_by_its_subject(text, rule, wanted):
    assert policy_id(mention(text, rule=rule)) == wanted


def test_the_figures_of_a_sentence_and_the_targets_of_a_story_belong_to_the_rule_that_it_names():
    titled = mention("PP 5/2024", id_="pp-5-2024", field="title")
    named = mention("PP 5/2024", id_="pp-5-2024", start=100)
    near = FigureRow("k1", "a1", "percent", status="actual", sentence_start=90, sentence_end=160)
    aim = FigureRow("k2", "a1", "percent", status="target", sentence_start=300, sentence_end=340)
    other = FigureRow("k3", "a1", "percent", status="actual", sentence_start=300, sentence_end=340)
    stories, figures = in_stories([titled, named], [near, aim, other], {"a1": ArticleRow("a1", "2024-02-01")})
    assert [(row.policy_id, row.titled, row.mentions, row.said) for row in stories] == [("pp-5-2024", 1, 2, "2024-02-01")]
    assert sorted((row.figure_key, row.relation) for row in figures) == [("k1", "sentence"), ("k2", "story")]


def test_a_step_told_without_its_day_is_the_one_told_with_it():
    told = [PolicyEventRow(1, "a1", "signed", "text", 0, 9), PolicyEventRow(2, "b1", "signed", "text", 0, 9, date="2024-02-01", actor="Presiden")]
    articles = {"a1": ArticleRow("a1", "2024-02-02", "kabar"), "b1": ArticleRow("b1", "2024-02-03", "warta")}
    [step] = steps_of("pp-5-2024", told, articles, {})
    assert (step.date, step.said, step.actor, step.articles, step.origins) == ("2024-02-01", "2024-02-02", "Presiden", 2, 2)


def test_a_plan_that_is_told_again_does_not_undo_what_was_done():
    told = [PolicyEventRow(1, "a1", "issued", "text", 0, 9, date="2024-02-01"), PolicyEventRow(2, "b1", "planned", "text", 0, 9, date="2024-03-01")]
    found = policy("pp-5-2024", steps_of("pp-5-2024", told, {}, {}), title=None, articles=2, first_said=None, last_said=None)
    assert (found.stage, found.since) == ("issued", "2024-02-01")


def story(id_, day, title, text, rule, *, event, regulation=None, kind="cited"):
    at = text.index(rule)
    return Annotations(
        Article(id_, text, title=title, published=datetime.fromisoformat(f"{day}T09:00:00+07:00"), url=f"https://kabar.example/{id_}", source="kabar"), "1-test",
        regulations=(Regulation(at, at + len(rule), rule, regulation, None, kind), Regulation(0, len(rule), rule, regulation, None, kind, field="title")),
        policy_events=(PolicyEvent(at, at + len(rule), rule, event, regulation),))


DRAFT = story("a1", "2024-02-01", "RPP Gula Rafinasi Disiapkan", "Pemerintah menyiapkan RPP Gula Rafinasi.", "RPP Gula Rafinasi", event="planned", kind="draft")
LAW = story("b1", "2024-08-01", "PP 5/2024 tentang Gula Rafinasi Terbit", "Pemerintah menerbitkan PP 5/2024.", "PP 5/2024", event="issued", regulation="pp-5-2024")


def names(facts):
    return {row["id"]: (row["stage"], row["became"]) for row in facts.rows("policies")}


def test_a_draft_becomes_a_law_a_day_at_a_time_as_well_as_at_once():
    with Facts(":memory:") as facts:
        facts.write(DRAFT)
        follow(facts, {"a1"}, again=False)
        assert names(facts) == {"draft:pp:gula-rafinasi": ("planned", None)}
        facts.write(LAW)
        follow(facts, {"b1"}, again=False)
        assert names(facts) == {"draft:pp:gula-rafinasi": ("planned", "pp-5-2024"), "pp-5-2024": ("issued", None)}
        daily = [list(facts.rows(table)) for table in ("policies", "policy_steps", "policy_articles")]
        assert follow(facts, {"a1", "b1"}) == 0
        assert [list(facts.rows(table)) for table in ("policies", "policy_steps", "policy_articles")] == daily


def test_a_policy_that_no_article_names_any_more_is_gone():
    with Facts(":memory:") as facts:
        facts.write(LAW)
        follow(facts, {"b1"}, again=False)
        facts.forget("b1")
        follow(facts, set(), again=True)
        assert names(facts) == {}
