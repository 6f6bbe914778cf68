"""The conductor: every command, thin. The flow is collect → extract → annotate → link → publish; `refresh` runs all of it."""
import sys
from pathlib import Path

import click

from tracker import __version__, desk, operating, reading
from tracker.errors import ConfigError, TrackerError
from tracker.options import (
    again_option,
    contact_option,
    db_option,
    delay_option,
    example,
    feeds_option,
    json_option,
    network_option,
    port_option,
    read_report,
    say,
    say_set_aside,
    settings,
    shown_option,
)
from tracker.stopping import Interrupted, heeded

NO_FEED_READ = 3


class Conductor(click.Group):
    """Shows the tracker's own errors as one line and exits with their code; a bug still shows its traceback."""

    def invoke(self, context: click.Context):
        try:
            return super().invoke(context)
        except TrackerError as error:
            failure = click.ClickException(str(error))
            failure.exit_code = error.exit_code
            raise failure from error
        except Interrupted as stop:
            click.echo(f"stopped by {stop}; what was finished is kept", err=True)
            context.exit(stop.exit_code)

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)               # in the order of the flow


@click.group(cls=Conductor, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="tracker")
def cli() -> None:
    """Indonesian industry news and policy as data.

    Reads feeds of Indonesian publishers, turns articles into figures with their evidence, and publishes them with Datasette.
    """


# ------------------------------------------------------------------------------------------------------------------ the flow

