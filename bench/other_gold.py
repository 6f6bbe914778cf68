"""What others marked, for other ends and of other news, against what the program reads; and what it reads where there is nothing to read.

    python bench/other_gold.py SHARED [--look FILE]

SHARED holds gold/toponyms_inageoparser.jsonl.gz, gold/quotes_pfsa.jsonl.gz and corpus/articles.jsonl.gz. Prints one Markdown table: counts and
shares only. `--look` writes the off-topic articles' ids, and what 30 of them yielded with its sentence, into a file to be read by eye.
docs/quality.md says what the figures mean.
"""
import argparse
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tracker.annotate.pipeline import annotate_all, load, make_doc
from tracker.records import Article
from tracker.train import SEED

NEAR = 25                                  # kilometres within which two points mean one place
EARTH = 6371
LARGE = frozenset({"country", "region", "province"})             # their one point may be the capital or the middle
OFF_TOPIC, LOOKED_AT = 200, 30
BESIDE = 130                               # characters from a statement to the name of who said it


def lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points.

    >>> round(kilometres((-6.2, 106.8), (-6.9, 107.6)))
    118
    """
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    return 2 * EARTH * math.asin(math.sqrt(math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2))


def toponyms(path: Path) -> list[tuple[str, str]]:
    """Recall of marked places, and how far our points lie from theirs; the sentences of a story are read together."""
    stories: dict[object, list[dict]] = defaultdict(list)
    for row in lines(path):
        stories[row["doc"]].append(row)
    tally: Counter[str] = Counter()
    distances, small = [], []
    articles, marks = [], []
    for number, rows in stories.items():
        text, wanted = "", []
        for row in rows:
            for role in row["roles"]:
                if role["ent"] in ("LOC", "PLOC"):
                    start, end = role["span"]
                    point = tuple(map(float, role["coord"].strip("() ").split(","))) if role["coord"] else None
                    wanted.append((len(text) + start, len(text) + end, point))
            text += row["text"] + "\n"
        articles.append(Article(id=str(number), text=text))
        marks.append(wanted)
    for read, wanted in zip(annotate_all(articles), marks, strict=True):
        for start, end, point in wanted:
            tally["marked"] += 1
            found = next((place for place in read.places if place.start < end and start < place.end), None)
            tally["found"] += found is not None
            if found and point:
                tally["both have a point"] += found.lat is not None
                if found.lat is not None:
                    distances.append(kilometres((found.lat, found.lon), point))
                    if found.type not in LARGE:
                        small.append(distances[-1])
    near, near_small = (sum(distance <= NEAR for distance in some) for some in (distances, small))
    return [
        ("toponyms: marked places found", share(tally["found"], tally["marked"])),
        (f"toponyms: our point within {NEAR} km of theirs, of those found with both", share(near, len(distances))),
        ("toponyms: the same without countries, regions and provinces", share(near_small, len(small))),
        ("toponyms: median distance", f"{sorted(distances)[len(distances) // 2]:.0f} km"),
    ]


def quotes(path: Path) -> list[tuple[str, str]]:
    """Statements found (half of one covered by an attribution or quote), and of those with one name beside, the speaker right."""
    tally: Counter[str] = Counter()
    nlp = load()
    for row in lines(path):
        doc = make_doc(nlp, Article(id=row["id"], text=row["text"]))
        for name, component in nlp.pipeline:
            if name in ("sentences", "periods", "figures", "names", "places", "entities", "regulations", "quotes"):
                doc = component(doc)
        people = [(start, end) for start, end, label in row["ents"] if label in ("PERSON", "PERSONCOREF")]
        named = {(start, end) for start, end, label in row["ents"] if label == "PERSON"}
        for start, end, label in row["ents"]:
            if label != "STATEMENT":
                continue
            best = max(doc._.attributions, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
            hit = best is not None and min(end, best.end) - max(start, best.start) >= (end - start) / 2
            tally["statements"] += 1
            tally["found"] += hit
            beside = min(((min(abs(low - end), abs(high - start)), low, high) for low, high in people), default=(BESIDE + 1, 0, 0))
            if hit and beside[0] <= BESIDE and beside[1:] in named and ". " not in row["text"][end:beside[1]]:
                tally["speaker"] += 1
                said = set(row["text"][beside[1]:beside[2]].lower().split())
                tally["speaker right"] += bool(best.speaker and said & set(best.speaker.lower().split()))
    return [
        ("statements found", share(tally["found"], tally["statements"])),
        ("speaker right, where one name stands beside", share(tally["speaker right"], tally["speaker"])),
    ]


def off_topic(path: Path, look: Path | None) -> list[tuple[str, str]]:
    """What articles on other topics (sport, gossip, games …) yield."""
    rows = [row for row in lines(path) if row["topic"] == "other"]
    chosen = random.Random(SEED).sample(rows, OFF_TOPIC)  # noqa: S311  (a sample, not a secret)
    tally: Counter[str] = Counter()
    seen = []
    for read in annotate_all(Article(id=row["id"], title=row["title"], text=row["text"]) for row in chosen):
        sure = [figure for figure in read.figures if figure.indicator]
        tally.update(figures=len(read.figures), indicators=len(sure), places=len(read.places), sectors=len(read.sectors), regulations=len(read.regulations))
        tally["with figures"] += bool(read.figures)
        tally["with an indicator"] += bool(sure)
        tally["with a sector"] += bool(read.sectors)
        tally["first of A to N"] += bool(read.sectors) and read.sectors[0].code[0] not in "JOPQRS"
        seen.append(read)
    if look:
        look.write_text("\n".join([*(row["id"] for row in chosen), "", *map(shown, seen[:LOOKED_AT])]), encoding="utf-8")
    return [
        (f"{OFF_TOPIC} off-topic articles: with figures; figures; with an indicator of ours", f"{tally['with figures']}; {tally['figures']}; {tally['indicators']} in {tally['with an indicator']}"),
        ("place mentions; regulations and programmes", f"{tally['places']}; {tally['regulations']}"),
        ("with a sector; first one of A to I or K to N", f"{tally['with a sector']}; {tally['first of A to N']}"),
    ]


def shown(read) -> str:
    """An article's yield on a few lines."""
    figures = "\n".join(f"  {figure.text} | {figure.kind} {figure.value} {figure.unit} | {figure.about} | {figure.indicator} | {figure.status}" for figure in read.figures)
    places = "; ".join(sorted({f"{place.text}={place.name}" for place in read.places}))
    sectors = "; ".join(f"{sector.code} {sector.score} {'/'.join(sector.cues)}" for sector in read.sectors)
    return f"# {read.article.id} {read.article.title}\n{figures}\n  PLACES {places}\n  SECTORS {sectors}\n"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with gold and corpus")
    parser.add_argument("--look", type=Path, help="a file for the ids of the off-topic articles and what 30 of them yielded")
    args = parser.parse_args()
    print("| what | result |\n| --- | --- |")
    for label, result in (
        *toponyms(args.shared / "gold" / "toponyms_inageoparser.jsonl.gz"), *quotes(args.shared / "gold" / "quotes_pfsa.jsonl.gz"),
        *off_topic(args.shared / "corpus" / "articles.jsonl.gz", args.look),
    ):
        print(f"| {label} | {result} |")


if __name__ == "__main__":
    main()
