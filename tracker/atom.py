"""Atom feeds (RFC 4287): the one writer for the searches of the pages and for alerts.

>>> entry = Entry("tag:tracker,2019:figure/k1", "93,7 miliar dolar AS", "2019-11-05T09:30:00+07:00", "Ekspor mencapai USD 93,7 miliar.", (("alternate", "https://a.example/1"),))
>>> feed("tag:tracker,2019:alert/ekspor", "Ekspor", [entry], author="Pelacak Industri").count(b"<entry>")
1
"""
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. `links`: relation and address of each."""

    id: str
    title: str
    updated: str | None
    summary: str
    links: tuple[tuple[str, str], ...] = ()


def feed(id: str, title: str, entries: Iterable[Entry], *, author: str, updated: str | None = None, here: str = "") -> bytes:
    """The document; `updated` is its newest entry's time where none is given, `here` its own address."""
    entries = list(entries)
    root = Element("feed", xmlns=NAMESPACE)
    _write(root, id=id, title=title, updated=moment(updated or (entries[0].updated if entries else None)))
    if here:
        SubElement(root, "link", rel="self", href=here)
    _write(SubElement(root, "author"), name=author)
    for one in entries:
        entry = SubElement(root, "entry")
        _write(entry, id=one.id, updated=moment(one.updated), title=one.title, summary=one.summary)
        for relation, address in one.links:
            SubElement(entry, "link", rel=relation, href=address)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root)


def _write(element: Element, **texts: str) -> None:
    for tag, text in texts.items():
        SubElement(element, tag).text = printable(text)


def moment(when: str | None) -> str:
    """A time with a zone, as feed readers need it for each entry.

    >>> moment("2019-11-05T09:30:00+07:00"), moment("2019-11-05T09:30:00"), moment("2019-11-05"), moment(None)
    ('2019-11-05T09:30:00+07:00', '2019-11-05T09:30:00Z', '2019-11-05T00:00:00Z', '1970-01-01T00:00:00Z')
    """
    if not when:
        return NEVER
    if "T" not in when:
        return f"{when}T00:00:00Z"
    return when if when.endswith("Z") or when[-6] in "+-" else f"{when}Z"


def printable(text: str) -> str:
    """Without the characters that XML cannot hold.

    >>> printable("naik\\x0b 5\\ud800 persen")
    'naik 5 persen'
    """
    return "".join(character for character in text if character in "\t\n" or ("\x20" <= character <= "\ud7ff") or ("\ue000" <= character <= "\ufffd") or character >= "\U00010000")
