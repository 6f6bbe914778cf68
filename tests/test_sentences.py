"""Where sentences end: one bar in the example stands for every boundary."""
import pytest
import spacy

from tracker.annotate import pipeline
from tracker.annotate.components.sentences import split
from tracker.records import Article

CASES = [
    "Ekspor naik.|Impor turun.",
    "Laba PT. Baja Prima naik 5 persen.|Saham ditutup menguat.",
    "Produsen semen itu, Batu Putih Tbk. membukukan laba.",
    "Saham dimiliki Batu Putih Tbk.|Adapun sisanya dimiliki publik.",
    "Nilainya Rp. 2 miliar.|Dana itu cair bulan ini.",
    "Nilainya Rp.2,5 miliar per tahun.",
    "Aturan itu bernomor No. 12 Tahun 2020 dan berlaku segera.",
    "Pabrik di Kab. Sidareja dibuka oleh dr. Wulan dan Ir. H. Sapto.",
    "Menurut Rina K. Hadi, pasar pulih.|Ia optimistis.",
    "Tumbuh 5.02 persen.|Angka itu naik.",
    "Harga 1.250 rupiah.|Murah.",
    '"Kami siap," kata dia.|"Tahun depan kami ekspor."',
    '"Siapa yang untung?" tanya Sari kepada peserta.',
    '"Luar biasa!" seru pengunjung.|Pameran pun ramai.',
    "“Kami menunggu izin.”|Ia menolak berkomentar.",
    "“Pasar tumbuh.|Kami senang,” kata Direktur.",
    "Apa sebabnya?|Belum jelas.",
    "Naik tajam...|Lalu turun.",
    "1. Industri makanan tumbuh.",
    "Perusahaan, lihat hal. 12, tidak menjawab.",
    "Sejumlah produk (mobil, motor, dll.) dipamerkan.",
    "Investor itu S.E. lulusan dalam negeri.",
    "Pertumbuhan mencapai 5%.|Ini tertinggi.",
    "Situs contoh.co.id memuat data.",
    "Rapat pukul 14.30 WIB dimulai.|Menteri hadir.",
]


@pytest.mark.parametrize("case", CASES)
def test_split(case):
    text = case.replace("|", " ")
    assert [text[start:end] for start, end in split(text)] == case.split("|")


@pytest.mark.parametrize(("text", "sentences"), [
    ("Baris pertama\nBaris kedua", ["Baris pertama", "Baris kedua"]),
    ("Baris pertama\n\n  Baris kedua.\n", ["Baris pertama", "Baris kedua."]),
    ("Ekspor meningkat.Sementara itu, impor turun.", ["Ekspor meningkat.", "Sementara itu, impor turun."]),
    ("Naik 5%.Harga turun.", ["Naik 5%.", "Harga turun."]),
    ("Ditutup di 6.450,83.Sebanyak 90 saham turun 0,5.Dana 2019.IHSG naik. Butir 12.Beras dan v1.2.Beta.",
     ["Ditutup di 6.450,83.", "Sebanyak 90 saham turun 0,5.", "Dana 2019.", "IHSG naik.", "Butir 12.Beras dan v1.2.Beta."]),
])
def test_line_breaks_and_missing_spaces(text, sentences):
    assert [text[start:end] for start, end in split(text)] == sentences


def test_title_is_a_sentence_of_its_own():
    nlp = pipeline.load(("sentences",))
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", title="Ekspor naik. Impor turun", text="Isi satu. Isi dua.")))
    assert [doc.text[sentence.start:sentence.end] for sentence in doc._.sentences] == ["Ekspor naik. Impor turun", "Isi satu.", "Isi dua."]
    assert [span.text for span in doc.spans["sentences"]] == ["Ekspor naik. Impor turun", "Isi satu.", "Isi dua."]


def test_doc_sents_is_the_same_cut():
    nlp = pipeline.load(("sentences",))
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", text="Laba PT. Baja naik. Saham turun.\nSelesai")))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Laba PT. Baja naik.", "Saham turun.", "Selesai"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x", "Satu kalimat tanpa titik"])
def test_small_texts(text):
    nlp = pipeline.load(("sentences",))
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", text=text)))
    assert len(doc._.sentences) == bool(text.strip())
    assert isinstance(doc, spacy.tokens.Doc)
