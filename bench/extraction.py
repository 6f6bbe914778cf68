"""How much of the stories is kept and how much else: ours beside trafilatura as it comes and, where installed, newspaper4k.

    python bench/extraction.py ../shared/newsroom [PAGES]

The newsroom renders real stories as eleven publishers' pages and tells their true paragraphs, of which those that end like a sentence are
counted. A line that is in no paragraph is boilerplate.
"""
from __future__ import annotations

import importlib.util
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.extract import extract
from tracker.records import Page

ENDED = re.compile(r"[.!?…][\"”'’)\]]*$")     # "Video Terkait", "Sumber : …" stand among the paragraphs too, and are no part of a story
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True)
class Sample:
    """A story as pages and as its true paragraphs."""

    url: str
    parts: tuple[str, ...]
    paragraphs: tuple[str, ...]


def samples(folder: Path, count: int) -> list[Sample]:
    """So many stories, spread over the publishers."""
    spec = importlib.util.spec_from_file_location("newsroom", folder / "newsroom.py")
    module = sys.modules["newsroom"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    room = module.Newsroom(1)
    feeds = module.FeedWriter(room, 8765)
    writer = module.PageWriter(room, feeds)
    each = -(-count // len(module.PUBLISHERS))
    found = []
    for publisher in module.PUBLISHERS:
        for story in room.published(publisher.id)[::max(1, len(room.published(publisher.id)) // each)][:each]:
            pages = writer._one_page(publisher, story, 1)[1]
            found.append(Sample(feeds.canonical(story), tuple(writer.article(publisher, story, page) for page in range(1, pages + 1)),
                                tuple(clean(text) for text in story.paragraphs)))
    return found[:count]


def clean(text: str) -> str:
    """One space between words, nothing that cannot be seen."""
    return " ".join(UNSEEN.sub("", text).split())


def measure(name: str, read: Callable[[Sample], str], stories: list[Sample]) -> None:
    """Print one row: share of paragraphs kept, share of lines that are boilerplate, CPU a story."""
    began, kept, wanted, beside, lines = time.process_time(), 0, 0, 0, 0
    for story in stories:
        found = [line for line in map(clean, read(story).split("\n")) if line]
        whole, truth = "\n".join(found), " ".join(story.paragraphs)
        sentences = [paragraph for paragraph in story.paragraphs if ENDED.search(paragraph)]
        kept += sum(paragraph in whole for paragraph in sentences)
        wanted += len(sentences)
        beside += sum(line not in truth for line in found)
        lines += len(found)
    print(f"| {name} | {kept / wanted:.2%} | {wanted - kept} of {wanted} | {beside / max(lines, 1):.2%} | {1000 * (time.process_time() - began) / len(stories):.1f} ms |")


def ours(story: Sample) -> str:
    """This program."""
    return extract(Page(story.url, story.url, parts=story.parts)).text


def plain_trafilatura(story: Sample) -> str:
    """trafilatura as it comes."""
    import trafilatura

    return "\n".join(trafilatura.extract(part) or "" for part in story.parts)


def newspaper(story: Sample) -> str:
    """newspaper4k as it comes, told the language."""
    from newspaper import Article

    texts = []
    for part in story.parts:
        article = Article(story.url, language="id", fetch_images=False)
        article.download(input_html=part)
        article.parse()
        texts.append(article.text)
    return "\n".join(texts)


if __name__ == "__main__":
    stories = samples(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
    print("| | paragraphs kept | lost | lines that are none | CPU a story |\n| --- | ---: | ---: | ---: | ---: |")
    measure("ours", ours, stories)
    measure("trafilatura", plain_trafilatura, stories)
    if importlib.util.find_spec("newspaper"):
        measure("newspaper4k", newspaper, stories)
