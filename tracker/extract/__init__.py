"""From a fetched page to an article: title, author, time of publication and the story's own lines, nothing of what stands around it.

The text depends on the story alone: when only the sidebar, the comments or the advertisements change, it comes out the same.
"""
import re
import unicodedata
from dataclasses import replace
from threading import Lock

from selectolax.lexbor import LexborHTMLParser

from tracker.addresses import article_id
from tracker.errors import NotAnArticle
from tracker.extract import head, story, walls
from tracker.records import Article, Page

LONGEST = 200_000                          # characters: no news story is longer, and a page of 5 MB costs minutes to annotate
SHORTEST = 80                              # characters: below this there is no story
CLOSED = ("empty shell", "consent page", "robot check")     # pages that may have a story, which the feed's own full text tells
DEEPEST = 4_000                            # elements inside each other
MOST_TAGS = 100_000
ONE_AT_A_TIME = Lock()                     # the first call loads the model: six threads would load it six times, for seconds that no signal ends
REPEATED = 40                              # a line this long that comes twice is a pull quote, or the lead again on page 2
TAG = re.compile(r"<(/?)([a-zA-Z]+)")
CHILDLESS = {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "td", "th", "tr",
             "track", "wbr"}


def extract(page: Page) -> Article:
    """The article of a page; NotAnArticle, with the reason, where it holds none.

    >>> html = ('<html><head><title>Produksi Baja Naik - Kabar Contoh</title></head><body><h1>Produksi Baja Naik</h1>'
    ...         '<div>Senin, 04 Nov 2019 21:05 WIB</div><article><p>Produksi baja Kabupaten Contoh naik 5 persen menjadi 1,2 juta ton'
    ...         ' pada semester I 2019, kata kepala dinas perindustrian setempat.</p><p>Baca juga: <a href="/x">Harga Naik 9 Persen</a></p>'
    ...         '<p>Angka itu di atas target.</p></article></body></html>')
    >>> article = extract(Page("https://kabar.example/1", "https://kabar.example/1", parts=(html,), publisher="Kabar Contoh"))
    >>> article.title, article.published.isoformat()
    ('Produksi Baja Naik', '2019-11-04T21:05:00+07:00')
    >>> print(article.text)
    Produksi baja Kabupaten Contoh naik 5 persen menjadi 1,2 juta ton pada semester I 2019, kata kepala dinas perindustrian setempat.
    Angka itu di atas target.
    """
    try:
        return read(page)
    except NotAnArticle as refusal:
        if refusal.reason not in CLOSED or not page.content.strip():
            raise
    return read(replace(page, parts=(f"<article>{page.content}</article>",)))


def read(page: Page) -> Article:
    """The article of a page's own HTML."""
    if not any(part.strip() for part in page.parts):
        raise NotAnArticle(page.url, "empty shell")
    trees = [parse(part, page) for part in page.parts]
    rules = dict(page.rules)
    facts = head.read(trees[0], page, rules)
    signs = walls.look(trees[0])
    text = join(story.lines(trees, rules), facts.title)
    reason = walls.reason(signs, text, facts)
    if reason:
        raise NotAnArticle(page.url, reason)
    if len(text) < SHORTEST:
        raise NotAnArticle(page.url, "empty shell")
    if len(text) > LONGEST:
        raise NotAnArticle(page.url, f"text of {len(text)} characters, no news story")
    return Article(
        id=article_id(page.url), text=text, title=facts.title, published=facts.published,
        url=page.url, source=page.publisher, author=facts.author,
    )


def language(text: str) -> str:
    """The language of a text as an ISO 639-1 code; only "id" is read further.

    >>> language("Kementerian mencatat investasi industri pengolahan naik dibandingkan dengan tahun lalu.")
    'id'
    >>> language("The ministry recorded that investment in manufacturing rose compared with last year.")
    'en'
    """
    import py3langid

    with ONE_AT_A_TIME:
        return str(py3langid.classify(text)[0])


def parse(html: str, page: Page) -> LexborHTMLParser:
    """The tree of a page; a markup bomb is refused, for the parser's time grows with the square of the depth."""
    if html.count("<") > MOST_TAGS or depth(html) > DEEPEST:
        raise NotAnArticle(page.url, "markup too large or nested too deep")
    return LexborHTMLParser(html)


def depth(html: str) -> int:
    """An upper bound of how deep the elements of a page are nested, reckoned only where it could be large.

    >>> depth("<p>satu</p>"), depth("<div>" * 30_000 + "</div>" * 30_000)
    (0, 30000)
    """
    if html.count("<") < DEEPEST:
        return 0
    deepest = now = 0
    for match in TAG.finditer(html):
        now += -1 if match[1] else match[2].lower() not in CHILDLESS
        deepest = max(deepest, now)
    return deepest


def join(lines: list[str], title: str) -> str:
    """The lines as the article's text: the title, and a long line that came before, are not told again.

    >>> join(["Baja Naik", "Produksi baja naik 5 persen menjadi 1,2 juta ton.", "Naik.", "Produksi baja naik 5 persen menjadi 1,2 juta ton."], "Baja naik")
    'Produksi baja naik 5 persen menjadi 1,2 juta ton.\\nNaik.'
    """
    seen = {title.casefold()}
    kept = []
    for line in lines:
        if line.casefold() in seen:
            continue
        if len(line) >= REPEATED:
            seen.add(line.casefold())
        kept.append(line)
    return unicodedata.normalize("NFC", "\n".join(kept))
