"""The feeds of the sample newsroom: RSS, Atom and a news sitemap, with dates as their publishers write them."""
from __future__ import annotations

from email.utils import format_datetime
from xml.sax.saxutils import escape

from tracker.demo.pages import long_date, own
from tracker.demo.stories import Publisher, Story, publishers
from tracker.records import Feed

PATHS = {"rss": "/rss.xml", "atom": "/atom.xml", "sitemap": "/sitemap-news.xml"}
TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8", "sitemap": "application/xml; charset=utf-8"}


def sample_feeds() -> list[Feed]:
    """The feeds as the collector is told of them."""
    return [Feed(id=publisher.id, publisher=publisher.name, title=f"{publisher.name}: berita terbaru", url=publisher.base + PATHS[publisher.kind],
                 kind=publisher.kind, category="contoh") for publisher in publishers()]


def feed(publisher: Publisher) -> str:
    """A publisher's feed, in its own kind."""
    return {"rss": rss, "atom": atom, "sitemap": sitemap}[publisher.kind](publisher)


def rss(publisher: Publisher) -> str:
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{publisher.base}{story.path}?utm_source=rss</link>"
        f'<guid isPermaLink="false">{story.id}</guid><pubDate>{stamp(story)}</pubDate>'
        f"<description>{escape(story.summary)}</description></item>\n" for story in own(publisher))
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{escape(publisher.name)}</title>'
            f"<link>{publisher.base}/</link><description>Berita contoh</description><language>id</language>\n{items}</channel></rss>\n")


def atom(publisher: Publisher) -> str:
    entries = "".join(
        f'<entry><title>{escape(story.title)}</title><id>{publisher.base}{story.path}</id><link href="{publisher.base}{story.path}"/>'
        f"<published>{story.published.isoformat()}</published><updated>{story.published.isoformat()}</updated>"
        f"<author><name>{escape(story.byline)}</name></author><summary>{escape(story.summary)}</summary></entry>\n" for story in own(publisher))
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>{escape(publisher.name)}</title>'
            f"<id>{publisher.base}/</id><updated>{own(publisher)[0].published.isoformat()}</updated>\n{entries}</feed>\n")


def sitemap(publisher: Publisher) -> str:
    rows = "".join(
        f"<url><loc>{publisher.base}{story.path}</loc><news:news><news:publication><news:name>{escape(publisher.name)}</news:name>"
        f"<news:language>id</news:language></news:publication><news:publication_date>{story.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>\n" for story in own(publisher))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{rows}</urlset>\n')


def stamp(story: Story) -> str:
    """The date as the publisher's RSS writes it."""
    if story.publisher.dates == "indonesian":
        return long_date(story)
    written = format_datetime(story.published)
    return written.replace("+0700", "WIB") if story.publisher.dates == "wib" else written
