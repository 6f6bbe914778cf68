"""Words as data: one file a noun, YAML for structured entries, TSV for long lists; a `#` header names the source of each.

>>> read_yaml("scales")["juta"]
6
"""
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_text(name: str) -> str:
    """The text of a lexicon file, for example "scales.yaml"."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def read_yaml(name: str) -> Any:
    """A YAML lexicon by its noun."""
    return yaml.load(read_text(f"{name}.yaml"), Loader=Loader)  # noqa: S506  (both loaders are the safe one)


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """A TSV lexicon by its noun: the first line that is no comment names the columns; one row a dictionary."""
    lines = [line for line in read_text(f"{name}.tsv").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:])
