"""An editor's decisions, checked against what stands in the public database. Nothing is written here."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from tracker.errors import InputError
from tracker.review.values import FIELDS, LOOKED_UP, Columns, near, read_unit, reader, refuse, shown
from tracker.store.corrections import Correction
from tracker.store.rows import EDITION, Row

LOOKUPS = {                                # field → table, its key, where to look
    "indicator": ("indicators", "id", "/indicators"),
    "sector": ("sectors", "code", "/sectors"),
    "place": ("places", "id", "/places"),
    "speaker": ("entities", "id", "/organisations"),
}
NOUNS = (("figure", "figures", "key"), ("article", "articles", "id"), ("entity", "entities", "id"))
UNREASONED = ("accept", "withdraw")


@dataclass(frozen=True)
class Desk:
    """One editor at work: the public database, the decisions made so far, who decides and when."""

    db: Database
    made: tuple[Correction, ...] = ()
    who: str = ""
    now: str = ""

    def decide(self, key: str, action: str, *, fixes: Mapping[str, str] | None = None, other: str = "", reason: str = "") -> list[Correction]:
        """The corrections that a decision makes; refused where it cannot be meant."""
        reason = " ".join(reason.split())
        if action not in UNREASONED and not reason:
            raise InputError(key, "no reason", "say why with --reason: readers see it beside the correction")
        if action in ("merge", "split"):
            return [self.pair(key, other, action, reason)]
        if action == "withdraw":
            return [self.withdraw(key, reason)]
        row = self.figure(key)
        if action == "fix":
            return list(self.fix(row, fixes or {}, reason))
        return [self.correction("figure", row, action, reason, old=row["text"])]

    def figure(self, key: str) -> Row:
        """A figure as it stands."""
        found = next(self.db["figures"].rows_where("key = ?", [key]), None)
        if found is None:
            rejected = any(item.subject == key and item.action == "reject" for item in self.made)
            raise InputError(key, "rejected before" if rejected else "no such figure",
                             "bring it back with --withdraw" if rejected else "the key stands at the end of its address: /figures/KEY")
        return found

    def correction(self, noun: str, row: Row, action: str, reason: str, **more: Any) -> Correction:
        anchor = {"field": row["field"], "start": row["start"], "text": row["text"]}
        return Correction(noun, self.subject(row["key"]), action, reason=reason, who=self.who, made=self.now, article_id=row["article_id"],
                          more={"anchor": anchor} | more.pop("more", {}), found=row["key"], **more)

    def subject(self, key: str) -> str:
        """The key under which a figure was first judged: the program may read it in another way since."""
        return next((item.subject for item in reversed(self.made) if item.noun == "figure" and item.found == key), key)

    def fix(self, row: Row, fixes: Mapping[str, str], reason: str) -> Iterable[Correction]:
        """One correction a field that changes."""
        unknown = next((field for field in fixes if field not in FIELDS), None)
        if unknown is not None:
            raise InputError(unknown, "not a field that can be fixed", near(unknown, FIELDS) + f"known are {', '.join(FIELDS)}")
        after, found = dict(row), {}
        for field in sorted(fixes, key=lambda field: field != "kind"):         # the unit is checked against the kind that will be
            columns, parents = self.read(field, fixes[field], after["kind"])
            if any(row[column] != value for column, value in columns.items() if not column.endswith("period_text")):
                found[field] = columns, parents
                after |= columns
        if not found:
            raise InputError(row["key"], "nothing would change", "give FIELD=VALUE with another value than the present one, or --accept it")
        if after["unit"] and found.keys() & {"kind", "unit"}:
            read_unit(after["unit"], after["kind"])
        if after["value"] is not None and after["value_high"] is not None and after["value_high"] < after["value"]:
            raise refuse("value_high", shown(after, "value_high"), f"less than the value {shown(after, 'value')}", "fix both")
        for field, (columns, parents) in found.items():
            yield self.correction("figure", row, "fix", reason, field=field, old=str(shown(row, field)) or None, new=str(shown(after, field)) or None,
                                  more={"columns": columns, "parents": parents})

    def read(self, field: str, text: str, kind: str) -> tuple[Columns, dict[str, list[Row]]]:
        """The columns that a field's text sets, and the rows that they point to."""
        if field not in LOOKED_UP:
            return reader(field, kind=kind)(text), {}
        if not text.strip():
            return dict.fromkeys({"place": ("place", "place_id", "province"), "speaker": ("speaker", "speaker_id")}.get(field, (field,))), {}
        row = self.look_up(field, text.strip())
        if field == "place":
            province = row["province"] or (row["name"] if row["type"] == "province" else None)
            return {"place": row["name"], "place_id": row["id"], "province": province}, {"places": [row]}
        if field == "speaker":
            return {"speaker": row["name"], "speaker_id": row["id"]}, {"entities": [row]}
        if field == "sector":
            return {"sector": row["code"]}, {"sectors": [{"code": row["code"], "name": row["name"], "edition": EDITION}]}
        return {"indicator": row["id"]}, {"indicators": [{"id": row["id"], "name": row["name"]}]}

    def look_up(self, field: str, text: str) -> Row:
        """The row of a vocabulary that a text names by key or name."""
        table, key, where = LOOKUPS[field]
        rows = [row for row in self.db[table].rows if text == row[key]] or [
            row for row in self.db[table].rows if text.casefold() in (row["name"].casefold(), bare(row["name"], field).casefold())]
        if len(rows) == 1:
            return rows[0]
        if rows:
            listed = ", ".join(sorted(f"{row[key]} ({row['name']})" for row in rows))
            raise refuse(field, text, "the name of several", f"give one of the ids {listed}")
        names = {name for row in self.db[table].rows for name in (row[key], row["name"])}
        raise refuse(field, text, "not known here", near(text, names) + f"{where} lists what is known")

    def pair(self, one: str, other: str, action: str, reason: str) -> Correction:
        """Two figures, articles or names that are one, or are not."""
        (noun, row), (other_noun, other_row) = self.named(one), self.named(other)
        if one == other:
            raise InputError(f"--{action} {other}", f"is the {noun} itself", "give the key of another one")
        if noun != other_noun:
            raise InputError(one, f"is {with_article(noun)}, and {other} {with_article(other_noun)}", "give two of one noun")
        if noun == "entity":
            if action == "split":
                raise InputError(one, "names are not held apart", "withdraw the merge that joined them")
            if row["type"] != other_row["type"]:
                raise InputError(one, f"is {row['type']}, and {other} {other_row['type']}", "merge organisations with organisations, people with people")
            return Correction(noun, one, action, old=row["name"], new=other, reason=reason, who=self.who, made=self.now, more={"entity": other_row})
        if noun == "figure":
            one, other = self.subject(one), self.subject(other)
        return Correction(noun, one, action, new=other, reason=reason, who=self.who, made=self.now,
                          article_id=one if noun == "article" else row["article_id"], more={"articles": [one, other] if noun == "article" else [row["article_id"], other_row["article_id"]]})

    def named(self, key: str) -> tuple[str, Row]:
        for noun, table, column in NOUNS:
            for row in self.db[table].rows_where(f'"{column}" = ?', [key]):
                return noun, row
        raise InputError(key, "neither a figure, nor an article, nor a name", "give the last part of its address")

    def withdraw(self, key: str, reason: str) -> Correction:
        """Take back everything decided on one subject."""
        key = self.subject(key)
        mine = [item for item in self.made if key in (item.subject, *([item.new] if item.action in ("merge", "split") else []))]
        if not mine or mine[-1].action == "withdraw":
            raise InputError(key, "nothing was decided on it", "`tracker correct --list` shows what was")
        return Correction(mine[-1].noun, key, "withdraw", reason=reason, who=self.who, made=self.now, article_id=mine[-1].article_id)


