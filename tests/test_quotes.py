"""Quotations, their speakers, and the attributions of indirect speech, on sentences of our own."""
import pytest

from tracker.annotate.speech.quotation import quotations

MARKS = [
    ("“Pasar pulih dan pesanan naik,” kata Tono.", ["Pasar pulih dan pesanan naik,"]),
    ('"Pasar pulih dan pesanan naik," kata Tono. "Kami tambah dua lini lagi."', ["Pasar pulih dan pesanan naik,", "Kami tambah dua lini lagi."]),
    ("«Pasar pulih dan pesanan naik», kata Tono.", ["Pasar pulih dan pesanan naik"]),
    (r"\xe2\x80\x9cPasar pulih dan pesanan naik,\xe2\x80\x9d kata Tono.", ["Pasar pulih dan pesanan naik,"]),
    ("”Pasar pulih dan pesanan naik,” kata Tono.", ["Pasar pulih dan pesanan naik,"]),
    ("Harga naik.” Pasar pulih dan pesanan naik,” kata Tono.", ["Pasar pulih dan pesanan naik,"]),
    ("Harga naik,” kata Tono. “Pasar pulih dan pesanan naik,” katanya.", ["Pasar pulih dan pesanan naik,"]),
    ('Layar 43" dijual murah di toko itu dan layar 50" juga.', []),
    ('Pabrik "Rimba Baja" diam.', []),
    ('Seminar bertema "Baja Kuat untuk Negeri Kuat" dibuka.', []),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_marks(text, words):
    assert [text[start:end] for start, end in quotations(text)] == words


TOLD = "Ketua Umum Asosiasi Baja Rimba (ABR) Tono Raharjo mengatakan, pesanan naik 5 persen. "
SPEAKERS = [
    TOLD + '"Pasar pulih dan pesanan naik," kata Tono.',
    TOLD + '"Pasar pulih dan pesanan naik," ujarnya.',
    TOLD + '"Pasar pulih," kata dia, "dan pesanan naik lagi tahun ini."',
    TOLD + 'Ia menambahkan, "Pasar pulih dan pesanan naik."',
    'Ketua Umum Asosiasi Baja Rimba (ABR) Tono Raharjo: "Pasar pulih dan pesanan naik."',
]


@pytest.mark.parametrize("text", SPEAKERS)
def test_the_speaker_has_the_fullest_name(annotate, text):
    assert {quote.speaker for quote in annotate(text).quotes} == {"Tono Raharjo"}


STATED = [
    ("Menurut Badan Pusat Statistik (BPS), ekspor naik 3 persen.", "Badan Pusat Statistik", "according"),
    ("Data BPS menyebutkan, ekspor naik 3 persen.", "BPS", "source"),
    ("Berdasarkan catatan Gaikindo, penjualan turun 3 persen.", "Gaikindo", "source"),
    ("Kemenperin menyebut ekspor naik 3 persen.", "Kemenperin", "stated"),
    ("BPS mencatat ekspor naik 3 persen.", "BPS", "stated"),
    ("PT Rimba Baja Tbk mencatat laba Rp3 miliar.", None, None),
    ("PT Rimba Baja Tbk mencatat bahwa pasar tumbuh 3 persen.", "PT Rimba Baja Tbk", "stated"),
    ("Penelitian yang dilakukan oleh Asosiasi Baja Rimba menunjukkan bahwa ekspor naik 3 persen.", "Asosiasi Baja Rimba", "source"),
    ("Stok pupuk masih cukup, data BPS menunjukkan ekspor naik 3 persen.", "BPS", "source"),
    ("Stok pupuk masih cukup karena data BPS tidak lengkap.", None, None),
    ("BPOM RI melihat peredaran obat naik 3 persen.", "BPOM", "stated"),
    ("Hasil survei pemantauan Harga Konsumen Bank Indonesia menunjukkan deflasi 3 persen.", "Bank Indonesia", "source"),
    ("Berdasarkan BPS, ada 3 juta pekerja.", "BPS", "source"),
    ("Berdasarkan data Sakernas BPS, ada 3 juta pekerja.", "BPS", "source"),
    ("Ekspor naik 3 persen.", None, None),
    ("Mengutip Kabar Pagi, ekspor naik 3 persen.", "Kabar Pagi", "according"),
    ("Ekspor naik 3 persen, dikutip dari laman Rimba Niaga, Senin (2/1).", "Rimba Niaga", "according"),
    ("Ekspor naik 3 persen, dikutip Senin (2/1).", None, None),
    ("Satu pabrik memakai 3 juta liter, menurut firma riset Rimba Data.", "Rimba Data", "according"),
    ("Berdasarkan data Rimba Info, ekspor naik 3 persen.", "Rimba Info", "source"),
    ("Berdasarkan data Survei Rimba, ekspor naik 3 persen.", None, None),
    ("Berdasarkan data Rimba Info 2018/2019, ekspor naik 3 persen.", "Rimba Info", "source"),
    ("Berdasarkan data Rimba Info per Januari 2019, ekspor naik 3 persen.", "Rimba Info", "source"),
    ("Berdasarkan Rimba Info, ekspor naik 3 persen.", "Rimba Info", "source"),
    ("Berdasarkan Rencana Induk Rimba, ekspor naik 3 persen.", None, None),
    ("Berdasarkan Rimba Info, kata Menteri Perdagangan Tono Raharjo, ekspor naik 3 persen.", "Tono Raharjo", "inserted"),
    ("Laporan Prospek Payung edisi April 2019 yang dirilis oleh Gaikindo mencatat ekspor naik 3 persen.", "Gaikindo", "source"),
    ("Dari laporan hasil penghitungan TKP yang dilakukan Gaikindo, ekspor naik 3 persen.", "Gaikindo", "source"),
    ("Laporan Prospek Payung edisi April 2019 yang dibaca di kantor Gaikindo itu mencatat ekspor naik 3 persen.", None, None),
    ("Berdasarkan catatan Kontan, ekspor naik 3 persen.", None, None),
    ("Mengutip penjelasan Gaikindo, BPS menyebut penjualan turun 3 persen.", "BPS", "stated"),
    ("Dalam pernyataannya dikutip Kabar Pagi, Gaikindo menyebut penjualan turun 3 persen.", "Gaikindo", "stated"),
    ("Penjualan itu 90 persen dari proyeksi Gaikindo.", None, None),
    ("Meski begitu, pemerintah menyebut stok 3 juta ton.", "Pemerintah", "stated"),
    ("Gaikindo menyinggung penjualan yang turun 3 persen.", "Gaikindo", "stated"),
    ("Gaikindo memberikan sinyal bahwa penjualan turun 3 persen.", "Gaikindo", "stated"),
    ("Gaikindo mengatkan penjualan turun 3 persen.", "Gaikindo", "stated"),
    ("Mengacu pada harga dari Gaikindo, penjualan turun 3 persen.", None, None),
    ("Pemerintah berharap ekspor naik 3 persen.", None, None),
    ("Penting bagi pemerintah memastikan stok 3 juta ton.", None, None),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), STATED)
