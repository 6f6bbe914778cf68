"""An index of sitemaps, packed sitemaps, stories whose pages are numbered in the path."""
import gzip

from test_collect_run import Desk, feed
from webserver import Site, story

TEXT = "Produksi pabrik contoh naik {} persen menjadi 1,2 juta ton pada semester I 2019, kata kepala dinas setempat."


def index(*names):
    return "<sitemapindex>" + "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in names) + "</sitemapindex>"


def sitemap(*paths):
    return "<urlset>" + "".join(f"<url><loc>{path}</loc><lastmod>2019-11-05T08:00:00+07:00</lastmod></url>" for path in paths) + "</urlset>"


def test_index_leads_to_its_sitemaps(tmp_path):
    site = Site(paths={"/rss": index("lama.xml", "news.xml.gz", "hilang.xml"), "/lama.xml": sitemap("/1", "/2"),
                       "/news.xml.gz": gzip.compress(sitemap("/2", "/3").encode()), **{f"/{n}": story(f"Berita {n}", TEXT.format(n)) for n in (1, 2, 3)}})
    desk = Desk(tmp_path)
    counts = desk.run(site)
    assert (counts.feeds_read, counts.articles["new"]) == (1, 3)
    assert "hilang.xml not read" in desk.archive.feed_states()[0].reason
    assert site.asked.index("/news.xml.gz") < site.asked.index("/lama.xml")
    assert desk.run(site).articles["new"] == 0


def test_index_without_a_sitemap_that_can_be_read(tmp_path):
    desk = Desk(tmp_path)
    assert desk.run(Site(paths={"/rss": index("hilang.xml")})).errors == {"not_found": 1}
    assert desk.run(Site(paths={"/rss": index()}), ignore_schedule=True).errors == {"not_a_feed": 1}
    assert desk.run(Site(paths={"/rss": index("dua.xml"), "/dua.xml": index("tiga.xml")}), ignore_schedule=True).errors == {"not_a_feed": 1}


def test_pages_numbered_in_the_path(tmp_path):
    pages = {"/a.html": '<a href="/a.html/2">2</a><a href="/b.html/2">lain</a>', "/a.html/2": '<a href="/a.html">1</a><a href="/a.html/3">3</a>', "/a.html/3": ""}
    site = Site(paths={"/rss": sitemap("/a.html"), **{path: story("Berita", TEXT.format(n), foot=foot) for n, (path, foot) in enumerate(pages.items(), 1)}})
    desk = Desk(tmp_path)
    desk.run(site)
    assert desk.texts() == {"a.html": "\n".join(TEXT.format(n) for n in (1, 2, 3))}


def test_link_to_the_next_page_by_the_publishers_rule(tmp_path):
    from dataclasses import replace

    site = Site(paths={"/rss": sitemap("/a.html"), "/a.html": story("Berita", TEXT.format(1), foot='<a class="lanjut" href="/a-lanjutan.html">Lanjut</a>'),
                       "/a-lanjutan.html": story("Berita", TEXT.format(2), foot='<a class="lanjut" href="/a.html">Kembali</a>')})
    desk = Desk(tmp_path)
    desk.run(site, feeds=lambda sites: [replace(feed(sites[0]), rules=(("next", "a.lanjut"),))])
    assert desk.texts() == {"a.html": "\n".join(TEXT.format(n) for n in (1, 2))}
