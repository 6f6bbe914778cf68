"""Pages that are no story although they answer 200: a missing page, a login, a question for consent, a list of links."""
from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from tracker.extract import boilerplate
from tracker.extract.head import Facts

LITTLE = 800                               # characters: a page with more text of its own is no bare wall
SENTENCE = re.compile(r"[.!?:][\"”'’)\]]*$")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows before anything is taken out of it."""

    heading: str                           # its title and first headings
    words: str                             # all that it says, for a page that says little
    password: bool
    home: bool                             # it calls itself the front page


def look(tree: LexborHTMLParser) -> Signs:
    """The signs of a page; before story.py prunes the tree."""
    heads = [node.text() for node in tree.css("title, h1")[:3]]
    body = tree.body
    for node in tree.css("script, style, noscript, template"):
        if node.attributes.get("type") != "application/ld+json":
            node.decompose()
    text = " ".join(body.text().split()) if body is not None else ""
    return Signs(
        heading=" ".join(" ".join(heads).split()).casefold(), words=text[:2 * LITTLE].casefold(),
        home=urlsplit(address(tree)).path in ("", "/"),
        password=tree.css_first('input[type="password"]') is not None,
    )


def address(tree: LexborHTMLParser) -> str:
    """The address that a page gives as its own."""
    for selector, name in (("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")):
        node = tree.css_first(selector)
        if node is not None and node.attributes.get(name):
            return node.attributes[name]
    return "/unsaid"


def reason(signs: Signs, text: str, facts: Facts) -> str | None:
    """Why a page is no story, or None; `text` is what was taken for its story.

    >>> tree = LexborHTMLParser("<title>Halaman tidak ditemukan</title><p>Maaf, tidak ada apa-apa di sini.</p>")
    >>> reason(look(tree), "", Facts("", "", None, "", False))
    'soft 404'
    """
    for name, phrases in boilerplate.walls().items():
        in_heading = len(text) < 2 * LITTLE and any(has(signs.heading, phrase) for phrase in phrases)
        in_words = len(text) < LITTLE and not facts.news and any(has(signs.words, phrase) for phrase in phrases)
        if in_heading or in_words:
            return name
    if signs.password and len(text) < LITTLE and not facts.news:
        return "login wall"
    if not facts.news and (signs.home or (facts.kind == "website" and any(has(signs.heading, phrase) for phrase in boilerplate.lists()))):
        return "list page"
    sentences = sum(len(line) for line in text.split("\n") if SENTENCE.search(line))
    if not facts.news and facts.kind != "article" and text and sentences < 0.5 * len(text):
        return "list page"
    return None if sentences else "empty shell"


def has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
