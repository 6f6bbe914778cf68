"""Commands for whoever runs the daily job: how the feeds are, backups, timers, what is kept and what is forgotten. `cli.py` adds them."""
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from tracker.logs import can_log
from tracker.options import (
    console,
    contact_option,
    db_option,
    delay_option,
    example,
    feeds_option,
    json_option,
    network_option,
    say,
    settings,
)

EXIT_ILL = 1
TIMED = ("refresh", "collect", "import", "annotate", "link", "publish", "backup", "prune")
MARKS = {"ok": "green", "off": "dim", "new": "dim", "silent": "yellow"}


def add_to(cli: click.Group) -> None:
    """Add the commands of this module to the program, and a log to those that a timer runs."""
    for command in (health, feeds, changes, backup, restore, schedule, prune, forget):
        cli.add_command(command)
    for name in TIMED:
        can_log(cli.commands[name])


@click.command(epilog=example("tracker health --fail-if-silent 3d"))
@feeds_option
@db_option
@json_option
@click.option("--fail-if-silent", "limit", metavar="TIME", help="Exit with 1 where an enabled feed brought nothing new for so long (3d, 12h).")
def health(feeds_path: Path, db: Path, as_json: bool, limit: str | None) -> None:
    """What is wrong with each feed, in one line, and since when."""
    from tracker.collect import read_feeds
    from tracker.operate import health as health_of
    from tracker.operate import read_span, silent_for
    from tracker.records import plain
    from tracker.store.memory import feed_states
    from tracker.store.opening import folder_errors

    span, now = read_span(limit) if limit else None, datetime.now(UTC)
    with folder_errors(db):
        found = health_of(read_feeds(feeds_path), feed_states(db / "archive.db"), now)
    silent = silent_for(found, span, now) if span else []
    if as_json:
        click.echo(json.dumps({"feeds": plain(found), "silent": [feed.id for feed in silent]}, ensure_ascii=False))
    else:
        show(found)
    if silent:
        click.echo(f"silent for more than {limit}: {', '.join(feed.id for feed in silent)}", err=True)
        sys.exit(EXIT_ILL)


