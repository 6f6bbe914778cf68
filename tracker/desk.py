"""Commands for the people who work with the facts: corrections, alerts, official series, releases. `cli.py` adds them."""
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from tracker import logs
from tracker.errors import ConfigError
from tracker.options import contact_option, db_option, example, json_option, network_option, say, settings

ACTIONS = ("accept", "reject", "set", "merge", "split", "withdraw")


def add_to(cli: click.Group) -> None:
    """Add the commands of this module to the program."""
    for command in COMMANDS:
        cli.add_command(command)


@click.command(epilog=example("tracker correct 3f9a0c2e1b7d4f60 --set value=75.51 --reason 'the table of the ministry says so' --db db"))
@click.argument("key", required=False)
@db_option
@click.option("--accept", is_flag=True, help="The figure was read rightly.")
@click.option("--reject", is_flag=True, help="It is no figure, or read so wrongly that it is to disappear.")
@click.option("--set", "fixes", multiple=True, metavar="FIELD=VALUE", help="Put a field right; may be given again for others.")
@click.option("--merge", metavar="KEY", help="The figure, article or name is the same as this other one.")
@click.option("--split", metavar="KEY", help="The figure or article is not the same as this other one.")
@click.option("--withdraw", is_flag=True, help="Take back everything decided on it.")
@click.option("--reason", default="", help="Why; readers see it beside the correction.")
@click.option("--who", envvar="TRACKER_WHO", help="Who decides; kept in the archive, not published.  [default: the user of the system]")
@click.option("--export", "out", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), help="Write figures as a sheet to correct.")
@click.option("--words", default="", help="With --export: only figures that a search for these words finds.")
@click.option("--only", multiple=True, metavar="FILTER=VALUE", help="With --export: only these, as in the address of a search (sector=C24).")
@click.option("--import", "sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Take the decisions on a sheet.")
@click.option("--gold", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), help="Write what was judged as gold for training.")
@click.option("--list", "listing", is_flag=True, help="Show all corrections.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text: one object a line for each correction, one object for the counts of a sheet.")
def correct(key: str | None, db: Path, as_json: bool, **how) -> None:
    """Put right what was read: one figure, article or name by its key, or a sheet of figures.

    The program's own reading stays what it was; corrections lie on top of it and survive that articles are read again.
    """
    from tracker import correcting

    if key:
        action, fixes = action_of(how)
        for done in correcting.correct(db, key, action, who=who(how["who"]), reason=how["reason"], fixes=fixes, other=how["merge"] or how["split"] or ""):
            tell(done, as_json=as_json)
    elif how["sheet"]:
        say(correcting.take_sheet(db, how["sheet"], who=who(how["who"])), as_json=as_json)
    elif how["out"]:
        write(how["out"], correcting.sheet(db, how["words"], filters(how["only"])), of="figures")
    elif how["gold"]:
        write(how["gold"], (json.dumps(line, ensure_ascii=False) + "\n" for line in correcting.gold(db)), of="articles of which a figure was judged")
    elif how["listing"]:
        made = correcting.listed(db)
        for item in made:
            tell(item, as_json=as_json)
        if not made:
            click.echo("nothing was corrected yet", err=True)
    else:
        raise ConfigError("tracker correct", "nothing to do", "give a KEY with --accept, --reject, --set, --merge, --split or --withdraw; "
                                                              "or --export, --import, --gold or --list")


def write(path: Path, lines: Iterator[str], *, of: str) -> None:
    """Write lines to a file, and say how many; it is opened once there is a first one, so that a choice that is refused leaves it as it was."""
    first, count = next(lines, ""), 0
    with click.open_file(path, "w", encoding="utf-8") as file:
        for line in filter(None, chain([first], lines)):
            file.write(line)
            count += 1
    click.echo(f"{count} {of}" + (f", written to {path}" if str(path) != "-" else ""), err=True)


def tell(item, *, as_json: bool) -> None:
    """One correction on stdout."""
    from tracker.correcting import line
    from tracker.records import plain

    click.echo(json.dumps(plain(item), ensure_ascii=False) if as_json else line(item))


