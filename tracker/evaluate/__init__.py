"""Scores against gold: what was read beside what people annotated, by the rules of the annotation guideline."""
from pathlib import Path
from typing import Any

from tracker.articles import read_file
from tracker.errors import InputError
from tracker.evaluate.floors import check_floors, raised, read_floors, write_floors
from tracker.evaluate.gold import misplaced, read_gold
from tracker.evaluate.marks import Mark
from tracker.evaluate.report import disagreements, table, write_quality
from tracker.evaluate.scores import Scores, score
from tracker.records import printed

__all__ = ["Scores", "check_floors", "disagreements", "evaluate", "raised", "read_floors", "score", "table", "write_floors", "write_quality"]


def evaluate(gold_path: str | Path, articles_path: str | Path, *, errors: list[tuple[str, Mark]] | None = None) -> Scores:
    """Annotate the articles, compare with the gold, and give the scores; `errors` receives every disagreement.

    Every article of the gold must be among the articles, and every span must say what stands in its text.
    """
    from tracker.annotate.pipeline import annotate_all  # costs seconds: only for who evaluates

    gold = read_gold(gold_path)
    articles = {article.id: article for article in read_file(articles_path)}
    absent = [article["id"] for article in gold if article["id"] not in articles]
    if absent:
        raise InputError(articles_path, f"{len(absent)} articles of {gold_path} are absent, {absent[0]} first", "give the articles that the gold annotates")
    wanted = [articles[article["id"]] for article in gold]
    predicted = [printed(annotations) for annotations in annotate_all(wanted)]
    texts = {article.id: article.text for article in wanted}
    refuse_misplaced(gold, texts, gold_path)
    refuse_misplaced(predicted, texts, "the pipeline's own records")
    return score(gold, predicted, errors=errors)


def refuse_misplaced(articles: list[dict[str, Any]], texts: dict[str, str], name: str | Path) -> None:
    faults = list(misplaced(articles, texts))
    if faults:
        raise InputError(name, f"{len(faults)} spans do not say what stands there, first {faults[0]}", "correct the offsets")
