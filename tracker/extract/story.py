"""The story's own lines: its element is found, what is no part of it is taken out, and each block gives a line.

A row of a table is a line, its cells parted by " | "; an item of a list is a line.
"""
import re
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracker.extract import boilerplate

BREAK, LINK, LINKED, CELL = "\x01", "\x02", "\x03", "\x04"
MARKS = re.compile("[\x01-\x08]")
BLOCKS = ("br, hr, p, div, section, article, main, header, ul, ol, li, dl, dt, dd, table, caption, tr, blockquote, pre, "
          "h2, h3, h4, h5, h6, figure, center, address, details, summary")
APART = frozenset({"div", "p", "section", "ul", "ol", "table", "aside", "figure", "figcaption", "blockquote", "form", "iframe", "ins", "h1", "nav"})
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
ENOUGH = 80                                # characters by which an element shows that it holds a story
CLUSTER = 600                              # characters by which paragraphs together are a story, whatever their element is called
LINE = 200                                 # characters: more than a byline, a caption or a row of buttons has
BLOCK = 3_000                              # characters: more than an advertisement, a list of related stories or most comments have


def lines(trees: Sequence[LexborHTMLParser], rules: Mapping[str, str]) -> list[str]:
    """The story's lines, of all its pages. `rules` are the publisher's: `body` and `drop`, each a CSS selector.

    >>> tree = LexborHTMLParser("<body><p>Menu</p><article><p>Ekspor <b>naik</b>.<br><br>Impor turun.</p><ul><li>baja</ul></article>")
    >>> lines([tree], {"body": "article"})
    ['Ekspor naik.', 'Impor turun.', 'baja']
    """
    trees = [tree for tree in trees if tree.body is not None]
    for tree in trees:
        prune(tree.body, rules.get("drop"))
    selector = find(trees[0], rules.get("body")) if trees else None
    return [line for tree in trees for line in read(tree, selector) if boilerplate.rule_for(line) is None]


def read(tree: LexborHTMLParser, selector: str | None) -> list[str]:
    """The lines of one page: of the element of that name, else of its thickest cluster of paragraphs, else what trafilatura finds."""
    if selector is not None:
        return [line for node in largest(tree, selector) for line in blocks(node)]
    cluster, weight = thickest(tree)
    return blocks(cluster) if cluster is not None and cluster.tag != "body" and weight >= CLUSTER else searched(tree)


def prune(body: LexborNode, drop: str | None = None) -> None:
    """Take out what holds no part of a story: by kind of element, and by name where it holds little and not the story itself.

    What is little does not depend on the rest of the page, so that a longer sidebar cannot change the text.
    """
    core = f"h1, {', '.join(boilerplate.story()[:-1])}"
    named = [(node, LINE if kind == "line" else BLOCK) for node in body.css("[class], [id], form")
             if (kind := "block" if node.tag == "form" else boilerplate.kind_of(node)) and (kind == "line" or node.css_first(core) in (None, node))]
    for node in body.css(f"{boilerplate.noise()}, {drop}" if drop else boilerplate.noise()):
        remove(node)
    for node, most in named:
        if node.parent is not None and own_words(node) < most:
            remove(node)


def remove(node: LexborNode) -> None:
    """Take an element out; what stood before and after a block stays apart."""
    if node.tag in APART:
        node.insert_before(BREAK)
    node.decompose()


def own_words(node: LexborNode) -> int:
    """The number of characters of an element that are in no link."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def find(tree: LexborHTMLParser, rule: str | None) -> str | None:
    """The selector of the element that holds the story: the publisher's rule or a common name; None where neither finds one.

    A common name is believed when its element holds the thickest cluster of paragraphs, or more than that has.
    """
    if rule and tree.css_first(rule) is not None:
        return rule
    cluster, weight = thickest(tree)
    for selector in boilerplate.story():
        for node in largest(tree, selector):
            size = own_words(node)
            if size >= ENOUGH and (size >= weight or (cluster is not None and within(cluster, node))):
                return selector
    return None


def thickest(tree: LexborHTMLParser) -> tuple[LexborNode | None, int]:
    """The element with most text in paragraphs of its own, and how much that is."""
    weights: dict[int, int] = {}
    parents: dict[int, LexborNode] = {}
    for paragraph in tree.css("p"):
        parent = paragraph.parent
        parents[parent.mem_id] = parent
        weights[parent.mem_id] = weights.get(parent.mem_id, 0) + own_words(paragraph)
    best = max(weights, key=weights.__getitem__, default=None)
    return (parents[best], weights[best]) if best is not None else (None, 0)


def within(node: LexborNode | None, other: LexborNode) -> bool:
    while node is not None and node.mem_id != other.mem_id:
        node = node.parent
    return node is not None


def largest(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The one element with most text, in a list, or none."""
    return sorted(tree.css(selector), key=lambda node: -len(node.text()))[:1]


def blocks(node: LexborNode) -> list[str]:
    """The lines of an element; a line that is a link as a whole leads elsewhere and is left out."""
    inner: set[int] = set()
    for cell in node.css("td, th"):
        if len(cell.text()) < LINE:
            inner |= {part.mem_id for part in cell.css(BLOCKS)}
            cell.insert_after(CELL)
        else:                              # of a table that lays out the page
            cell.insert_before(BREAK)
            cell.insert_after(BREAK)
    for part in node.css(BLOCKS):
        mark = " " if part.mem_id in inner else BREAK      # a paragraph in a short cell does not part the row
        part.insert_before(mark)
        part.insert_after(mark)
    for link in node.css("a"):
        link.insert_before(LINK)
        link.insert_after(LINKED)
    marked = boilerplate.pointer().sub(" ", INVISIBLE.sub("", node.text()))
    out, inside = [], False
    for part in marked.split(BREAK):
        bare = outside(part, inside)
        inside = part.rfind(LINK) > part.rfind(LINKED) if LINK in part or LINKED in part else inside
        if CELL in part:
            cells = [" ".join(MARKS.sub("", cell).split()) for cell in part.split(CELL)]
            out.append(" | ".join(cell or "-" for cell in (cells if cells[-1] else cells[:-1])) if any(cells) else "")
        elif any(character.isalnum() for character in bare):
            out.append(" ".join(MARKS.sub("", part).split()))
    return [line for line in out if line]


def outside(part: str, inside: bool) -> str:
    """The text of a line that is in no link; `inside` says whether a link was open before it."""
    if inside:
        part = LINK + part
    return re.sub(f"{LINK}[^{LINKED}]*(?:{LINKED}|$)", "", part)


def searched(tree: LexborHTMLParser) -> list[str]:
    """The lines that trafilatura finds in a page whose markup we do not know."""
    import trafilatura

    found = trafilatura.extract((tree.html or "").replace(BREAK, ""), include_comments=False, include_tables=True, deduplicate=False)
    return [" ".join(INVISIBLE.sub("", line).split()).strip("| ") for line in (found or "").split("\n") if line.strip()]