def test_indirect_speech(text, speaker, rule):
    from tracker.annotate import pipeline
    from tracker.records import Article

    nlp = pipeline.load()
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", text=text)))
    assert [(item.speaker, item.rule) for item in doc._.attributions] == ([(speaker, rule)] if speaker else [])


def test_a_statement_goes_on_until_the_text_turns():
    from tracker.annotate import pipeline
    from tracker.records import Article

    nlp = pipeline.load()
    text = "Kemenperin menyebut ekspor naik 3 persen. Impor turun 2 persen. Sebagai informasi, kurs menguat."
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", text=text)))
    assert [(text[item.start:item.end], item.rule) for item in doc._.attributions] == [
        ("Kemenperin menyebut ekspor naik 3 persen.", "stated"), ("Impor turun 2 persen.", "continues"),
    ]


AROUND = [
    ('Menteri Perdagangan Tono Raharjo mengatakan stok gula cukup. Rinciannya, gudang timur menyimpan 3 ribu ton. Sementara itu, gudang barat '
     'menyimpan 2 ribu ton. "Jadi stok kita aman sampai lebaran nanti," kata Tono.', ["Rinciannya, gudang timur menyimpan 3 ribu ton.", "Sementara itu, gudang barat menyimpan 2 ribu ton."]),
    ('Menteri Perdagangan Tono Raharjo mengatakan stok gula cukup. Sebagai informasi, ada 9 gudang. ' + "Gudang gula itu penuh. " * 30
     + '"Jadi stok kita aman sampai lebaran nanti," kata Tono.', []),
    ('Menteri Perdagangan Tono Raharjo mengatakan stok gula cukup.\nGudang timur menyimpan 3 ribu ton.\n"Jadi stok kita aman sampai lebaran nanti," kata Tono.', []),
    ('"Stok gula kita masih cukup tahun ini," kata Menteri Perdagangan Tono Raharjo. Gudang timur dibangun pada 2019. "Jadi stok kita aman sampai lebaran nanti," kata Tono.', []),
    ("Ekspor gula naik 3 persen. Hal itu disampaikan Menteri Perdagangan Tono Raharjo.", ["Ekspor gula naik 3 persen."]),
    ("Ekspor gula naik 3 persen. Demikian disampaikan Menteri Perdagangan Tono Raharjo.", ["Ekspor gula naik 3 persen."]),
    ("Ekspor gula naik 3 persen. Penghargaan itu disampaikan Menteri Perdagangan Tono Raharjo.", []),
]


