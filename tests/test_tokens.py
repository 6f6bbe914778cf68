"""The tokeniser: one cut of the text for the Doc and for the components, which gives the text back to the character."""
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from tracker.annotate import pipeline
from tracker.annotate.tokens import Tokeniser
from tracker.annotate.words import of_doc
from tracker.records import Article

READ = Tokeniser(Vocab())


@given(st.text(alphabet=st.one_of(st.sampled_from(" \t\n\u00a0.,5a-”K"), st.characters(exclude_categories=("Cs",))), max_size=60))
@example("  dua spasi  di mana-mana \n\n baris baru\t\ttab \u00a0 akhir  ")
@example("")
@example(" \n ")
def test_a_doc_gives_its_text_back(text):
    assert READ(text).text == text


def test_the_tokens_are_the_words_that_components_read():
    doc = READ("Ekspor PT Genteng Jaya naik 1,5 persen.\nImpor turun.")
    assert [token.text.lower() for token in doc if not token.text.isspace()] == of_doc(doc).lower


def test_whoever_looks_at_a_doc_sees_the_records_as_spans():
    nlp = pipeline.load()
    doc = nlp(pipeline.make_doc(nlp, Article("a", "Produksi genteng Jatiwangi naik 5 persen menjadi 1,4 juta buah pada 2025.", title="Genteng Jatiwangi")))
    assert [span.text for span in doc.spans["figures"]] == ["5 persen", "1,4 juta buah"]
    assert [span.text for span in doc.spans["periods"]] == ["2025"]
    assert [sentence.text.strip() for sentence in doc.sents] == ["Genteng Jatiwangi", "Produksi genteng Jatiwangi naik 5 persen menjadi 1,4 juta buah pada 2025."]


def test_words_of_articles_read_are_let_go():
    strings = pipeline.load().vocab.strings
    list(pipeline.annotate_all([Article("a", "Kata yang tidak ada: xylozaurum.")]))
    before = len(strings)
    list(pipeline.annotate_all([Article(str(number), f"Kata yang tidak ada: xylozaurum{number}.") for number in range(50)]))
    assert len(strings) <= before


def test_reading_one_article_while_others_are_read():
    articles = [Article(str(number), f"Ekspor rotan naik {number + 2} persen.") for number in range(3)]
    for annotations in pipeline.annotate_all(articles):
        assert pipeline.annotate(annotations.article).figures == annotations.figures
