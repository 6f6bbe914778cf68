"""A database of a million figures to measure on: made-up stories with their records, written by the store as real ones are.

    python bench/million.py DIR [--figures 1000000] [--per-day 200] [--years 0] [--link]

DIR gets archive.db, tracker.db and search.db, as `tracker` would leave them; `--link` makes the observations, conflicts and targets too.
Names of indicators, places, sectors and laws are real, everything told of them is made up: the same seed gives the same stories.
A fact (what is measured, of a place and a period) keeps its value, and several outlets tell it; a seventh of the stories are copies. How often
figures have an indicator, a period, a place and a speaker, and how often the commonest come, is as in 4,000 stories of real news.
`--years` spreads the stories over so many years instead of `--per-day` stories a day.
"""
from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from zlib import crc32

from tracker.addresses import article_id
from tracker.annotate.pipeline import version
from tracker.articles import JAKARTA
from tracker.lexicons import read_table, read_yaml
from tracker.linking import run
from tracker.records import Annotations, Article, Entity, Figure, Period, Place, PolicyEvent, Quote, Regulation, Sector
from tracker.stopping import batched
from tracker.store.archive import Archive
from tracker.store.facts import Facts
from tracker.store.search import Search

FIGURES = 10                               # in a story
LAST = date(2025, 12, 31)                  # the day of the newest story
OUTLETS = 40
COPIED = 1 / 7                             # of the stories
RETOLD = 0.25                              # of the figures
BATCH = 500
GOODS = ("baja", "semen", "kopi", "karet", "tekstil", "alas kaki", "nikel", "kakao", "mebel", "kertas", "pupuk", "udang", "kaca", "ban", "kabel", "rotan",
         "gula", "garam", "kaca", "keramik", "elektronik", "farmasi", "kosmetik", "mobil", "motor", "kapal", "plastik", "tembaga", "timah", "bauksit")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
ROMAN = ("I", "II", "III", "IV")
SCALES = (("triliun", 12), ("miliar", 9), ("juta", 6), ("ribu", 3))
RULES = ("money", "scaled", "percent", "plain")


@cache
def vocabulary() -> dict[str, list]:
    """What stories are about: indicators with their kind, places, sectors, people and offices, laws."""
    parts = [part for part in read_yaml("name_parts") if isinstance(part, str) and len(part) > 2]
    indicators = [(item["id"], item.get("name") or item["name_id"], item.get("unit") or "") for item in read_yaml("indicators")["indicators"]]
    regencies = [(row["code"], row["name"], row["lat"], row["lon"]) for row in read_table("regencies") if row["lat"]]
    provinces = {row["code"]: row["name"] for row in read_table("provinces")}
    return {
        "indicators": indicators, "places": [Place(0, 0, name, "regency", name, code, provinces.get(code[:2]), float(lat), float(lon), rule="name") for code, name, lat, lon in regencies],
        "sectors": [item["code"] for item in read_yaml("sectors")["codes"]],
        "people": parts, "organisations": [(row["id"], row["name"]) for row in read_table("organisations")],
        "words": sorted({word for item in read_yaml("indicators")["indicators"] for cue in item["cues"] for word in cue.split()}
                        | set(GOODS) | {part.lower() for part in parts}),
    }


def often(chance: random.Random, items: list):
    """One of the items; the first ones come more often, as in news: a sixth of them half of the times."""
    return items[int(len(items) * chance.random() ** 2.5)]


def number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def spelt(amount: Decimal, unit: str) -> tuple[str, str, str]:
    """A value in print, its kind and its unit."""
    if unit.startswith("%"):
        return f"{number(amount)} persen", "percent", "%"
    word, power = next(((word, power) for word, power in SCALES if amount >= 10 ** power), ("", 0))
    scaled = number((amount / 10 ** power).normalize()) + (f" {word}" if word else "")
    if unit.startswith(("IDR", "USD")):
        return f"{'Rp' if unit.startswith('IDR') else 'US$'}{scaled}", "money", unit[:3]
    return f"{scaled} ton", "quantity", "t"


def fact(name: str, unit: str, *, digits: int) -> Decimal:
    """The value of a fact: always the same for its name; `digits` of it are told."""
    spread = crc32(name.encode())
    if unit.startswith("%"):
        return Decimal(spread % 3000) / 100
    value = Decimal(int(10 ** (4 + spread % 90_000 / 10_000)))
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1)).to_integral_value() if value else value


def period(chance: random.Random, day: date) -> Period:
    """A time of which news of this day tells: mostly the month, the quarter or the year before it."""
    kind = chance.random()
    if kind < 0.45:
        last = day.replace(day=1) - timedelta(days=1)
        return Period(f"{MONTHS[last.month - 1]} {last.year}", last.replace(day=1), last)
    if kind < 0.65:
        quarter = (day.month - 1) // 3 or 4
        year = day.year if day.month > 3 else day.year - 1
        first = date(year, quarter * 3 - 2, 1)
        return Period(f"kuartal {ROMAN[quarter - 1]} {year}", first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1))
    year = day.year - (kind < 0.85)
    return Period(f"tahun {year}", date(year, 1, 1), date(year, 12, 31))


