"""Commands for who reads single articles, and for who measures and improves the reading: extract, explain, evaluate, train. `cli.py` adds them."""
import json
import sys
from os.path import isfile
from pathlib import Path

import click

from tracker.options import console, db_option, example, json_option


def add_to(cli: click.Group) -> None:
    """Add the commands of this module to the program."""
    for command in COMMANDS:
        cli.add_command(command)


@click.command(epilog=example("tracker extract article.txt --format json"))
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option("--format", "form", type=click.Choice(["jsonl", "json", "table"]), default="jsonl", show_default=True, help="How to print.")
def extract(file: str, form: str) -> None:
    """Print what is read from articles: JSON Lines (id, title, text, published, url, source; only text is required) or one plain text."""
    from tracker.annotate.pipeline import annotate_all
    from tracker.records import printed

    for record in annotate_all(articles_in(file)):
        if form == "table":
            from tracker.explain import figure_table
            console().print(figure_table(record))
        else:
            click.echo(json.dumps(printed(record), ensure_ascii=False, indent=2 if form == "json" else None))


@click.command(epilog=example("tracker explain 3f9a0c2e1b7d4f60 --db db"))
@click.argument("target", metavar="URL|ID|FILE")
@db_option
def explain(target: str, db: Path) -> None:
    """Show an article in the terminal with its spans coloured, each with its value and the rule that found it."""
    from tracker.annotate.pipeline import annotate
    from tracker.explain import explain as explanation
    from tracker.store.opening import folder_errors

    if target == "-" or isfile(target):
        articles = articles_in(target)
    else:
        from tracker.store.archive import Archive
        with folder_errors(db), Archive(db / "archive.db", readonly=True) as archive:
            articles = [archive.find_article(target)]
    for article in articles:
        console().print(explanation(annotate(article)))


@click.command(epilog=example("tracker evaluate gold.jsonl articles.jsonl --errors /tmp/errors.txt"))
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("articles", type=click.Path(path_type=Path))
@json_option
@click.option("--errors", "errors_path", type=click.Path(dir_okay=False, path_type=Path), help="Write every disagreement here; never into the repository.")
def evaluate(gold: Path, articles: Path, as_json: bool, errors_path: Path | None) -> None:
    """Annotate ARTICLES.jsonl, compare with GOLD.jsonl, and print the table of scores."""
    from tracker.evaluate import disagreements, table
    from tracker.evaluate import evaluate as measure

    errors = []
    scores = measure(gold, articles, errors=errors)
    if errors_path:
        errors_path.write_text("\n".join(disagreements(errors)) + "\n", encoding="utf-8")
    click.echo(json.dumps(scores.as_json(), ensure_ascii=False) if as_json else table(scores))


@click.command(epilog=example("tracker train names --shared ../shared"))
@click.argument("name")
@click.option("--shared", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True, help="The folder with the named training data.")
@click.option("--models", type=click.Path(file_okay=False, path_type=Path), default=Path("models"), show_default=True, help="Where the weights go.")
def train(name: str, shared: Path, models: Path) -> None:
    """Train a model again from the data that its card names, with a fixed seed."""
    from tracker.train import train as train_model

    click.echo(json.dumps(train_model(name, shared, models), ensure_ascii=False, indent=2))


def articles_in(file: str):
    """The articles of a file, or of standard input for "-"."""
    from tracker.articles import read_file, read_stream

    return read_stream(sys.stdin.buffer, name="standard input") if file == "-" else read_file(file)


COMMANDS = (extract, explain, evaluate, train)
