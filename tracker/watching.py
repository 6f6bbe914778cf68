"""What is new for one saved search: figures, conflicts and deadlines that nobody was told of, each in the words of the alerts' language."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlite_utils import Database

from tracker.notify.alerts import Alert, Alerts
from tracker.publish.language import LANGUAGES, Language
from tracker.publish.outside import question_on
from tracker.publish.page import outward
from tracker.store.alerted import Item, News

JAKARTA = ZoneInfo("Asia/Jakarta")
VOCABULARIES = {"status": "statuses", "kind": "kinds"}
NAMED = {"sector": ("sectors", "code"), "place": ("places", "id"), "indicator": ("indicators", "id"), "publisher": ("publishers", "id"), "speaker": ("entities", "id")}


@cache
def texts(language: str) -> dict[str, Any]:
    return yaml.safe_load(files("tracker.notify").joinpath("words.yaml").read_text(encoding="utf-8"))[language]


@dataclass
class Watch:
    """One alert in one run."""

    db: Database
    alerts: Alerts
    alert: Alert
    now: datetime

    def __post_init__(self) -> None:
        self.ask = News(self.db)
        question = question_on(self.db, self.alert.words, dict(self.alert.chosen))
        self.found = question.ids(None), question.parameters
        self.language: Language = LANGUAGES[self.alerts.language]
        self.texts = texts(self.alerts.language)
        self.marks: set[str] = set()       # of what was told, or was known before

    @property
    def today(self) -> date:
        return self.now.astimezone(JAKARTA).date()

    def known(self) -> set[str]:
        """The marks of what is so already when an alert begins: deadlines come near by themselves, without an article."""
        return {mark for row in self.due() for mark in self.target_marks(row)}

    def news(self, since: str, marks: set[str]) -> tuple[list[Item], set[str]]:
        """What is new, and the marks of what was told before and came again in a copy."""
        items: list[Item] = []
        self.marks = marks
        for item in self.conflicts(since) if self.alert.conflict else self.deadlines() if self.alert.deadline is not None else self.figures(since):
            if item.marks.isdisjoint(self.marks):
                items.append(item)
            self.marks |= item.marks
        return items, self.marks

    def item(self, key: str, title: str, parts: Iterable[str], figure: dict[str, Any], marks: Iterable[str], page: str, *,
             other: dict[str, Any] | None = None) -> Item:
        why = " ".join((self.texts["because"].format(title=self.alert.name, conditions=", ".join(self.conditions())), *parts, self.language("read_by_program")))
        links = [("alternate", f"{self.alerts.site}{self.language.prefix}{page}")] if self.alerts.site else []
        if source := outward(figure["url"]):
            links.append(("via" if links else "alternate", source))
        articles = " ".join(row["article_id"] for row in (figure, other) if row)
        return Item(key, title, why, articles, self.now.isoformat(timespec="seconds"), tuple(links), frozenset(marks))

    # the three kinds of news

    def figures(self, since: str) -> Iterator[Item]:
        """Figures that no article told before the alert began, each with its copies and repetitions as one."""
        for row in self.ask.figures(*self.found, since):
            if row["key"] in self.marks:
                continue
            same = self.ask.same(row["key"])
            if any(one["first_seen"] is None or one["first_seen"] <= since for one in same):
                self.marks.add(row["key"])
                continue
            yield self.item(row["key"], self.short(row), (self.texts["said"].format(figure=self.long(row)), self.evidence(row)), row,
                            {mark for one in same for mark in figure_marks(one)}, f"/figures/{row['key']}")

    def conflicts(self, since: str) -> Iterator[Item]:
        for row in self.ask.conflicts(*self.found, since):
            one, other = self.ask.figure(row["figure_key"]), self.ask.figure(row["other_key"])
            text = self.texts["differs"].format(
                figure=self.long(one), publisher=self.publisher(one), other=self.short(other), other_publisher=self.publisher(other),
                kind=self.language.term("conflict_kinds", row["kind"]))
            sides = [frozenset(mark for same in self.ask.same(key) for mark in figure_marks(same)) for key in (one["key"], other["key"])]
            marks = {"|".join(("conflict", *sorted((left, right)))) for left in sides[0] for right in sides[1]}
            yield self.item(row["key"], self.texts["conflict_title"].format(figure=self.short(one), other=self.language.amount(
                other["value_text"], unit=other["unit"], high=other["value_high_text"]) or other["text"]),
                (text, self.evidence(one), self.evidence(other)), one, marks, f"/figures/{one['key']}", other=other)

    def deadlines(self) -> Iterator[Item]:
        for row in self.due():
            figure = self.ask.figure(row["figure_key"])
            days, day = (date.fromisoformat(row["deadline"]) - self.today).days, self.language.day(row["deadline"])
            yield self.item(f"{row['key']}-{row['deadline']}", self.texts["due_title"].format(day=day, figure=self.short(figure)),
                            (self.texts["due"].format(figure=self.long(figure), day=day, days=days), self.evidence(figure)), figure,
                            self.target_marks(row), f"/figures/{row['figure_key']}")

    def due(self) -> Iterator[dict[str, Any]]:
        if self.alert.deadline is not None:
            last = self.today + timedelta(days=self.alert.deadline)
            yield from self.ask.deadlines(*self.found, self.today.isoformat(), last.isoformat())

    def target_marks(self, row: dict[str, Any]) -> set[str]:
        return {f"due|{row['deadline']}|{mark}" for one in self.ask.same(row["figure_key"]) for mark in figure_marks(one)}

    # how it is said

    def conditions(self) -> Iterator[str]:
        """What the alert looks for, in words."""
        if self.alert.words:
            yield self.texts["words"].format(value=self.alert.words)
        for name, value in self.alert.chosen:
            yield f"{self.texts['filters'].get(name, name)} {self.named(name, value)}"
        if self.alert.conflict:
            yield self.texts["conflict"]
        if self.alert.deadline is not None:
            yield self.texts["deadline"].format(value=self.alert.deadline)

    def named(self, name: str, value: str) -> str:
        if name in VOCABULARIES:
            return self.language.term(VOCABULARIES[name], value)
        if name in NAMED:
            table, key = NAMED[name]
            found = next(self.db[table].rows_where(f'"{key}" = ?', [value], select="name"), None)
            return (self.language.sector(value, found["name"] if found else None) if name == "sector" else found["name"]) if found else value
        return value

    def short(self, row: dict[str, Any]) -> str:
        amount = self.language.amount(row["value_text"], unit=row["unit"], high=row["value_high_text"]) or row["text"]
        return f"{amount} – {self.about(row)}".rstrip(" –")

    def long(self, row: dict[str, Any]) -> str:
        facts = (self.language.term("statuses", row["status"]), self.language.period(row["period_start"], row["period_end"]), row["place"])
        return ", ".join(filter(None, (self.short(row), *facts)))

    def about(self, row: dict[str, Any]) -> str:
        label = row["indicator_name_en"] if self.language.code == "en" and row["indicator_name_en"] else row["indicator_name"]
        return row["about"] or label or ""

    def publisher(self, row: dict[str, Any]) -> str:
        return row["publisher_name"] or self.language("unknown")

    def evidence(self, row: dict[str, Any]) -> str:
        return self.texts["evidence"].format(evidence=row["evidence"].strip(), publisher=self.publisher(row), day=self.language.day(row["published"]))


def figure_marks(row: dict[str, Any]) -> set[str]:
    """What a figure is known by: its key, and its value in whichever copy of its story.

    >>> sorted(figure_marks({"key": "k1", "origin_id": "a1", "value_text": "5", "text": "5 persen", "unit": "%"}))
    ['a1/5/%', 'k1']
    """
    return {row["key"], f"{row['origin_id']}/{row['value_text'] or row['text'].casefold()}/{row['unit'] or ''}"}
