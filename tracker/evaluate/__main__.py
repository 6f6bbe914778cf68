"""python -m tracker.evaluate EVAL: measure every gold set of the folder, write docs/quality.md and raise models/floors.json.

The folder holds `dev/gold.jsonl` with `dev/articles.jsonl`, and `cases.jsonl`, which is both.
"""
from pathlib import Path

import click

from tracker.errors import TrackerError
from tracker.evaluate import evaluate, raised, read_floors, write_floors, write_quality
from tracker.evaluate.scores import Scores

SETS = {"dev": ("dev/gold.jsonl", "dev/articles.jsonl"), "cases": ("cases.jsonl", "cases.jsonl")}


def measure(folder: str | Path) -> dict[str, Scores]:
    """The scores of every gold set in a folder, by name."""
    folder = Path(folder)
    return {name: evaluate(folder / gold, folder / articles) for name, (gold, articles) in SETS.items()}


@click.command(help="Measure the gold sets of EVAL and write the page of scores.")
@click.argument("folder", metavar="EVAL", type=click.Path(path_type=Path))
@click.option("--quality", "quality", type=click.Path(path_type=Path), default="docs/quality.md", show_default=True, help="The page to write.")
@click.option("--floors", "floors", type=click.Path(path_type=Path), default="models/floors.json", show_default=True, help="The floors to raise.")
@click.option("--lower", is_flag=True, help="Set the floors to what was measured, even where that is lower; commit that by itself.")
def main(folder: Path, quality: Path, floors: Path, lower: bool) -> None:
    from tracker.annotate.pipeline import version

    try:
        results = measure(folder)
        quality.parent.mkdir(parents=True, exist_ok=True)
        write_quality(quality, results, pipeline=version())
        write_floors(floors, raised(read_floors(floors), results, lower=lower))
    except TrackerError as error:
        raise SystemExit(f"Error: {error}") from error
    click.echo(f"{sum(scores.articles for scores in results.values())} articles measured; {quality} and {floors} written")


if __name__ == "__main__":
    main()
