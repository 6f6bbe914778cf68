"""The conductor: every command, thin. The flow is collect → extract → annotate → link → publish; `refresh` runs all of it."""
from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tracker import __version__
from tracker.errors import TrackerError

SOME_FEED_READ, NO_FEED_READ = 0, 3


class Conductor(click.Group):
    """Shows the tracker's own errors as one line and exits with their code; a bug still shows its traceback."""

    def invoke(self, context: click.Context):
        try:
            return super().invoke(context)
        except TrackerError as error:
            failure = click.ClickException(str(error))
            failure.exit_code = error.exit_code
            raise failure from error

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)               # in the order of the flow


def example(command: str):
    """The epilog of a command: one line to copy."""
    return f"Example:\n\n    {command}"


db_option = click.option("--db", "db", type=click.Path(file_okay=False, path_type=Path), default=Path("db"), show_default=True,
                         help="Directory of the databases.")
feeds_option = click.option("--feeds", "feeds_path", type=click.Path(dir_okay=False, path_type=Path), default=Path("feeds.yaml"),
                            show_default=True, help="The feeds to read.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
port_option = click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to serve on; 0 takes a free one.")


@click.group(cls=Conductor, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="tracker")
def cli() -> None:
    """Indonesian industry news and policy as data.

    Reads feeds of Indonesian publishers, turns articles into figures with their evidence, and publishes them with Datasette.
    """


def say(counts: dict, *, as_json: bool) -> None:
    """Counts on stdout: one JSON object for machines, or a line a count for people."""
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, value in counts.items():
        if isinstance(value, dict):
            value = ", ".join(f"{kind} {number}" for kind, number in value.items()) or "none"
        click.echo(f"{name.replace('_', ' '):16} {value}")


# ---------------------------------------------------------------------------------------------------------------- one article

@cli.command(epilog=example("tracker extract article.txt --format json"))
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option("--format", "form", type=click.Choice(["jsonl", "json", "table"]), default="jsonl", show_default=True, help="How to print.")
def extract(file: str, form: str) -> None:
    """Print what is read from articles: JSON Lines (id, title, text, published, url, source; only text is required) or one plain text."""
    from tracker.annotate.pipeline import annotate_all
    from tracker.records import printed

    for annotations in annotate_all(articles_in(file)):
        if form == "table":
            from tracker.explain import figure_table
            console().print(figure_table(annotations))
        else:
            click.echo(json.dumps(printed(annotations), ensure_ascii=False, indent=2 if form == "json" else None))


@cli.command(epilog=example("tracker explain 3f9a0c2e1b7d4f60 --db db"))
@click.argument("target", metavar="URL|ID|FILE")
@db_option
def explain(target: str, db: Path) -> None:
    """Show an article in the terminal with its spans coloured, each with its value and the rule that found it."""
    from tracker.annotate.pipeline import annotate
    from tracker.explain import explain as explanation

    if target == "-" or Path(target).is_file():
        articles = articles_in(target)
    else:
        from tracker.store.archive import Archive
        with Archive(db / "archive.db", readonly=True) as archive:
            articles = [archive.find_article(target)]
    for article in articles:
        console().print(explanation(annotate(article)))


def articles_in(file: str):
    """The articles of a file, or of standard input for "-"."""
    from tracker.articles import read_articles, read_file

    return read_articles(click.get_text_stream("stdin", encoding="utf-8"), name="standard input") if file == "-" else read_file(file)


def console():
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def main() -> None:
    """The console script. A closed pipe (`tracker extract … | head`) ends it quietly."""
    try:
        cli()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


if __name__ == "__main__":
    main()