@pytest.mark.parametrize(("text", "enclosed"), AROUND)
def test_what_stands_between_a_statement_and_a_quotation_is_of_their_speaker(text, enclosed):
    from tracker.annotate import pipeline
    from tracker.records import Article

    nlp = pipeline.load()
    doc = nlp(pipeline.make_doc(nlp, Article(id="a", text=text)))
    assert [text[item.start:item.end] for item in doc._.attributions if item.rule == "enclosed" and item.speaker == "Tono Raharjo"] == enclosed


def test_a_mark_left_open_in_the_title_does_not_run_into_the_text(annotate):
    title, text = "Menteri: “Kita harus bersama menjaga harga gula", "“Stok gula di gudang masih cukup sampai akhir tahun,” kata Menteri Perdagangan."
    quotes = annotate(text, title=title).quotes
    assert [quote.text for quote in quotes] == ["Stok gula di gudang masih cukup sampai akhir tahun,"]
    assert all(text[quote.start:quote.end] == quote.text for quote in quotes)


def test_a_sentence_behind_a_closed_quotation_is_not_its_speaker(annotate):
    text = ('"Panen tahun ini bagus sekali," kata Tono Raharjo. "Tetapi harga di pasar masih terlalu rendah." Sri Wulandari menegaskan impor tetap dibuka.')
    assert [quote.speaker for quote in annotate(text).quotes] == ["Tono Raharjo", "Tono Raharjo"]


def test_what_stands_before_a_quotation_of_the_same_sentence_goes_on(annotate):
    text = TOLD + 'Artinya, pabrik payung di daerah itu menambah 3 juta unit (kurs tengah) "Pasar pulih dan pesanan naik," kata Tono.'
    assert next(figure for figure in annotate(text).figures if figure.text == "3 juta unit").speaker == "Tono Raharjo"


def test_a_source_that_ends_its_sentence_says_no_more(annotate):
    figures = annotate("Ekspor payung naik 3 persen, menurut data Rimba Info. Impor payung turun 4 persen.").figures
    assert [figure.speaker for figure in figures] == ["Rimba Info", None]


def test_a_pronoun_means_who_states_in_its_sentence(annotate):
    text = TOLD + "Ekonom Rimba Sekuritas Sari Wulandari mengatakan selama ini, menurutnya, ekspor payung naik 3 persen."
    assert next(figure for figure in annotate(text).figures if figure.text == "3 persen").speaker == "Sari Wulandari"


def test_whom_a_statement_was_made_to_is_no_part_of_it(annotate):
    figure, = annotate("Hal itu disampaikan Ketua Umum Asosiasi Baja Rimba (ABR) Tono Raharjo di hadapan 30 petani garam.").figures
    assert figure.speaker is None


HEADLINES = [                              # text, figure, who says it
    (TOLD + "Baca Juga: Tarif Payung Naik 3 Persen, Apindo: Cari Pasar Baru Menurut Tono, pasar lesu.", "3 Persen", None),
    (TOLD + "Baca Juga: Apindo: Tarif Payung Naik 3 Persen Menurut Tono, pasar lesu.", "3 Persen", "Apindo"),
    (TOLD + '\nTonton juga video "Apindo soal Tarif Payung Naik 3 Persen" di sini.', "3 Persen", "Apindo"),
]


@pytest.mark.parametrize(("text", "figure", "speaker"), HEADLINES)
def test_who_speaks_in_a_headline(annotate, text, figure, speaker):
    article = annotate(text)
    assert next(item for item in article.figures if item.text == figure).speaker == speaker
    assert not article.quotes


def test_a_quotation_without_a_cue_goes_on_with_the_statement_before(annotate):
    text = TOLD + "Menurutnya, Presiden Sari Dewi menunggu harga payung naik. “Ketika harga naik 3 persen, pembeli kembali dan pasar pulih,”"
    assert next(item for item in annotate(text).figures if item.text == "3 persen").speaker == "Tono Raharjo"


def test_what_that_report_says_is_of_whoever_made_it(annotate):
    text = ('Laporan Bank Indonesia menyebut tarif Presiden Tono Raharjo menekan ekspor. "Pasar payung akan turun tajam," tulis laporan tersebut. '
            '"Pasar topi akan turun juga," tulis Tono.')
    assert [quote.speaker for quote in annotate(text).quotes] == ["Bank Indonesia", "Tono Raharjo"]


def test_a_day_in_brackets_ends_who_said_a_quotation(annotate):
    text = '“Pasar payung sudah pulih,” kata Tono Raharjo, Senin (3/4) Saat ini, Rimba Baja masih menjual 5 juta ton. Laba Rimba Baja naik 4 persen.'
    assert [figure.speaker for figure in annotate(text).figures] == [None, None]
    text = '“Pasar payung sudah pulih,” kata Tono Raharjo, Senin (3/4) di depan 30 petani.'
    assert [figure.speaker for figure in annotate(text).figures] == ["Tono Raharjo"]
