"""An article in the terminal: spans, and what was read from each."""
from io import StringIO

from rich.console import Console

from tracker import explain, load

TITLE, TEXT = "Harga Oktober naik 5 persen", "Kementerian Energi menyampaikan bahwa ekspor naik 7 persen."


def shown() -> list[str]:
    out = StringIO()
    Console(width=200, file=out).print(explain.explain(load().annotate(TEXT, title=TITLE, published="2025-11-02")))
    return [line.strip() for line in out.getvalue().splitlines()]


def test_what_stands_in_the_title_is_not_cut_out_of_the_text():
    lines = shown()
    assert lines.count(TEXT) == 1
    assert [line.split("→")[0].split() for line in lines if line.startswith("period")] == [["period", "(title)", "Oktober"]]


def test_every_record_of_the_title_is_where_it_says():
    read = load().annotate(TEXT, title=TITLE, published="2025-11-02")
    fields = {"title": TITLE, "text": TEXT}
    assert all(fields[record.field][record.start:record.end] == record.text for record in (*read.periods, *read.figures, *read.places))
    assert [(fields[one.field][one.start:one.end], one.field) for one in read.sentences] == [(TITLE, "title"), (TEXT, "text")]
