"""What is planted in the sample newsroom is found across its stories, and nothing else is reported."""
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
import yaml

from tracker import linking
from tracker.annotate.pipeline import annotate_all
from tracker.collect import run
from tracker.demo import newsroom
from tracker.demo.stories import read
from tracker.extract import extract
from tracker.store.archive import Archive
from tracker.store.facts import Facts

KINDS = {"disagreement": "disagreement", "scale slip": "scale_slip", "percent for points": "percent_points"}


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    """The public database of the sample newsroom, linked, and each article's story."""
    folder = tmp_path_factory.mktemp("linked")

    async def keep(page):
        return archive.add_article(extract(page), page)

    with Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db", share=1) as facts:
        with newsroom() as (feeds, settings):
            run(feeds, archive, settings, on_page=keep)
        for annotations in annotate_all(archive.articles()):
            facts.write(annotations)
        linking.run(archive, facts)
        yield facts, {row["id"]: PurePosixPath(row["url"]).stem for row in facts.rows("articles")}


@pytest.fixture(scope="module")
def planted():
    return yaml.safe_load(read("planted.yaml"))


@pytest.fixture(scope="module")
def figures(linked):
    return {row["key"]: row for row in linked[0].rows("figures")}


def test_every_copy_has_its_origin_and_no_other_story_has(linked, planted):
    facts, stories = linked
    found = {stories[row["id"]]: stories[row["origin_id"]] for row in facts.rows("articles") if row["origin_id"] != row["id"]}
    assert found == {copy: origin for origin, copies in planted["copies"].items() for copy in copies}


def test_every_conflict_and_revision_is_found_and_nothing_else(linked, planted, figures):
    facts, stories = linked
    found = [(row["kind"], *sorted((stories[figures[row[side]]["article_id"]], figures[row[side]]["value"]) for side in ("figure_key", "other_key")))
             for row in facts.rows("conflicts")]
    wanted = [(KINDS[item["kind"]], *sorted(zip(item["stories"], item["values"], strict=True))) for item in planted["conflicts"]]
    for item in planted["revisions"]:
        wanted += [("revision", *sorted(step)) for step in pairwise(zip(item["stories"], item["values"], strict=True))]
    assert sorted(found) == sorted(wanted)


def test_what_independent_publishers_say_alike_is_one_observation(linked, planted, figures):
    facts, stories = linked
    members = {}
    for row in facts.rows("observation_figures"):
        members.setdefault(row["observation_key"], set()).add((stories[figures[row["figure_key"]]["article_id"]], figures[row["figure_key"]]["value"]))
    apart = [item["what"] for item in planted["agreements"]
             if not any({(story, item["value"]) for story in item["stories"]} <= told for told in members.values())]
    assert apart == []


def test_targets_are_followed_to_their_outcome(linked, planted, figures):
    facts, stories = linked
    found = {(stories[figures[row["figure_key"]]["article_id"]], row["value"]): row for row in facts.rows("targets")}
    for item in planted["targets"]:
        if "value" not in item or "changed_from" in item:
            continue
        row = found[item["story"], item["value"]]
        assert row["deadline"] == item["deadline"].isoformat()
        outcome = item["outcome"]
        assert (row["share"] is None) == (outcome is None)
        if outcome:
            realised = figures[row["realised_key"]]
            assert (stories[realised["article_id"]], realised["value"], round(row["share"], 2)) == (outcome["story"], outcome["value"], outcome["share"])
            assert row["outcome"] == ("met" if outcome["share"] >= 1 else "missed")


def test_every_policy_has_its_timeline_and_a_draft_its_law(linked, planted):
    facts, stories = linked
    told = {row["id"]: stories[row["article_id"]] for row in facts.rows("policy_events")}
    steps = {(row["policy_id"], row["event"], row["date"], told[row["event_id"]]) for row in facts.rows("policy_steps")}
    became = {row["became"]: row["id"] for row in facts.rows("policies") if row["became"]}
    missing = []
    for item in planted["policies"]:
        kind, number, year = item["id"].replace("/", " ").lower().split()
        for event in item["events"]:
            name = f"{kind}-{number}-{year}"
            step = (became.get(name) if event["event"] == "planned" else name, event["event"], event["date"].isoformat() if "date" in event else None, event["story"])
            missing += [step] if step not in steps else []
    assert missing == []
    assert len(became) == 1