class Story:
    """A text that grows by sentences, and the records of what they say."""

    def __init__(self, chance: random.Random, day: date, pool: deque):
        self.chance, self.day, self.pool, self.text = chance, day, pool, ""
        self.figures: list[Figure] = []
        self.places: list[Place] = []
        self.quotes: list[Quote] = []
        self.entities: list[Entity] = []
        self.regulations: list[Regulation] = []
        self.events: list[PolicyEvent] = []

    def say(self, *pieces: str) -> list[int]:
        """A sentence of pieces; where each of them begins."""
        starts, at = [], len(self.text)
        for piece in pieces:
            starts.append(at)
            at += len(piece)
        self.text += "".join(pieces) + " "
        return starts

    def fill(self, sentences: int) -> None:
        """Sentences that say nothing: words of the trade in any order."""
        words = vocabulary()["words"]
        for _ in range(sentences):
            self.say(" ".join(self.chance.choices(words, k=self.chance.randint(8, 16))).capitalize(), ".")

    def introduce(self) -> Entity:
        """Somebody in office says something."""
        known, chance = vocabulary(), self.chance
        id_, organisation = often(chance, known["organisations"])
        first = chance.choice(known["people"])
        name = f"{first} {chance.choice([part for part in chance.choices(known['people'], k=3) if part != first] or ['Contoh'])}"
        words = " ".join(chance.choices(known["words"], k=12)).capitalize()
        starts = self.say("“", words, ",” kata Direktur ", organisation, " ", name, ".")
        person = Entity("person", name, None, (name,), "Direktur", organisation, ((starts[5], starts[5] + len(name)),))
        self.entities += [Entity("org", organisation, id_, (organisation,), mentions=((starts[3], starts[3] + len(organisation)),)), person]
        self.quotes.append(Quote(starts[1], starts[1] + len(words), words, name, "kata"))
        return person

    def tell(self, speaker: Entity) -> None:
        """A figure in its sentence, as an actual level, a change or a target."""
        known, chance = vocabulary(), self.chance
        told = chance.choice(self.pool) if self.pool and chance.random() < RETOLD else self.claim()
        self.pool.append(told)
        subject, indicator, place, when, status, role, unit, _ = told
        value = fact(str(told), unit, digits=chance.choice((3, 3, 4)))
        printed, kind, unit = spelt(value, unit)
        begin = len(self.text)
        middle = " ditargetkan " if status == "target" else " naik " if role == "change" else " mencapai "
        starts = self.say(subject.capitalize(), f" di {place.name}" if place else "", middle, printed, f" pada {when.text}" if when else "", ".")
        if place:
            at = starts[1] + 4
            self.places.append(replace(place, start=at, end=at + len(place.name), text=place.name))
        self.figures.append(Figure(
            starts[3], starts[3] + len(printed), printed, kind, value, unit=unit, role=role, direction="up" if role == "change" else None,
            comparison="yoy" if role == "change" else None, about=subject, indicator=indicator, period=when, status=status,
            place=place.name if place else None, place_id=place.id if place else "ID" if chance.random() < 0.8 else None,
            sector=often(chance, known["sectors"]) if chance.random() < 0.8 else None, speaker=speaker.name if chance.random() < 0.36 else None,
            confidence=round(0.5 + chance.random() / 2, 2), rule=chance.choice(RULES), sentence=(begin, len(self.text) - 1)))

    def claim(self) -> tuple:
        """What a figure may say, and of when: subject, indicator, place, period, status, role, unit and the day where no period is told."""
        known, chance = vocabulary(), self.chance
        indicator, name, unit = often(chance, known["indicators"]) if chance.random() < 0.62 else (None, chance.choice(known["words"]), chance.choice(("t", "IDR", "%")))
        place = often(chance, known["places"]) if chance.random() < 0.25 else None
        status = "target" if chance.random() < 0.1 else "actual"
        role = "change" if status == "actual" and chance.random() < 0.3 else "level"
        when = period(chance, self.day) if chance.random() < 0.43 else None
        if when and status == "target":
            year = self.day.year + chance.randint(0, 5)
            when = Period(f"tahun {year}", date(year, 1, 1), date(year, 12, 31))
        subject = f"{name} {chance.choice(GOODS)} {chance.choice(known['words'])}"
        return subject, indicator, place, when, status, role, "%" if role == "change" else unit, None if when else self.day

    def cite(self) -> None:
        """A law, and that it came into force."""
        count, year = self.chance.randint(1, 120), self.chance.randint(2005, self.day.year)
        printed = f"Peraturan Pemerintah Nomor {count} Tahun {year}"
        starts = self.say(printed, " berlaku.")
        self.regulations.append(Regulation(starts[0], starts[0] + len(printed), printed, f"pp-{count}-{year}", rule="number"))
        self.events.append(PolicyEvent(starts[1] + 1, starts[1] + 8, "berlaku", "in_force", f"pp-{count}-{year}"))


