"""Every kind of page of the sample newsroom in both languages: valid, quick, silent, kept to this site, and open to everybody who reads it."""
import os
import re
import time
from pathlib import Path

import html5lib
import httpx
import pytest

from tracker.publish.site import build_datasette

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
ROOMS = ["/figures", "/places", "/sectors", "/organisations", "/regulations", "/indicators", "/observations", "/conflicts", "/targets", "/quotes", "/feeds",
         "/articles", "/revisions", "/quality", "/legal", "/about", "/data"]
THINGS = ["figures", "articles", "places", "sectors", "entities", "regulations", "indicators", "observations", "programmes"]
ASKED = ["/", "/figures?q=ekspor", "/figures?q=tidakada", "/figures?q=ekspr", "/figures?status=target&sector=C", "/conflicts?kind=scale_slip",
         "/targets?outcome=overdue", "/figures?sector=ZZZ&year=abc", "/figures?sort=largest", "/nowhere"]
READY = ["/tracker/newest_figures", "/tracker/believed?day=2026-09-01&indicator=mfg_growth_nonoil", "/tracker/figures_about?words=tidakada"]
BLOCKING = ("serious", "critical")
FIRST_BYTE = 0.1                           # seconds


def axe() -> str:
    """The source of axe-core: an own copy by TRACKER_AXE, or node_modules at the top of the repository."""
    path = Path(os.environ.get("TRACKER_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
    if not path.is_file():
        pytest.skip("needs axe-core: npm install --no-save axe-core@4")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(demo, serving):
    with serving(build_datasette(demo / "tracker.db", search=demo / "search.db", report="https://meja.example/lapor?angka={key}")) as address:
        yield address


@pytest.fixture(scope="module")
def pages(address) -> dict[str, str]:
    """Path → HTML of one page of every kind, in both languages."""
    found: dict[str, str] = {}
    with httpx.Client(base_url=address) as client:
        def take(path: str) -> None:
            answer = client.get(path)
            if path != "/nowhere" and answer.status_code == 404:
                return
            assert answer.status_code == (404 if path == "/nowhere" else 200), path
            found[path] = answer.text
            other = f"{path}{'&' if '?' in path else '?'}_lang=en" if path.startswith("/tracker/") else "/en" + path
            found[other] = client.get(other).text

        for path in ASKED + ROOMS + READY:
            take(path)
        links = sorted({link for html in found.values() for link in re.findall(r'href="(/[^"#?]+)"', html)})
        for noun in THINGS:
            for link in [link for link in links if link.startswith(f"/{noun}/")][:2]:
                take(link)
    return found


def test_every_kind_of_page_is_there(pages):
    kinds = {path.split("/")[1].partition("?")[0] for path in pages}
    assert {"figures", "articles", "places", "sectors", "entities", "regulations", "indicators", "observations", "conflicts", "targets", "quality"} <= kinds


def test_every_page_is_valid_html(pages):
    for path, html in pages.items():
        try:
            html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        except html5lib.html5parser.ParseError as error:
            raise AssertionError(f"{path}: {error}") from error


def test_the_first_byte_comes_at_once(pages, address):
    with httpx.Client(base_url=address) as client:
        for path in pages:
            times = []
            for _ in range(4):
                begun = time.perf_counter()
                with client.stream("GET", path) as answer:
                    next(answer.iter_raw(), b"")
                    times.append(time.perf_counter() - begun)
            assert min(times) < FIRST_BYTE, path


def test_no_page_complains_or_asks_another_host(pages, address, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    tab, heard = context.new_page(), []
    tab.on("console", lambda message: heard.append((tab.url, message.text)) if message.type in ("error", "warning") and "/nowhere" not in tab.url else None)
    tab.on("pageerror", lambda error: heard.append((tab.url, str(error))))
    tab.on("request", lambda asked: heard.append((tab.url, asked.url)) if not asked.url.startswith((address, "data:")) else None)
    for path in pages:
        tab.goto(path, wait_until="load")
        width = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], f"{path} is wider than a phone"
    context.close()
    assert heard == []


def test_no_page_keeps_anybody_out(pages, address, browser):
    source, kept_out = axe(), []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    tab = context.new_page()
    for path in pages:
        if path.startswith("/en/") and path not in ("/en/", "/en/figures"):        # the same templates
            continue
        tab.goto(path, wait_until="load")
        tab.evaluate(source)
        for rule in tab.evaluate("axe.run({resultTypes: ['violations'], preload: false})")["violations"]:
            if rule["impact"] in BLOCKING:
                kept_out.append((path, rule["id"], rule["nodes"][0]["html"][:160]))
    context.close()
    assert kept_out == []


@pytest.fixture
def phone(address, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    yield context.new_page()
    context.close()


def test_the_menu_of_a_phone_shows_where_one_is_and_that_it_goes_on(phone):
    for path, before, after in (("/figures", False, True), ("/quotes", True, True), ("/about", True, False)):
        phone.goto(path)
        here = phone.locator(".rooms [aria-current]").bounding_box()
        assert here["x"] >= 0 and here["x"] + here["width"] <= 390, path
        sides = phone.locator(".rooms").evaluate("menu => ['before', 'after'].map(side => menu.classList.contains(side) && getComputedStyle(menu, '::' + side).content !== 'none')")
        assert sides == [before, after], path


def test_scores_fit_a_phone(phone):
    phone.goto("/quality")
    for table in phone.locator("main .scroll").all():
        wide, seen = table.evaluate("box => [box.scrollWidth, box.clientWidth]")
        assert wide <= seen


def test_no_label_lies_under_its_field_on_a_phone(phone):
    for path in ("/tracker/believed?day=2026-09-01&indicator=mfg_growth_nonoil", "/tracker?sql=select+:indicator+as+x,+:regulation_of_the_day+as+y"):
        phone.goto(path)
        for label in phone.locator("form label").all():
            field = phone.locator(f"#{label.get_attribute('for')}")
            text = label.evaluate("label => { const range = document.createRange(); range.selectNodeContents(label); return range.getBoundingClientRect().bottom; }")
            side = label.evaluate("label => { const range = document.createRange(); range.selectNodeContents(label); return range.getBoundingClientRect().right; }")
            box = field.bounding_box()
            assert text <= box["y"] or side <= box["x"], label.inner_text()