def touched(corrections: Iterable[Correction], made: Iterable[Correction], db: Database) -> set[str]:
    """The articles whose rows or links a new decision changes."""
    made, out = list(made), set()
    for item in corrections:
        same = [old for old in made if old.action in ("merge", "split") and item.subject in (old.subject, old.new)] if item.action == "withdraw" else []
        for one in (item, *same):
            out |= {one.article_id, *one.more.get("articles", ()), *((one.subject, one.new) if one.noun == "article" else ())} - {None}
            if one.noun == "figure" and one.action in ("merge", "split"):
                out |= {row["article_id"] for row in db.query("SELECT article_id FROM figures WHERE key IN (?, ?)", [one.subject, one.new])}
            if one.noun == "entity":
                rows = db.query("SELECT article_id FROM entity_mentions WHERE entity_id IN (?1, ?2) UNION SELECT article_id FROM figures WHERE speaker_id IN (?1, ?2) "
                                "UNION SELECT article_id FROM quotes WHERE speaker_id IN (?1, ?2)", [one.subject, one.new])
                out |= {row["article_id"] for row in rows}
    return out


def bare(name: str, field: str) -> str:
    """The name of a place without what kind of area it is, as people say it.

    >>> bare("Kabupaten Jepara", "place"), bare("Kota Bandung", "place"), bare("Kota Contoh", "speaker")
    ('Jepara', 'Bandung', 'Kota Contoh')
    """
    return name.removeprefix("Kabupaten ").removeprefix("Kota ") if field == "place" else name


def with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "ae" else f"a {noun}"


def read_fixes(texts: Iterable[str]) -> dict[str, str]:
    """FIELD=VALUE of the command line.

    >>> read_fixes(["value=50", "unit="])
    {'value': '50', 'unit': ''}
    """
    fixes: dict[str, str] = {}
    for text in texts:
        field, equals, value = text.partition("=")
        if not equals or not re.fullmatch(r"\w+", field):
            raise InputError(f"--set {text}", "not FIELD=VALUE", f"write for example --set status=target; fields are {', '.join(FIELDS)}")
        if field in fixes:
            raise InputError(f"--set {field}", "given twice", "leave one of them out")
        fixes[field] = value
    return fixes