def stories(days: Iterable[date], *, seed: int = 7) -> Iterator[Annotations]:
    """A story for each of the days, with what is read in it; a seventh repeat a recent one under another outlet."""
    chance = random.Random(seed)  # noqa: S311
    recent: deque[Annotations] = deque(maxlen=100)
    pool: deque[tuple] = deque(maxlen=2000)                # what was told lately
    for index, day in enumerate(days):
        published = datetime(day.year, day.month, day.day, chance.randint(5, 22), chance.randint(0, 59), tzinfo=JAKARTA)
        outlet = f"outlet-{1 + int(OUTLETS ** chance.random()) % OUTLETS:02d}"
        url = f"https://{outlet}.example/{day:%Y/%m/%d}/{seed}-{index}"
        if recent and chance.random() < COPIED:
            read = copied(chance.choice(recent), Article(article_id(url), "", "", published, url, outlet))
        else:
            read = written(chance, Article(article_id(url), "", "", published, url, outlet), pool)
            recent.append(read)
        yield read


def written(chance: random.Random, head: Article, pool: deque) -> Annotations:
    """A story of its own."""
    story = Story(chance, head.published.date(), pool)
    speaker = story.introduce()
    for _ in range(max(1, round(chance.gauss(FIGURES, 3)))):
        story.tell(speaker)
        story.fill(chance.randint(1, 3))
    if chance.random() < 0.2:
        story.cite()
    first = story.figures[0]
    codes = dict.fromkeys(often(chance, vocabulary()["sectors"]) for _ in range(chance.randint(1, 3)))
    return Annotations(
        Article(head.id, story.text.strip(), f"{first.about.capitalize()} {first.text}", head.published, head.url, head.source, "Redaksi"), version(),
        figures=tuple(story.figures), places=tuple(story.places), entities=tuple(story.entities), regulations=tuple(story.regulations),
        policy_events=tuple(story.events), quotes=tuple(story.quotes),
        sectors=tuple(Sector(code, round(math.exp(-rank), 3), ("industri",)) for rank, code in enumerate(codes)))


def copied(read: Annotations, head: Article) -> Annotations:
    """The same story as another outlet has it."""
    return replace(read, article=Article(head.id, read.article.text, read.article.title, head.published, head.url, head.source, "Redaksi"))


def history(count: int, *, per_day: int = 200, years: int = 0) -> list[date]:
    """The day of each of so many stories up to the last day: so many a day, or spread over so many years."""
    length = years * 365 or max(1, count // per_day)
    return [LAST - timedelta(days=length - 1 - index * length // count) for index in range(count)]


def keep(folder: Path, read: Iterable[Annotations], *, index: bool = True) -> int:
    """Write stories into the databases of a directory, a batch a transaction; how many figures they have."""
    figures = 0
    with Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db") as facts, Search(folder / "search.db") as search:
        for batch in batched(read, BATCH):
            archive.import_articles(item.article for item in batch)
            with facts.batch(), search.batch():
                for item in batch:
                    article = item.article
                    facts.write(item, first_seen=article.published.isoformat(), revision=0)
                    if index:
                        search.write(article.id, article.title, article.text, article.published)
                    figures += len(item.figures)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="an empty directory for the databases")
    parser.add_argument("--figures", type=int, default=1_000_000, help="how many figures, about")
    parser.add_argument("--per-day", type=int, default=200, help="stories a day")
    parser.add_argument("--years", type=int, default=0, help="spread them over so many years instead")
    parser.add_argument("--link", action="store_true", help="link them too")
    args = parser.parse_args()
    count = args.figures // FIGURES
    days = history(count, per_day=args.per_day, years=args.years)
    start = time.monotonic()
    figures = keep(args.folder, progress(stories(days), count))
    print(f"{count} stories of {len(set(days))} days with {figures} figures in {time.monotonic() - start:.0f} s")
    if args.link:
        start = time.monotonic()
        with Archive(args.folder / "archive.db") as archive, Facts(args.folder / "tracker.db") as facts:
            counts = run(archive, facts, anew=True)
        print(f"linked in {time.monotonic() - start:.0f} s: {counts}")


def progress(read: Iterator[Annotations], count: int) -> Iterator[Annotations]:
    """The same stories, with a line on stderr for every tenth of them."""
    for part in range(10):
        yield from islice(read, count * (part + 1) // 10 - count * part // 10)
        print(f"{part + 1}0 %", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
