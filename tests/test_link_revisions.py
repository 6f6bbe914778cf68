"""Which figure a publisher changed."""
import json

import pytest
from click.testing import CliRunner

from tracker import stages
from tracker.cli import cli
from tracker.link.revisions import figure_changes
from tracker.records import Article, Page
from tracker.stores import opened

FIRST = ("Ekspor mebel rotan mencapai US$2,5 miliar pada 2025.\nProduksi baja naik 5 persen menjadi 1,2 juta ton, kata Direktur Utama PT Baja Contoh.\n"
         "Pabrik itu mempekerjakan 300 orang.")


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("US$2,5 miliar", "US$2,7 miliar", [("changed", "US$2,5 miliar", "US$2,7 miliar")]),
    ("naik 5 persen menjadi 1,2 juta ton", "naik 6 persen menjadi 1,3 juta ton",
     [("changed", "5 persen", "6 persen"), ("changed", "1,2 juta ton", "1,3 juta ton")]),
    ("\nPabrik itu mempekerjakan 300 orang.", "", [("removed", "300 orang", None)]),
    ("Pabrik itu", "Kantor pusatnya di Contoh, dan pabrik itu", []),
    ("300 orang.", "300 orang. Biaya pembangunannya Rp4 triliun.", [("added", None, "Rp4 triliun")]),
    ("", "", []),
])
def test_changes(annotate, old, new, expected):
    found = figure_changes(annotate(FIRST), annotate(FIRST.replace(old, new) if old else FIRST))
    assert [(change.change, change.before and change.before.text, change.after and change.after.text) for change in found] == expected


def test_they_are_kept_beside_the_article(tmp_path):
    url = "https://warta.example/1"
    texts = (FIRST, FIRST.replace("2,5 miliar", "2,7 miliar"), FIRST.replace("2,5 miliar", "2,7 miliar").replace("300", "350"))
    for text in texts:
        with opened(tmp_path, "import") as stores:
            stores.archive.add_article(Article("", text, "Mebel", url=url, source="Warta Contoh"), Page(url, url, key=url, parts=(text,)))
            stages.annotate(stores)
    told = CliRunner().invoke(cli, ["changes", "--db", str(tmp_path)]).stdout
    assert "US$2,5 miliar → US$2,7 miliar" in told and url in told
    assert [row["revision"] for row in json.loads(CliRunner().invoke(cli, ["changes", url, "--db", str(tmp_path), "--json"]).stdout)] == [1, 2]
    with opened(tmp_path, "annotate") as stores:
        rows = list(stores.facts.rows("figure_changes"))
        assert [(row["revision"], row["change"], row["before_value_text"], row["after_value_text"]) for row in rows] == [
            (1, "changed", "2500000000", "2700000000"), (2, "changed", "300", "350")]
        assert rows[1]["figure_key"] in {row["key"] for row in stores.facts.rows("figures")}
        before = stores.facts.db.conn.total_changes
        stages.annotate(stores)
        assert stores.facts.db.conn.total_changes == before
        stores.facts.forget(rows[0]["article_id"])
        assert list(stores.facts.rows("figure_changes")) == []