def show(found) -> None:
    """The feeds as a table, the ones that need somebody first."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("feed", "status", "last new", "in words"):
        table.add_column(name)
    for feed in found:
        last = f"{feed.last_new_item:%Y-%m-%d %H:%M}" if feed.last_new_item else ""
        table.add_row(feed.id, Text(feed.status, style=MARKS.get(feed.status, "red")), last, Text(feed.line))
    console().print(table)
    console().print(", ".join(f"{count} {status}" for status, count in Counter(feed.status for feed in found).most_common()))


@click.group(epilog=example("tracker feeds check"))
def feeds() -> None:
    """Find feeds, check them, read lists of them."""


@feeds.command("check", epilog=example("tracker feeds check --feeds feeds.yaml"))
@feeds_option
@json_option
@delay_option
@network_option
@contact_option
def check_feeds(feeds_path: Path, as_json: bool, **how) -> None:
    """Ask every enabled feed once and show how it answers; nothing is stored."""
    import asyncio

    from tracker.collect import enabled, read_feeds
    from tracker.collect.discover import check

    show_checks(asyncio.run(check(enabled(read_feeds(feeds_path)), settings(**how))), as_json=as_json)


@feeds.command("discover", epilog=example("tracker feeds discover https://example.org/"))
@click.argument("url")
@json_option
@delay_option
@network_option
@contact_option
def discover_feeds(url: str, as_json: bool, **how) -> None:
    """Find the feeds of a site: those that its page links to, and the usual addresses."""
    import asyncio

    from tracker.collect.discover import discover
    from tracker.collect.opml import as_yaml
    from tracker.errors import FetchError

    found = asyncio.run(discover(url, settings(**how)))
    if found or as_json:
        show_checks(found, as_json=as_json)
    if not found:
        raise FetchError(url, "no feed found", "give the address of a page that links to one, or of the feed itself")
    if not as_json:
        click.echo("\nfor feeds.yaml:\n" + as_yaml(one.feed for one in found))


@feeds.command("import", epilog=example("tracker feeds import subscriptions.opml --write"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@feeds_option
@click.option("--write", is_flag=True, help="Put them into feeds.yaml, below the last feed there, instead of printing them.")
def import_feeds(file: Path, feeds_path: Path, write: bool) -> None:
    """Find the feeds of an OPML list that feeds.yaml does not have; print them as lines of it, or write them into it."""
    from tracker.collect import read_feeds
    from tracker.collect.adding import add_feeds
    from tracker.collect.opml import as_yaml, new_feeds

    found = new_feeds(file, read_feeds(feeds_path, or_none=True) if feeds_path.exists() else [])
    if write and found:
        add_feeds(feeds_path, found)
    elif not write:
        click.echo(as_yaml(found), nl=False)
    click.echo(f"{len(found)} new {'feed' if len(found) == 1 else 'feeds'}{f', written into {feeds_path}' if write and found else ''}", err=True)


def show_checks(checks, *, as_json: bool) -> None:
    """How feeds answered, as a table or one JSON array."""
    from rich.table import Table
    from rich.text import Text

    from tracker.records import plain

    if as_json:
        click.echo(json.dumps(plain(checks), ensure_ascii=False))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("feed", "status", "entries", "newest", "a day", "without date", "full text", "in words"):
        table.add_column(name)
    for one in checks:
        newest = f"{one.newest:%Y-%m-%d %H:%M}" if one.newest else ""
        words = "; ".join(filter(None, (one.reason, f"moved to {one.moved_to}" if one.moved_to else "")))
        table.add_row(one.feed.id, Text(one.outcome, style="green" if one.outcome == "ok" else "red"), str(one.entries or ""), newest,
                      str(one.a_day or ""), str(one.undated or ""), "yes" if one.full_text else "", Text(words))
    console().print(table)


@click.command(epilog=example("tracker changes --since 7d"))
@click.argument("target", metavar="[URL|ID]", required=False)
@db_option
@json_option
@click.option("--since", default="30d", show_default=True, metavar="TIME", help="How far back; without effect where an article is given.")
def changes(target: str | None, db: Path, as_json: bool, since: str) -> None:
    """Which figures publishers changed after publication: in one article, or in all of late."""
    from tracker.addresses import article_id, canonical
    from tracker.operate import read_span
    from tracker.store.changes import changes_of, changes_since
    from tracker.store.opening import folder_errors

    with folder_errors(db):
        path = db / "tracker.db"
        found = (changes_of(path, article_id(target) if canonical(target) else target) if target
                 else changes_since(path, datetime.now(UTC) - read_span(since)))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found:
        click.echo(f"{row['seen'][:16].replace('T', ' ')}  {row['change']:8} {row['before_text'] or '-'} → {row['after_text'] or '-'}"
                   f"{'  (' + row['about'] + ')' if row['about'] else ''}\n{'':18}{row['title']}  {row['url'] or row['article_id']}")
    click.echo(f"{len(found)} changed figures", err=True)


@click.command(epilog=example("tracker backup /srv/backups --db db"))
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@db_option
def backup(target: Path, db: Path) -> None:
    """Copy all databases into a new directory below TARGET, verified; safe while a run is writing."""
    from tracker.operate import back_up

    click.echo(back_up(db, target, datetime.now(UTC)))


@click.command(epilog=example("tracker restore /srv/backups/tracker-20191104T080000Z --db db"))
@click.argument("copy", type=click.Path(file_okay=False, path_type=Path))
@db_option
def restore(copy: Path, db: Path) -> None:
    """Bring the databases of a backup back into a directory that has none of them."""
    from tracker.operate import restore as bring_back
    from tracker.store.lock import sole_writer

    with sole_writer(db, "restore"):
        for name in bring_back(copy, db):
            click.echo(db / name)


@click.command(epilog=example("tracker schedule systemd --db /srv/tracker/db"))
@click.argument("kind", type=click.Choice(["systemd", "cron"]))
@feeds_option
@db_option
@click.option("--user", default="tracker", show_default=True, help="The user that the service runs as.")
def schedule(kind: str, feeds_path: Path, db: Path, user: str) -> None:
    """Print a timer for the daily job, ready to be installed."""
    from tracker.operate import cron, systemd

    program = Path(sys.argv[0]).absolute()
    paths = program, feeds_path.absolute(), db.absolute()
    click.echo(systemd(*paths, user=user) if kind == "systemd" else cron(*paths), nl=False)


@click.command(epilog=example("tracker prune --html 90d --log 365d"))
@db_option
@json_option
@click.option("--html", default="90d", show_default=True, metavar="TIME", help="Drop the HTML of pages older than this; text and hashes stay.")
@click.option("--log", "log_age", default="365d", show_default=True, metavar="TIME", help="Drop lines of the log of fetches older than this.")
@click.option("--compact", is_flag=True, help="Also give the room back to the disk: the file is written anew, which needs its size once more.")
def prune(db: Path, as_json: bool, html: str, log_age: str, compact: bool) -> None:
    """Keep the archive small: drop old HTML and old lines of the log of fetches. The room is used again for what comes."""
    from tracker.operate import read_span
    from tracker.store.archive import Archive
    from tracker.store.lock import sole_writer
    from tracker.store.opening import folder_errors, refuse_no_database, rewrite

    now, html_span, log_span = datetime.now(UTC), read_span(html), read_span(log_age)
    refuse_no_database(db / "archive.db")
    with folder_errors(db), sole_writer(db, "prune"), Archive(db / "archive.db") as archive:
        counts = {"pages": archive.drop_pages(now - html_span), "fetch_events": archive.drop_events(now - log_span)}
        if compact:
            rewrite(archive.db, archive.path)
    say(counts, as_json=as_json)


@click.command(epilog=example("tracker forget https://example.org/ekonomi/berita.html --reason 'asked for'"))
@click.argument("target", metavar="URL|ID|PERSON")
@db_option
@click.option("--reason", default="", help="Kept beside the id, or the hash of the name, of what was removed.")
def forget(target: str, db: Path, reason: str) -> None:
    """Remove an article or a person from every database, and keep it out for good.

    A person is given by the whole name, or by its id: the name is blotted out of titles, texts and quotes, and nothing is attributed to it any more.
    """
    from tracker.forgetting import forget_article, forget_person, names_an_article

    click.echo((forget_article if names_an_article(target) else forget_person)(db, target, reason))
