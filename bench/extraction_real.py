"""Real pages of many publishers: how much of the stories is kept, how much else, and how fast; beside trafilatura and newspaper4k as they come.

    python bench/extraction_real.py FOLDER_OF_PAGES [--rounds 3]

FOLDER holds pages as *.html or *.html.gz. Nobody has marked them, so the three judge each other: a block of 60 characters or more that two of
them take, and that is not wholly a link, is taken for the story's; a line that nobody else has is taken for something else. Pages of which no
two of the three take a story of 400 characters, or that call themselves a front page (by address or name of the file), are left out of the quality, not of the speed. The speed is that
of whole articles (title, author, date, text) in CPU time on one core, and with two processes in wall time.
"""
from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from extraction import Sample as Story
from extraction import clean, newspaper, plain_trafilatura
from selectolax.lexbor import LexborHTMLParser

from tracker.errors import NotAnArticle
from tracker.extract import extract
from tracker.extract.walls import address
from tracker.records import Page

BLOCKS = ("p, div, section, article, main, header, footer, aside, nav, ul, ol, li, dl, dt, dd, table, tr, td, th, blockquote, pre, h1, h2, h3, h4, h5, h6,"
          " figure, figcaption, form, br, hr, caption, center")
LONG, STORY = 60, 400
URL = "https://warta.example/ekonomi/1"


def ours(html: str) -> str:
    """This program; nothing where it says that there is no story."""
    try:
        return extract(Page(URL, URL, parts=(html,))).text
    except NotAnArticle:
        return ""


TOOLS: dict[str, Callable[[str], str]] = {
    "ours": ours,
    "trafilatura": lambda html: plain_trafilatura(Story(URL, (html,), ())),
    "newspaper4k": lambda html: newspaper(Story(URL, (html,), ())),
}


def blocks(html: str) -> list[str]:
    """The long blocks of a page that are not wholly links."""
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, noscript, template, iframe, option"):
        node.decompose()
    for node in tree.body.css("a"):
        node.insert_before("\x02")
        node.insert_after("\x03")
    for node in tree.body.css(BLOCKS):
        node.insert_before("\x01")
        node.insert_after("\x01")
    found = []
    for part in tree.body.text().split("\x01"):
        linked = sum(len(piece.partition("\x03")[0]) for piece in part.split("\x02")[1:])
        text = clean(part.replace("\x02", "").replace("\x03", ""))
        if len(text) >= LONG and linked < 0.8 * len(text):
            found.append(text)
    return found


def is_front(html: str) -> bool:
    """Whether a page gives a front page as its own address."""
    return urlsplit(address(LexborHTMLParser(html))).path in ("", "/")


def quality(pages: dict[str, str]) -> None:
    """Print one row a tool."""
    kept, wanted, alone, lines, stories = dict.fromkeys(TOOLS, 0), 0, dict.fromkeys(TOOLS, 0), dict.fromkeys(TOOLS, 0), 0
    taken_for_a_story = 0
    for page, html in pages.items():
        texts = {name: read(html) for name, read in TOOLS.items()}
        flat = {name: clean(text) for name, text in texts.items()}
        truth = [block for block in blocks(html) if sum(block in text for text in flat.values()) >= 2]
        front = "mainpage" in page or is_front(html)
        if sum(map(len, truth)) < STORY or front:
            taken_for_a_story += front and bool(texts["ours"])
            continue
        stories += 1
        wanted += len(truth)
        for name, text in texts.items():
            kept[name] += sum(block in flat[name] for block in truth)
            own = [line for line in map(clean, text.split("\n")) if line]
            lines[name] += len(own)
            alone[name] += sum(not any(line in other for who, other in flat.items() if who != name) for line in own)
    print(f"| {stories} stories, {wanted} blocks | blocks kept | lines that nobody else has |\n| --- | ---: | ---: |")
    for name in kept:
        print(f"| {name} | {kept[name] / wanted:.2%} | {alone[name] / max(lines[name], 1):.2%} |")
    print(f"\nFront pages that ours takes for a story: {taken_for_a_story}.")


def speed(pages: list[str], rounds: int) -> None:
    """Print pages a second: one core in CPU time, two processes in wall time."""
    for name, read in TOOLS.items():
        best = min(_cpu(read, pages) for _ in range(rounds))
        told = f"{name}: {len(pages) / best:.0f} pages a second and core"
        if name == "ours":
            with ProcessPoolExecutor(2) as pool:
                list(pool.map(ours, pages, chunksize=4))         # warm
                began = time.perf_counter()
                list(pool.map(ours, pages * 3, chunksize=4))
                told += f", {3 * len(pages) / (time.perf_counter() - began):.0f} a second in two processes (wall)"
        print(f"- {told}")


def _cpu(read: Callable[[str], str], pages: list[str]) -> float:
    began = time.process_time()
    for html in pages:
        read(html)
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="real pages")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts")
    options = parser.parse_args()
    paths = sorted(options.folder.iterdir())
    pages = {path.name: (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8", "replace")
             for path in paths if path.suffix in (".gz", ".html")}
    if not find_spec("newspaper"):
        del TOOLS["newspaper4k"]
    quality(pages)
    pages = list(pages.values())
    print(f"\n{len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1000} KB on average:\n")
    speed(pages, options.rounds)


if __name__ == "__main__":
    main()
