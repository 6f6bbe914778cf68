"""The pages of the sample newsroom: each publisher builds its own way, with the usual clutter around the story."""
from __future__ import annotations

import json
from html import escape

from tracker.demo.stories import Publisher, Story, stories

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
SAMPLE = "CONTOH: berita rekaan untuk mencoba program; semua angka dan nama tokoh dibuat-buat."
ADVERT = '<div class="iklan-tengah"><p>Iklan</p><p>Cicilan 0% sampai 24 bulan, hemat Rp500 ribu!</p></div>'
COMMENTS = '<div class="komentar"><h3>Komentar (2)</h3><p>Harga naik 20 persen, gaji tetap.</p><p>Semoga 5 pabrik itu jadi dibangun.</p></div>'
CLOSING = {"article": "</div></article>", "itemprop": "</div></section>", "plain": "</div></div>", "breaks": "</div></div>"}
OPENING = {
    "article": '<article class="berita"><div class="berita-isi">', "itemprop": '<section class="baca"><div class="teks" itemprop="articleBody">',
    "plain": '<div class="kolom-utama"><div class="isi-berita">', "breaks": '<div class="baca"><div class="isi-berita" id="isi">',
}


def story_page(story: Story, page: int = 1) -> str:
    """The HTML of a story, or of one page of it.

    >>> "Iklan" in story_page(stories()[0]), stories()[0].title in story_page(stories()[0])
    (True, True)
    """
    publisher = story.publisher
    parts = paged(story)
    text = "".join(block(part, publisher, number) for number, part in enumerate(parts[page - 1], 1))
    links = "" if len(parts) == 1 else page_links(story, page, len(parts))
    main = (f"<h1>{escape(story.title)}</h1><div class='tanggal'>{long_date(story)}</div><div class='penulis'>{escape(story.byline)}</div>"
            f"<figure><img src='/foto/{story.id}.jpg' alt=''><figcaption>Ilustrasi: {escape(story.title)}</figcaption></figure>"
            f"{OPENING[publisher.shape]}{text}{CLOSING[publisher.shape]}{links}"
            "<div class='bagikan share-bar'>Bagikan: <a href='#'>Facebook</a> <a href='#'>WhatsApp</a></div>")
    return frame(publisher, story.title, main + COMMENTS, head=head(story))


def index_page(publisher: Publisher) -> str:
    """The front page: a list of links, no story."""
    rows = "".join(f"<li><h2><a href='{story.path}'>{escape(story.title)}</a></h2></li>" for story in own(publisher))
    return frame(publisher, publisher.name, f"<h1>{escape(publisher.name)}</h1><ul>{rows}</ul>")


def own(publisher: Publisher) -> list[Story]:
    """A publisher's stories, the newest first."""
    return [story for story in reversed(stories()) if story.publisher == publisher]


def paged(story: Story) -> list[tuple[str, ...]]:
    """The blocks of each page of a story: one page, or several where its publisher cuts long stories up."""
    size = story.publisher.paged or len(story.blocks)
    return [story.blocks[start:start + size] for start in range(0, len(story.blocks), size)]


def block(text: str, publisher: Publisher, number: int) -> str:
    """A block of a story as HTML; an advertisement comes after the second."""
    if text.startswith("> juga: "):
        other = next(story for story in stories() if story.id == text.removeprefix("> juga: "))
        return f"<p><strong>Baca juga: <a href='{other.publisher.base}{other.path}'>{escape(other.title)}</a></strong></p>\n"
    if text.startswith("| "):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.split("\n")]
        heading, *rest = ["".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for row, tag in
                          zip(rows, ["th"] + ["td"] * len(rows), strict=False)]
        return f"<table><thead><tr>{heading}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rest)}</tbody></table>\n"
    if text.startswith("- "):
        return "<ul>" + "".join(f"<li>{escape(line.removeprefix('- '))}</li>" for line in text.split("\n")) + "</ul>\n"
    safe = escape(text, quote=False)
    shown = f"{safe}<br><br>\n" if publisher.shape == "breaks" else f"<p>{safe}</p>\n"
    return shown + (ADVERT if number == 2 else "")


def head(story: Story) -> str:
    """What the page says of itself, as far as its publisher bothers to."""
    address = story.publisher.base + story.path
    canonical = f'<link rel="canonical" href="{address}">'
    if story.publisher.shape in ("plain", "breaks"):
        return canonical
    meta = (f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(story.title)}">'
            f'<meta property="og:site_name" content="{escape(story.publisher.name)}">'
            f'<meta property="article:published_time" content="{story.published.isoformat()}">')
    if story.publisher.shape == "itemprop":
        return canonical + meta
    described = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": story.published.isoformat(),
                 "author": {"@type": "Person", "name": story.byline}, "publisher": {"@type": "Organization", "name": story.publisher.name}}
    return f'{canonical}{meta}<script type="application/ld+json">{json.dumps(described, ensure_ascii=False)}</script>'


def frame(publisher: Publisher, title: str, main: str, *, head: str = "") -> str:
    """A whole page around its main part."""
    popular = "".join(f"<li><a href='{story.path}'>{escape(story.title)}</a></li>" for story in own(publisher)[:5])
    return (f"<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'><title>{escape(title)} - {escape(publisher.name)}</title>{head}</head>"
            f"<body><header><a href='/'>{escape(publisher.name)}</a><div class='banner-contoh'>{SAMPLE}</div></header><main>{main}</main>"
            f"<aside><h3>Terpopuler</h3><ol>{popular}</ol></aside><footer><p>{escape(publisher.name)}. {SAMPLE}</p></footer></body></html>\n")


def page_links(story: Story, page: int, count: int) -> str:
    """The numbers of the pages, and the next one."""
    numbers = "".join(f"<a href='{story.path}?page={number}'>{number}</a> " for number in range(1, count + 1))
    following = f"<a rel='next' href='{story.path}?page={page + 1}'>Selanjutnya</a>" if page < count else ""
    return f"<div class='halaman paging'>Halaman {numbers}{following}</div>"


def long_date(story: Story) -> str:
    """The date as it stands on a page.

    >>> long_date(stories()[0])
    'Selasa, 04 Agustus 2026 09:15 WIB'
    """
    moment = story.published
    return f"{DAYS[moment.weekday()]}, {moment.day:02d} {MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M} WIB"
