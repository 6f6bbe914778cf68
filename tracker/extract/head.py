"""What a page says about its story: title, author, time of publication, and whether it calls itself an article."""
from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracker.dates import read_date, read_zone
from tracker.extract import boilerplate
from tracker.records import Page

NEWS = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "TechArticle")
TITLES = ("og:title", "twitter:title")
AUTHORS = ("author", "dable:author", "dtk:author", "article:author", "content_author", "parsely-author", "dc.creator")
DATES = ("article:published_time", "og:published_time", "content_published_date", "content_publishdate", "publishdate", "datepublished",
         "dable:published_time", "dtk:publishdate", "parsely-pub-date", "dc.date", "date", "cxenseparse:recs:publishtime")
SHOWN_AUTHORS = "[itemprop='author'], [rel='author'], [class*='author']:not([class*='comment']), [class*='penulis'], [class*='reporter'], [class*='byline']"
SEPARATOR = re.compile(r"\s+[|–—•:·»-]\s+|\s*\|\s*|\s-\s")
ROLE = re.compile(r"^(?:oleh|by|penulis|reporter|pewarta|editor|wartawan|jurnalis)\b\s*[:/-]?\s*", re.IGNORECASE)
CLOCK = re.compile(r"\d[:.]\d\d(?!\d)")
SLASHED = re.compile(r"\b(\d{4})/(\d\d)/(\d\d)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BARE = 150                                 # characters: a longer line is no date and no byline


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of a page says; `kind` is its og:type, `news` whether it describes a news article."""

    title: str
    author: str
    published: datetime | None
    kind: str
    news: bool


def read(tree: LexborHTMLParser, page: Page, rules: Mapping[str, str]) -> Facts:
    """The facts of a page; what it does not say itself is taken from the feed."""
    meta = metas(tree)
    described = news(tree)
    zone = read_zone(page.zone)
    return Facts(
        title=title(tree, meta, described, page, rules.get("title")),
        author=author(tree, meta, described, page, rules.get("author")),
        published=published(tree, meta, described, zone, page, rules.get("published")),
        kind=meta.get("og:type", "").lower(), news=bool(described),
    )


def metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The first value of each <meta>, by lower-case name."""
    out: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        value = clean(attributes.get("content") or "")
        if name and value:
            out.setdefault(name.lower(), value)
    return out


def news(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object that describes a news article; empty where none does or none can be read.

    >>> news(LexborHTMLParser('<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Baja"}]}</script>'))["headline"]
    'Baja'
    """
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            found = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):     # publishers print unescaped quotes here
            continue
        for item in objects(found):
            kinds = item.get("@type")
            if any(kind in NEWS for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def objects(found: Any) -> Iterator[dict[str, Any]]:
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            if isinstance(item.get("@graph"), list):
                yield from (inner for inner in item["@graph"] if isinstance(inner, dict))


def title(tree: LexborHTMLParser, meta: Mapping[str, str], described: Mapping[str, Any], page: Page, rule: str | None) -> str:
    """The headline as the page shows it, without the publisher's name; the feed's where the page has none."""
    headings = [clean(node.text()) for node in tree.css(rule or "h1")]
    stated = [clean(text) for text in (described.get("headline"), *(meta.get(name) for name in TITLES)) if isinstance(text, str)]
    site = meta.get("og:site_name") or page.publisher
    stated = [bare for text in stated if (bare := without_site(text, site))]
    if rule and headings and headings[0]:
        return headings[0]
    whole = tree.css_first("title")
    known = [text for text in (*stated, page.title) if text] or ([clean(whole.text())] if whole else [])
    headings = [without_site(text, site) for text in headings if text]
    shown = next((text for text in headings if any(alike(text, other) for other in known)), None)
    return shown or next(iter(stated), page.title) or next((without_site(text, site) for text in (*known, *headings)), "")


def alike(title: str, other: str) -> bool:
    """Whether two titles are of one story: most words of the first are in the second.

    >>> alike("Produksi Baja Naik 5 Persen", "Baja: produksi naik 5 persen pada 2019"), alike("Ekonomi", "Produksi Baja Naik 5 Persen")
    (True, False)
    """
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (title, other))
    return bool(words) and len(words & others) >= 0.6 * max(len(words), 0.5 * len(others))


def without_site(text: str, site: str) -> str:
    """A title without the publisher's name at its end.

    >>> without_site("Ekspor Baja Naik 5 Persen - Kabar Contoh", "kabarcontoh.example"), without_site("RI - China Sepakat", "Kabar Contoh")
    ('Ekspor Baja Naik 5 Persen', 'RI - China Sepakat')
    """
    parts = list(SEPARATOR.finditer(text))
    if not parts:
        return text
    tail = re.sub(r"\W", "", text[parts[-1].end():]).casefold()
    name = re.sub(r"\W", "", site).casefold()
    alike = len(tail) > 3 and name and (tail in name or name in tail)
    return text[:parts[-1].start()].strip() if alike else text


def author(tree: LexborHTMLParser, meta: Mapping[str, str], described: Mapping[str, Any], page: Page, rule: str | None) -> str:
    """The names of the authors, joined by commas; empty where none is told."""
    if rule:
        return byline(tree, rule)
    stated = described.get("author")
    names = [item.get("name") if isinstance(item, dict) else item for item in (stated if isinstance(stated, list) else [stated])]
    names = list(dict.fromkeys(clean(name) for name in names if isinstance(name, str) and "://" not in name))
    told = ", ".join(name for name in names if name) or next((meta[name] for name in AUTHORS if name in meta and "://" not in meta[name]), "")
    return ROLE.sub("", told or byline(tree, SHOWN_AUTHORS) or page.author)


def byline(tree: LexborHTMLParser, selector: str) -> str:
    lines = (clean(node.text()) for node in tree.css(selector))
    return ROLE.sub("", next((line for line in lines if line and len(line) < BARE), ""))


def published(tree: LexborHTMLParser, meta: Mapping[str, str], described: Mapping[str, Any], zone: tzinfo, page: Page, rule: str | None) -> datetime | None:
    """When the story came out, or None where no date can be read: what is described, what stands in the head, what is shown, what the feed said.

    A time of day is worth more than a bare day; of dates that are shown, the one nearest to the headline counts, for the
    masthead and the sidebar have dates of their own.
    """
    if rule:
        stated = [text for node in tree.css(rule) for text in (node.attributes.get("datetime"), clean(node.text()))]
    else:
        stated = [described.get("datePublished"), *(meta.get(name) for name in DATES)]
    exact, days = dates(stated, zone)
    if exact:
        return exact[0]
    shown, shown_days = dates(shown_lines(tree), zone)
    if days:
        shown = [moment for moment in shown if moment.date() == days[0].date()]
    return next(iter([*shown, *([page.published] if page.published else []), *days, *shown_days]), None)


def dates(texts: Iterable[Any], zone: tzinfo) -> tuple[list[datetime], list[datetime]]:
    """The moments that lines give, apart: those with a time of day, and bare days. A stamp in UTC is told in the publisher's zone."""
    exact, days = [], []
    for text in texts:
        if isinstance(text, str) and 0 < len(text) < BARE and YEAR.search(text):
            text = SLASHED.sub(r"\1-\2-\3", re.sub(r"(?<=\d)\s+T(?=\d)", "T", text))
            moment = read_date(text, zone=zone)
            if moment is not None:
                (exact if CLOCK.search(text) else days).append(moment if moment.utcoffset() else moment.astimezone(zone))
    return exact, days


def shown_lines(tree: LexborHTMLParser) -> list[str]:
    """Short lines with a year in them, the nearest to the headline first."""
    heading, found = 0, []
    if tree.body is None:
        return []
    for place, node in enumerate(tree.body.traverse(include_text=True)):
        if node.tag == "h1":
            heading = heading or place
        elif node.tag == "-text":
            text = node.text_content or ""
            if len(text) < 2 * BARE and YEAR.search(text) and not beside(node.parent):
                found.append((place, clean(text)))
        elif node.tag == "time" and node.attributes.get("datetime"):
            found.append((place, node.attributes["datetime"]))
    return [text for _, text in sorted(found, key=lambda pair: abs(pair[0] - heading))]


def beside(node: LexborNode | None) -> bool:
    """Whether a text stands in a script, a link, or a part of the page that has dates of its own."""
    while node is not None and node.tag != "body":
        if node.tag in ("script", "style", "a", "nav", "aside", "footer") or boilerplate.kind_of(node) == "block":
            return True
        node = node.parent
    return False


def clean(text: str | None) -> str:
    """Entities read, twice where a publisher wrote them twice, and one space between words.

    >>> clean("Harga &amp;quot;Wajar&amp;quot;\\n Gula")
    'Harga "Wajar" Gula'
    """
    return " ".join(html.unescape(html.unescape(text or "")).split())