@cli.command(epilog=example("tracker init mydesk && cd mydesk && tracker refresh"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Write a starter feeds.yaml and an empty db/ into FOLDER; what is there already stays."""
    from importlib.resources import files

    feeds, starter = folder / "feeds.yaml", files("tracker.collect").joinpath("starter.yaml").read_text(encoding="utf-8")
    try:
        (folder / "db").mkdir(parents=True, exist_ok=True)
        with feeds.open("x", encoding="utf-8") as file:
            file.write(starter)
    except FileExistsError:
        click.echo(f"{feeds} stays as it is")
    except OSError as error:
        raise ConfigError(folder, f"cannot be written ({error.strerror})", "give another directory") from error
    else:
        click.echo(f"{feeds} written; look at it, then: cd {folder} && tracker refresh")


@cli.command(epilog=example("tracker refresh --feeds feeds.yaml --db db --json"))
@feeds_option
@db_option
@json_option
@delay_option
@network_option
@contact_option
@again_option
@shown_option
def refresh(feeds_path: Path, db: Path, as_json: bool, shown: float, **how) -> None:
    """The daily job: collect, extract, annotate, link and publish; with an alerts.yaml beside feeds.yaml, notify too. Exit code 3 when no feed could be read."""
    from tracker.collect import read_feeds
    from tracker.stores import opened

    feeds, alerts = read_feeds(feeds_path), desk.alerts_beside(feeds_path)
    with opened(db, "refresh", share=shown) as stores:
        counts = whole_job(stores, feeds, settings(**how), alerts=alerts)
    say(counts, as_json=as_json)
    sys.exit(exit_code(counts))


def whole_job(stores, feeds, how, *, alerts=None) -> dict:
    """The flow. Interrupted anywhere, the next run goes on."""
    from tracker import stages

    counts = stages.collect(stores, feeds, how)
    counts |= stages.annotate(stores)
    counts |= stages.link(stores)
    counts |= stages.publish(stores, feeds)
    counts |= stages.notify(stores, alerts, how)
    return counts


@cli.command(epilog=example("tracker collect --feeds feeds.yaml --delay 2"))
@feeds_option
@db_option
@json_option
@delay_option
@network_option
@contact_option
@again_option
def collect(feeds_path: Path, db: Path, as_json: bool, **how) -> None:
    """Read the feeds and bring new and changed articles into the archive."""
    from tracker import stages
    from tracker.collect import read_feeds
    from tracker.stores import opened

    feeds = read_feeds(feeds_path)
    with opened(db, "collect") as stores:
        counts = stages.collect(stores, feeds, settings(**how))
    say(counts, as_json=as_json)
    sys.exit(exit_code(counts))


@cli.command("import", epilog=example("tracker import articles.jsonl.gz --db db"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--month", "months", multiple=True, metavar="YYYY-MM", help="Of a backfill, bring in this month of publication alone; may be repeated.")
@db_option
@json_option
def import_(files: tuple[Path, ...], months: tuple[str, ...], db: Path, as_json: bool) -> None:
    """Bring stored articles into the archive: JSON Lines (.gz or not) with id, url, title, published, text, source.

    A line that cannot be read is set aside and told with its number; the exit code is 1 then. A directory that `tracker backfill` wrote is brought in
    with all that was read from its articles.
    """
    from tracker import stages
    from tracker.articles import refuse_missing
    from tracker.stores import opened

    refuse_missing(files)
    wrong: list[TrackerError] = []
    with opened(db, "import") as stores:
        say(stages.import_files(stores, files, aside=wrong.append, months=months), as_json=as_json)
    say_set_aside(wrong)


@cli.command(epilog=example("tracker backfill crawl.warc.gz news.jsonl.gz --output backfill --workers 8"))
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="Directory for the Parquet files; one that was begun is gone on with.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes of this machine to read with; one a core where neither this nor --scheduler is given.")
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="Read on the Dask cluster of this scheduler; its workers see the same directory.")
@click.option("--chunk", type=click.IntRange(min=1), default=500, show_default=True, help="Articles that a worker reads at a time.")
@shown_option
@json_option
def backfill(inputs: tuple[Path, ...], output: Path, workers: int | None, scheduler: str | None, chunk: int, shown: float, as_json: bool) -> None:
    """Read whole archives on many cores or machines: JSON Lines, Parquet or WARC in, Parquet by month of publication out.

    Run it again after it was stopped or killed, or with more input: what is done is not read again. `tracker import DIR` fills the databases from it.
    """
    from tracker.backfill import backfill as read

    if workers and scheduler:
        raise ConfigError("--workers", "is for this machine alone", "leave it out with --scheduler")
    say(read(inputs, output, workers=workers or cores(), scheduler=scheduler, size=chunk, share=shown), as_json=as_json)


@cli.command(epilog=example("tracker annotate --db db"))
@db_option
@shown_option
@json_option
def annotate(db: Path, as_json: bool, shown: float) -> None:
    """Read every archived article that the present pipeline has not read yet, newest first."""
    from tracker import stages
    from tracker.stores import opened

    with opened(db, "annotate", share=shown) as stores:
        say(stages.annotate(stores), as_json=as_json)


@cli.command(epilog=example("tracker link --db db"))
@db_option
@click.option("--anew", is_flag=True, help="Link everything again, not only what is new.")
@json_option
def link(db: Path, anew: bool, as_json: bool) -> None:
    """Bring up to date what is known only across articles: copies, observations, conflicts, targets."""
    from tracker import stages
    from tracker.stores import opened

    with opened(db, "link") as stores:
        say(stages.link(stores, anew=anew), as_json=as_json)


@cli.command(epilog=example("tracker publish --db db --to /srv/www/tracker"))
@feeds_option
@db_option
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), help="Also write a compact, immutable copy into this directory.")
@json_option
def publish(feeds_path: Path, db: Path, target: Path | None, as_json: bool) -> None:
    """Bring publishers, feeds and their health into the public database; with --to, write a copy to serve elsewhere."""
    from tracker import stages
    from tracker.collect import read_feeds
    from tracker.stores import opened

    feeds = read_feeds(feeds_path) if feeds_path.exists() else []
    with opened(db, "publish") as stores:
        say(stages.publish(stores, feeds, target=target), as_json=as_json)


@cli.command(epilog=example("tracker serve --db db --port 8001"))
@db_option
@port_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on; put a reverse proxy before a public one.")
@click.option("--report", metavar="URL", envvar="TRACKER_REPORT", help="Where readers report an error: a mailto: or https: address.")
def serve(db: Path, port: int, host: str, report: str | None) -> None:
    """Serve the public database, read-only, with pages that need no SQL."""
    from tracker.publish.site import serve as serve_site
    from tracker.store.opening import refuse_no_database

    report = read_report(report)
    refuse_no_database(db / "tracker.db")
    serve_site(db, port=port, host=host, report=report)


@cli.command(epilog=example("tracker demo --db /tmp/demo --no-serve"))
@db_option
@port_option
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the result, or end after publishing.")
@json_option
def demo(db: Path, port: int, serving: bool, as_json: bool) -> None:
    """Run the main job on a bundled sample newsroom (made-up publishers, our own wording), then serve the result.

    Databases that hold articles of others are refused: invented ones must not stand among news.
    """
    from tracker.demo import newsroom, refuse_others
    from tracker.publish.site import serve as serve_site
    from tracker.stores import opened

    with newsroom() as (feeds, how), opened(db, "demo", share=1.0) as stores:      # the text is ours: all of it may be shown
        refuse_others(stores.archive.addresses(), db)
        counts = whole_job(stores, feeds, how)
    say(counts, as_json=as_json)
    if serving:
        serve_site(db, port=port)
    elif not as_json:
        click.echo(f"\nthe result lies in {db}; to look at it: {sys.argv[0]} serve --db {db}")


def cores() -> int:
    """The cores that this process may use."""
    import os

    return len(os.sched_getaffinity(0))


def exit_code(counts: dict) -> int:
    """3 when feeds were asked and none could be read, else 0."""
    return NO_FEED_READ if counts["feeds"] and not counts["feeds_read"] else 0


reading.add_to(cli)
desk.add_to(cli)
operating.add_to(cli)


def main() -> None:
    """The console script. A closed pipe (`tracker extract … | head`) ends it quietly, a signal with 128 and its number."""
    try:
        with heeded():
            cli()
    except Interrupted as stop:            # before a command began
        sys.exit(stop.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


if __name__ == "__main__":
    main()
