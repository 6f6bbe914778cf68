"""What several commands share: their options, and how they print."""
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker import logs
from tracker.errors import ConfigError, TrackerError

LISTED = 20                                # things that are wrong, of many


def example(command: str):
    """The epilog of a command: one line to copy."""
    return f"Example:\n\n    {command}"


db_option = click.option("--db", "db", type=click.Path(file_okay=False, path_type=Path), default=Path("db"), show_default=True,
                         help="Directory of the databases.")
feeds_option = click.option("--feeds", "feeds_path", type=click.Path(dir_okay=False, path_type=Path), default=Path("feeds.yaml"),
                            show_default=True, help="The feeds to read.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
delay_option = click.option("--delay", type=click.FloatRange(min=0), help="Seconds between two requests to one host, instead of 1.")
network_option = click.option("--allow-network", "networks", multiple=True, metavar="CIDR",
                              help="Also fetch from this network, which the address guard refuses otherwise (mirrors, tests).")
contact_option = click.option("--contact", envvar="TRACKER_CONTACT", default="", help="Address or page where a publisher reaches you.")
again_option = click.option("--again", is_flag=True, help="Ask feeds that are not due yet, and every story of the last 72 hours.")
shown_option = click.option("--shown", type=click.FloatRange(0, 1), default=0.5, show_default=True, envvar="TRACKER_SHOWN",
                            help="Share of an article's text that may stand as evidence in the public database.")
port_option = click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to serve on; 0 takes a free one.")


def say(counts: dict, *, as_json: bool) -> None:
    """Counts on stdout: one JSON object for machines, or a line a count for people."""
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, value in counts.items():
        if value is None:                  # what there is none of yet
            continue
        if isinstance(value, dict):
            value = ", ".join(f"{kind} {number}" for kind, number in value.items()) or "none"
        click.echo(f"{name.replace('_', ' '):16} {value}")


def say_set_aside(errors: Sequence[TrackerError]) -> None:
    """On stderr what could not be read, the first of many; and exit with 1 where there is any, for somebody has to look."""
    if not errors:
        return
    if not logs.written():                 # else each is an event
        for error in errors[:LISTED]:
            click.echo(f"set aside: {error}", err=True)
        if len(errors) > LISTED:
            click.echo(f"and {len(errors) - LISTED} more", err=True)
    sys.exit(1)


def read_report(address: str | None) -> str | None:
    """Where readers report an error, as a link that a page may hold.

    >>> read_report("https://forms.example/report?figure={key}"), read_report("mailto:data@tracker.example")
    ('https://forms.example/report?figure={key}', 'mailto:data@tracker.example')
    >>> read_report("data@tracker.example")
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: --report data@tracker.example: neither a mailto: nor an https: address; write mailto:data@tracker.example
    """
    if not address or re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https://[^\s/]+\.[^\s]+", address):
        return address or None
    mail = re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", address)
    raise ConfigError(f"--report {address}", "neither a mailto: nor an https: address", f"write {f'mailto:{address}' if mail else 'it whole: mailto:data@tracker.example'}")


def settings(*, delay: float | None, networks: tuple[str, ...], contact: str, again: bool = False):
    """What the collector is told, from the options."""
    from tracker.collect import Settings, read_networks

    chosen = {} if delay is None else {"delay": delay}
    return Settings(allow=read_networks(networks), contact=contact, revise_all=again, ignore_schedule=again, **chosen)


def console():
    from rich.console import Console

    shown = Console(highlight=False, soft_wrap=True)
    return shown if shown.is_terminal else Console(highlight=False, soft_wrap=True, width=160)