def action_of(how: dict) -> tuple[str, dict[str, str]]:
    """The one action that the options name."""
    from tracker.review.decide import read_fixes

    chosen = [name for name in ACTIONS if how["fixes" if name == "set" else name]]
    if len(chosen) != 1:
        raise ConfigError("tracker correct", f"{' and '.join(f'--{name}' for name in chosen)} at once" if chosen else "no decision",
                          f"give one of {', '.join(f'--{name}' for name in ACTIONS)}")
    return ("fix", read_fixes(how["fixes"])) if chosen == ["set"] else (chosen[0], {})


def filters(texts: tuple[str, ...]) -> dict[str, str]:
    """Filters of a search, as its address has them."""
    from tracker.publish.filters import FILTERS

    chosen = dict(text.partition("=")[::2] for text in texts)
    for name, value in chosen.items():
        if name not in FILTERS or not value:
            raise ConfigError(f"--only {name}", "not FILTER=VALUE", f"filters are {', '.join(FILTERS)}")
    return chosen


def who(name: str | None) -> str:
    """Who decides: as given, else the user of the system."""
    from getpass import getuser

    try:
        return name or getuser()
    except (KeyError, OSError, ImportError) as error:
        raise ConfigError("--who", "this user has no name", "say who decides with --who NAME") from error


@click.command(epilog=example("tracker release releases --db db"))
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@db_option
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day that names the release.  [default: today]")
@click.option("--address", default="", metavar="URL", help="Where the site or the release is found; it stands in the citation.")
@json_option
def release(target: Path, db: Path, day, address: str, as_json: bool) -> None:
    """Freeze the public database below TARGET as a dated release: database, Parquet, what changed since the last one, citation, checksums."""
    from datetime import UTC, datetime

    from tracker import __version__
    from tracker.publish.releases import release as write_release
    from tracker.store.copies import copy_compact

    when = (day or datetime.now(UTC)).date()
    say(write_release(target, when, lambda path: copy_compact(db / "tracker.db", path), version=__version__, address=address), as_json=as_json)


@click.command(epilog=example("tracker notify --alerts alerts.yaml --db db"))
@click.option("--alerts", "path", type=click.Path(dir_okay=False, path_type=Path), default=Path("alerts.yaml"), show_default=True, help="The saved searches.")
@db_option
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Directory for the Atom feeds.  [default: alerts beside the databases]")
@json_option
@network_option
@contact_option
def notify(path: Path, db: Path, folder: Path | None, as_json: bool, **how) -> None:
    """Tell what is new for each saved search: an Atom feed each, and a webhook where one is given. `tracker refresh` does it too.

    The first run of an alert tells nothing; what comes after it is told once, and not again for copies.
    """
    from tracker import alerting
    from tracker.store.opening import refuse_no_database
    from tracker.stores import opened

    alerts = read_alerts(path)
    refuse_no_database(db / "tracker.db")
    with opened(db, "notify") as stores:
        say(alerting.run(stores, alerts, settings(delay=None, **how), folder=folder), as_json=as_json)


@click.command("import-series", epilog=example("tracker import-series inflation.csv --db db"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@db_option
@json_option
def import_series(file: Path, db: Path, as_json: bool) -> None:
    """Bring official statistics in, and say which figures of the news agree with them.

    FILE is CSV with the columns series, indicator, period, value, publisher and vintage; docs/linking.md describes it.
    """
    from tracker.linking.official import import_series as take
    from tracker.store.opening import refuse_no_database
    from tracker.stores import opened

    refuse_no_database(db / "tracker.db")
    with opened(db, "import-series") as stores:
        say(take(stores.facts, file), as_json=as_json)


def alerts_beside(feeds_path: Path):
    """The alerts of the alerts.yaml that lies beside feeds.yaml, if one does."""
    path = feeds_path.with_name("alerts.yaml")
    return read_alerts(path) if path.exists() else None


def read_alerts(path: Path):
    """The alerts of a file; whoever set its webhook in another environment hears of it before the run."""
    from tracker import alerting

    alerts = alerting.read_alerts(path)
    for alert in alerts.alerts:
        if alert.unset and not logs.written():
            click.echo(f"{path}: the webhook of {alert.id} is left out: {alert.unset}; docs/alerts.md says how a timer sets it", err=True)
    return alerts


COMMANDS: tuple[click.Command, ...] = (correct, import_series, notify, release)
