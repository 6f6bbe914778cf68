"""Readers of the site while a run writes: an article is there whole, in one revision, or not at all."""
import asyncio
import threading
from contextlib import closing
from decimal import Decimal

from tracker.publish.site import build_datasette
from tracker.records import Annotations, Article, Figure, Quote
from tracker.store.facts import Facts
from tracker.store.opening import connect_for_reading

ARTICLES, FIGURES, ROUNDS = 30, 12, 6
LOOK = """
SELECT a.id, a.title, (SELECT count(*) FROM figures f WHERE f.article_id = a.id) AS figures,
       (SELECT count(*) FROM figures f WHERE f.article_id = a.id AND f.value_text <> a.title) AS strangers,
       (SELECT count(*) FROM quotes q WHERE q.article_id = a.id AND q.cue <> a.title) + (SELECT count(*) = 0 FROM quotes q WHERE q.article_id = a.id) AS lost
FROM articles a"""


def revision(number: int, round_: int) -> Annotations:
    """An article of which everything says the number of the round."""
    sentence = f"Pabrik {number} membuat {round_} ton baja pada tahap ini. "
    text = sentence * FIGURES + "“Kami menambah mesin,” kata direkturnya."
    figures = tuple(Figure(at := len(sentence) * n + sentence.index(f"{round_} ton"), at + len(f"{round_} ton"), f"{round_} ton", "quantity", Decimal(round_),
                           unit="t", sentence=(len(sentence) * n, len(sentence) * (n + 1) - 1)) for n in range(FIGURES))
    start = text.index("Kami")
    return Annotations(Article(f"a{number}", text, title=str(round_), source="Warta Contoh"), "1-test", figures=figures,
                       quotes=(Quote(start, start + 20, text[start:start + 20], None, str(round_)),))


def test_a_reader_never_sees_half_an_article(tmp_path):
    with Facts(tmp_path / "tracker.db", share=1) as facts:
        seen, broken, over = set(), [], threading.Event()

        def read() -> None:
            """As a page does: through Datasette, again and again."""
            async def look() -> None:
                site = build_datasette(tmp_path / "tracker.db")
                while not over.is_set():
                    for row in (await site.get_database("tracker").execute(LOOK)).rows:
                        seen.add(row["title"])
                        if row["figures"] != FIGURES or row["strangers"] or row["lost"]:
                            broken.append(dict(row))
                site.executor.shutdown()
                for database in site.databases.values():
                    database.close()

            asyncio.run(look())

        reader = threading.Thread(target=read)
        reader.start()
        for round_ in range(1, ROUNDS + 1):
            with facts.batch():
                for number in range(ARTICLES):
                    facts.write(revision(number, round_))
            for number in range(0, ARTICLES, 5):               # and one by one, as a single article is removed and comes back
                facts.forget(f"a{number}")
                facts.write(revision(number, round_))
        while str(ROUNDS) not in seen and reader.is_alive():
            over.wait(0.01)
        over.set()
        reader.join()
        assert broken == [] and len(seen) > 1
        assert facts.db.execute("SELECT count(*) FROM figures").fetchone() == (ARTICLES * FIGURES,)


def test_an_open_page_does_not_hold_a_writer_up(tmp_path):
    with Facts(tmp_path / "tracker.db", share=1) as facts:
        facts.write(revision(1, 1))
        with closing(connect_for_reading(tmp_path / "tracker.db")) as reader:
            rows = reader.execute("SELECT title FROM articles")             # begun, not read to its end
            facts.write(revision(1, 2))
            assert rows.fetchone() == ("1",)
            assert reader.execute("SELECT title FROM articles").fetchone() == ("2",)
