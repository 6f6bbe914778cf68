"""Commands for the people who work with the facts: corrections, alerts, official series, releases. `cli.py` adds them."""
import click


def add_to(cli: click.Group) -> None:
    """Add the commands of this module to the program."""
    for command in COMMANDS:
        cli.add_command(command)


COMMANDS: tuple[click.Command, ...] = ()
