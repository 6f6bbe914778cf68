"""One story, fetched whole: its further pages joined, its canonical address settled."""
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tracker.addresses import believed, canonical, page_number, read_address, registrable
from tracker.collect.decoding import decode_page
from tracker.collect.fetch import Answer, Web
from tracker.records import Feed, Page, Visit

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
NOT_HTML = ("application/pdf", "image/", "video/", "audio/", "application/zip", "application/json", "application/octet-stream")

Validators = tuple[tuple[str, str | None, str | None], ...]


async def ask_again(web: Web, visit: Visit) -> tuple[Answer, Answer | None]:
    """Ask for each part of a story with the validators of the copy that is kept: how that ended, and page 1 where it came anew.

    A change on page 2 leaves page 1 as it was, so all parts are asked.
    """
    for number, (url, etag, last_modified) in enumerate(visit.validators):
        answer = await web.get(url, limit=web.settings.page_bytes, accept=ACCEPT, etag=etag, last_modified=last_modified)
        if answer.outcome != "not_modified":
            return answer, answer if answer.ok and number == 0 else None
    return answer, None


async def fetch(web: Web, visit: Visit, feed: Feed, now: datetime, *, first: Answer | None = None) -> tuple[Answer, Page | None]:
    """The story of a visit, from its page 1 where that is there already; without a page, the answer tells why."""
    answer = first or await web.get(visit.entry.url, limit=web.settings.page_bytes, accept=ACCEPT)
    refused = _no_story(answer, visit.entry.url)
    if refused:
        return refused, None
    entry, html = visit.entry, decode_page(answer.body, answer.charset)
    parts, validators, complete = await _further(web, answer, html, dict(feed.rules).get("next"))
    page = Page(
        url=story_address(html, answer.url), asked=entry.url, key=entry.key, feed=feed.id, publisher=feed.publisher, parts=parts,
        title=entry.title, published=entry.published, author=entry.author, summary=entry.summary, content=entry.content, fetched_at=now,
        status=answer.status, validators=validators, language=feed.language, zone=feed.zone, rules=feed.rules,
        flags=entry.flags if complete else (*entry.flags, "incomplete"), claim=foreign_claim(html, answer.url))
    return answer, page


def _no_story(answer: Answer, asked: str) -> Answer | None:
    """The answer, where it holds no page of a story."""
    if not answer.ok:
        return answer
    if answer.content_type.lower().startswith(NOT_HTML):
        return replace(answer, outcome="not_html", reason=f"sent as {answer.content_type}")
    if urlsplit(answer.url).path in ("", "/") and urlsplit(asked).path not in ("", "/"):
        return replace(answer, outcome="front_page", reason="led to the publisher's front page")
    return None


async def _further(web: Web, answer: Answer, first: str, rule: str | None) -> tuple[tuple[str, ...], Validators, bool]:
    """All parts of a story, their validators, and whether none is missing."""
    parts, validators = [first], [(answer.url, answer.etag, answer.last_modified)]
    here, seen = answer.url, {answer.url}
    while len(parts) < web.settings.page_parts:
        following = next_part(parts[-1], here, of=answer.url, after=len(parts), rule=rule)
        if following is None or following in seen:
            return tuple(parts), tuple(validators), True
        part = await web.get(following, limit=web.settings.page_bytes, accept=ACCEPT)
        seen.add(following)
        if not part.ok or not (rule or page_number(part.url, of=answer.url) == len(parts) + 1):
            return tuple(parts), tuple(validators), False
        html = decode_page(part.body, part.charset)
        if html in parts:                  # a publisher that takes no notice of the number
            return tuple(parts), tuple(validators), True
        parts.append(html)
        validators.append((part.url, part.etag, part.last_modified))
        here = part.url
    return tuple(parts), tuple(validators), False


def next_part(html: str, here: str, *, of: str, after: int, rule: str | None = None) -> str | None:
    """The address of the story's page number `after` + 1, where this page links to it; `rule` is the publisher's selector of that link.

    >>> next_part('<a rel="next" href="/a.html?page=2">Selanjutnya</a>', "https://warta.example/a.html", of="https://warta.example/a.html", after=1)
    'https://warta.example/a.html?page=2'
    >>> next_part('<a href="/a.html/2">2</a>', "https://warta.example/a.html", of="https://warta.example/a.html", after=1)
    'https://warta.example/a.html/2'
    """
    number = str(after + 1)
    for node in LexborHTMLParser(html).css(rule or "a[href], link[rel='next']"):
        href = node.attributes.get("href") or ""
        address = read_address(href, base=here) if rule or number in href else None
        if address and (registrable(address) == registrable(of) if rule else page_number(address, of=of) == after + 1):
            return address
    return None


def story_address(html: str, fetched: str) -> str:
    """The address that names the story: the page's own canonical one where it may be believed, else the one that answered.

    >>> story_address('<link rel="canonical" href="/a.html">', "https://warta.example/amp/a.html?ref=x")
    'https://warta.example/a.html'
    """
    for node in LexborHTMLParser(html).css('link[rel="canonical"]'):
        address = believed(urljoin(fetched, (node.attributes.get("href") or "").strip()), fetched)
        if address:
            return address
    return canonical(fetched) or fetched


def foreign_claim(html: str, fetched: str) -> str:
    """The address at another publisher that a page gives as its canonical one, or nothing.

    >>> foreign_claim('<link rel="canonical" href="https://lain.example/a">', "https://warta.example/b")
    'https://lain.example/a'
    >>> foreign_claim('<link rel="canonical" href="/a">', "https://warta.example/b")
    ''
    """
    claims = (canonical(urljoin(fetched, (node.attributes.get("href") or "").strip())) for node in LexborHTMLParser(html).css('link[rel="canonical"]'))
    return next((claim for claim in claims if claim and registrable(claim) != registrable(fetched)), "")
