"""Packages that only a backfill needs: they come with the extra `backfill`."""
from importlib.util import find_spec

from tracker.errors import ConfigError


def needed(package: str, purpose: str) -> None:
    """Refuse to go on without a package.

    >>> needed("json", "to read articles")
    >>> needed("absent_package", "to read archives")
    Traceback (most recent call last):
    ...
    tracker.errors.ConfigError: absent_package: is needed to read archives; pip install 'indonesia-industry-tracker[backfill]'
    """
    if find_spec(package) is None:
        raise ConfigError(package, f"is needed {purpose}", "pip install 'indonesia-industry-tracker[backfill]'")
