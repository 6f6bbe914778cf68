"""Other readers of numbers and places, as passes over articles: quantulum3 without its classifier, id-location-ner with our gazetteer.

Both come with `pip install .[bench]`; where one is absent, it is left out. id-location-ner ships no gazetteer: it gets the provinces, regencies and
districts of ours, and finds exact names alone.
"""
from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from tracker.lexicons import read_table
from tracker.records import Article

Pass = Callable[[Sequence[Article]], None]
COLUMNS = [f"{level}_{what}" for level in ("province", "city", "district", "subdistrict") for what in ("name", "code")]


def peers() -> dict[str, Pass]:
    """The installed ones by their name."""
    makers = {"quantulum3, classifier off": ("quantulum3", quantities), "id-location-ner": ("location_ner", places)}
    return {label: make() for label, (package, make) in makers.items() if find_spec(package)}


def quantities() -> Pass:
    """Numbers with their units."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def work(articles: Sequence[Article]) -> None:
        for article in articles:
            parser.parse(f"{article.title}\n\n{article.text}")

    return work


def places() -> Pass:
    """Names of provinces, regencies and districts."""
    from location_ner import LocationExtractor

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.csv"
        write_gazetteer(path)
        extractor = LocationExtractor.from_csv(path, max_level="district")

    def work(articles: Sequence[Article]) -> None:
        for article in articles:
            extractor.extract(f"{article.title}\n\n{article.text}")

    return work


def write_gazetteer(path: Path) -> None:
    """Ours, a row a district, in its columns."""
    names = {row["code"]: row["name"] for table in ("provinces", "regencies", "districts") for row in read_table(table)}
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for code, name in names.items():
            if code.count(".") == 2 and code[:5] in names and code[:2] in names:
                lines.writerow([names[code[:2]], code[:2], names[code[:5]], code[:5], name, code, name, f"{code}.0001"])


if __name__ == "__main__":
    print("\n".join(peers()))
