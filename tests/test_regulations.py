"""Regulations and programmes: `[text|id]` marks what must be found, in order ("-" for one without an id); all else must not be."""
import re
from datetime import date

import pytest

from tracker.annotate.components.regulations import Regulations

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

CITED = [
    "[Keputusan KPU RI Nomor 31 Tahun 2025|keputusan-kpu-31-2025] sama dengan [Keputusan KPU Nomor 31 Tahun 2025|keputusan-kpu-31-2025].",
    "[Permenperin 7/2022|permenperin-7-2022] terbit. Dalam [beleid itu|permenperin-7-2022], industri kecil dibebaskan.",
    "[PP 5/2021|pp-5-2021] menggantikan [PP 24/2018|pp-24-2018]. Dalam beleid itu ada sanksi.",     # either may be meant
    "[Peraturan Menteri (Permen) Ketenagakerjaan Nomor 3 Tahun 2026|permenaker-3-2026] mewajibkan pengumuman.",
    "DPR membahas [Undang-Undang (RUU) Gula Rakyat|-] pekan ini.",
    "[UU Nomor 3 Tahun 2014|uu-3-2014] tentang Perindustrian mengatur hal itu.",
    "[Undang-Undang Nomor 3 Tahun 2014|uu-3-2014] berlaku.",
    "[Undang-Undang Republik Indonesia Nomor 7 Tahun 2014|uu-7-2014] berlaku.",
    "Dasarnya [UU No. 7/2014|uu-7-2014] dan [PP 29/2018|pp-29-2018].",
    "Menurut [Peraturan Pemerintah (PP) Nomor 28 Tahun 2021|pp-28-2021], pabrik wajib melapor.",
    "Lewat [Perpres 74/2022|perpres-74-2022] dan [Peraturan Presiden Nomor 12 Tahun 2021|perpres-12-2021] aturan itu berubah.",
    "[Instruksi Presiden (Inpres) Nomor 2 Tahun 2022|inpres-2-2022] meminta belanja produk lokal.",
    "[Instruksi Presiden Nomor 1 2025|inpres-1-2025] memangkas belanja.",
    "[Keppres 86P Tahun 2025|keppres-86p-2025] menetapkan pejabat baru.",
    "[Perppu Nomor 2 Tahun 2022|perppu-2-2022] menggantikannya.",
    "[Peraturan Menteri Perindustrian (Permenperin) Nomor 35 Tahun 2025|permenperin-35-2025] mengubah hitungan.",
    "[Permenperin No. 16/M-IND/PER/2/2011|permenperin-16-2011] sudah lama dipakai.",
    "[Permendag 36/2023|permendag-36-2023] jo [8/2024|permendag-8-2024] dibahas importir.",
    "[Peraturan Menteri Keuangan Nomor 10/PMK.03/2020|pmk-10-2020] mengatur insentif.",
    "[PMK No.146/PMK.010/2017|pmk-146-2017] soal cukai.",
    "[Keputusan Menteri Keuangan (KMK) Nomor 55/KM.10/2021|kmk-55-2021] menetapkan kurs.",
    "[Permen ESDM 11/2020|permenesdm-11-2020] dan [Kepmen ESDM Nomor 91.K/MB.01/2021|kepmenesdm-91.k-2021] disebut.",
    "[Peraturan Menteri Energi dan Sumber Daya Mineral No. 7 Tahun 2020|permenesdm-7-2020] dicabut.",
    "[POJK 6/2024|pojk-6-2024], [Peraturan Otoritas Jasa Keuangan (POJK) Nomor 11 Tahun 2025|pojk-11-2025], dan [PBI 6/4/PBI/2024|pbi-6-4-2024].",
    "[Surat Edaran Menteri Perindustrian Nomor 4 Tahun 2020|se-4-2020] mengatur izin operasional.",
    "[SE Menperin No. 13/2022|se-13-2022] keluar.",
    "[Peraturan Direktur Jenderal Pajak Nomor PER-31/PJ/2021|perdirjen-31-2021] menyebut batasan.",
    "[Perda DKI Jakarta Nomor 1 Tahun 2024|perda-dki-jakarta-1-2024] dan [Pergub Jawa Barat Nomor 5 Tahun 2023|pergub-jawa-barat-5-2023].",
    "[Keputusan KPU Nomor 12 Tahun 2023|keputusan-kpu-12-2023] berlaku nasional.",
    "Pasal 33 [UUD 1945|uud-1945] menjadi dasar.",
    "[Putusan MK Nomor 168/PUU-XXI/2023|putusan-mk-168-2023] mengubah rumus upah.",
    "[PP 5/2021|pp-5-2021], [PP 6/2021|pp-6-2021], dan [PP 7/2021|pp-7-2021] terbit bersama.",
    "[Keputusan Menteri Perhubungan (Kepmenhub) Nomor KM 17 Tahun 2024|kepmenhub-17-2024] dan [Permendikbudristek 210/2023|permendikbudristek-210-2023].",
    # laws by name, drafts, follow-ups
    "[UU minerba|uu-3-2020], [undang-undang Perlayaran Rakyat|-], dan [KUHP|-] dibahas; [omnibus law Cipta Kerja|uu-6-2023] juga.",
    "Menteri menyiapkan [rancangan Peraturan Presiden (Perpres)|-]; [Peraturan Pemerintah tentang Garam Rakyat|-] menyusul.",
    "Perusahaan baterai memanfaatkan [Inflation Reduction Act (IRA)|-] di Amerika Serikat.",
    "[UU Perindustrian|uu-3-2014] dan [UU Minerba|uu-3-2020] direvisi.",
    "[UU Cipta Kerja|uu-6-2023] mengubah banyak aturan; begitu pula [UU Ciptaker|uu-6-2023] versi lama.",
    "[UU Perkapalan Rakyat|-] belum ada.",
    "DPR membahas [RUU Perkapalan Rakyat|-] dan [Rancangan Undang-Undang (RUU) Sistem Logistik|-].",
    "[UU Nomor 27 Tahun 2022|uu-27-2022] tentang Pelindungan Data Pribadi ([UU PDP|uu-27-2022]) berlaku.",
    "[Perpres Nomor 55 Tahun 2019|perpres-55-2019] terbit. Dalam [Perpres|perpres-55-2019] itu ada insentif.",
    "[Surat Keputusan Bersama (SKB) 3 Menteri|-] mengatur libur.",
    "[UU Kehutanan Nomor 41 Tahun 1999|uu-41-1999] dirujuk.",
    "[PMK-61/PMK.03/2023|pmk-61-2023] dan [Undang - Undang Nomor 3 Tahun 2022|uu-3-2022] berlaku; [keputusan KPU nomor 12 tahun 2023|keputusan-kpu-12-2023] juga.",
    "[Kep Dirjen Niaga No. 14 Tahun 2024|kepdirjen-14-2024] sejalan dengan [UUD NRI Tahun 1945|uud-1945].",
    "Baca: Revisi [UU Sawah Lestari|-] Bahas Irigasi; [UU Kampung Tani|-] Batal Berlaku; [UU Energi Baru Terbarukan|-] Rampung.",
    # a kind by itself, a name with a bracket, a draft again
    "Tarif itu ditetapkan melalui [Keputusan Presiden|-] yang menyusul; menteri menunggu [Peraturan Pemerintah (PP)|-].",
    "Syarat impor masuk [Peraturan Menteri Perdagangan (Permendag)|-]. [Permendag|-] itu terbit bulan depan.",
    "Reformasi lewat [UU HPP (Harmonisasi Peraturan Perpajakan)|uu-7-2021] berlanjut; [UU HPP|uu-7-2021] (berlaku lama) tetap.",
    "Uji materi [Undang-Undang Pesisir Lestari (PL)|-] ditolak; [UU keamanan Negeri Timur|-] dan [UU pemilu|uu-7-2017] tidak.",
    "[Rancangan Undang-Undang (RUU) Sistem Logistik Nasional (Sislognas)|-] disusun. [RUU|-] ini penting, kata petani.",
    "[Peraturan Pemerintah (PP) tentang Tata Niaga Garam|-] terbit; [PP|-] tersebut rinci.",
    "[Peraturan Menteri Luar Negeri (Permenlu) No. 4 Tahun 2019|permenlu-4-2019] dan [Permen Koperasi 3/2021|permenkop-3-2021] berlaku.",
    "[Keputusan Gubernur Bali Nomor 100.3.3.1/41/KPTS/2024|kepgub-bali-100.3.3.1-41-kpts-2024] terbit.",
    "[Peraturan KPU Nomor 3 Tahun 2022|pkpu-3-2022] dan [Perma Nomor 1 Tahun 2024|perma-1-2024] berlaku; [KUHPidana|-] juga.",
    "[UU No 3/2022|uu-3-2022], [PMK Nomor 149 Tahun 2021|pmk-149-2021], dan [Peraturan Presiden (Perpres) Nomor 191 Tahun 2014|perpres-191-2014].",
    r"Kata dia, \xe2\x80\x9c[RUU Perkapalan|-] penting\xe2\x80\x9d bagi galangan.",
]
PROGRAMMES = [
    "Peta jalan [Making Indonesia 4.0|programme:Making Indonesia 4.0] dan [INDI 4.0|programme:INDI 4.0] dilanjutkan.",
    "Penyaluran [Kredit Usaha Rakyat (KUR)|programme:Kredit Usaha Rakyat] naik; [KUR|programme:Kredit Usaha Rakyat] mikro mendominasi.",
    "Insentif [PPnBM DTP|programme:PPnBM DTP] dan [HGBT|programme:Harga Gas Bumi Tertentu] diperpanjang.",
    "Bendungan itu masuk [proyek strategis nasional (PSN)|programme:Proyek Strategis Nasional].",
    "Nilai TKDN naik lewat [P3DN|programme:Peningkatan Penggunaan Produk Dalam Negeri] dan program [kartu prakerja|programme:Kartu Prakerja].",
    "Warga menerima [bantuan langsung tunai (BLT)|programme:Bantuan Langsung Tunai] dan [BANTUAN SUBSIDI UPAH|programme:Bantuan Subsidi Upah].",
    "Pemerintah membuka program [Rumah Produksi Bersama (RPB)|programme:Rumah Produksi Bersama]; [RPB|programme:Rumah Produksi Bersama] pertama ada di sana.",
    "Pemerintah meluncurkan [Program Rumah Pangan (PRP)|programme:Program Rumah Pangan]; [PRP|programme:Program Rumah Pangan] berjalan di desa.",
    "Kementerian menyiapkan program [peremajaan kakao rakyat (PKR)|programme:Peremajaan Kakao Rakyat], dan [PKR|programme:Peremajaan Kakao Rakyat] dimulai Mei.",
    "Pembiayaan mikro dari pemerintah yang dinamakan [Griya Mekar|programme:Griya Mekar] laris. Lewat [Griya Mekar|programme:Griya Mekar] rumah diperbaiki.",
    "Pemerintah punya program perbaikan kios ([Kios Ceria|programme:Kios Ceria]) di pasar.",
    "Pemerintah menawarkan gagasan [Poros Niaga Khatulistiwa|programme:Poros Niaga Khatulistiwa]. [Poros Niaga Khatulistiwa|programme:Poros Niaga Khatulistiwa] itu baru.",
    "Pemerintah membagikan [Bantuan Alat Tani Baru (BATB)|programme:Bantuan Alat Tani Baru] kepada petani.",
    "Kementerian Pertanian menyusun [Rencana Aksi Nasional Hilirisasi Kelapa|programme:Rencana Aksi Nasional Hilirisasi Kelapa].",
    "[Program 3 Juta Rumah|programme:3 Juta Rumah] jalan, [program tiga juta rumah|programme:3 Juta Rumah] juga; program [magang nasional|programme:Magang Nasional] menyusul.",
    "Penyaluran [SPHP|programme:Stabilisasi Pasokan dan Harga Pangan] dan [Cek Kesehatan Gratis (CKG)|programme:Cek Kesehatan Gratis]; [CKG|programme:Cek Kesehatan Gratis] ramai.",
    "Kebijakan [mandatori biodiesel|programme:Mandatori Biodiesel] berlanjut.",
]
NOTHING = [
    "PT PP (Persero) Tbk menang tender.",
    "PP Muhammadiyah menggelar rapat.",
    "Wabah PMK menyerang sapi; petugas PMK memadamkan api.",
    "Penerima PBI dan penyaluran KMK bank bertambah.",
    "Peraturan ini dan keputusan itu dibahas.",
    "Keputusan Presiden Trump ditentang; Keputusan Presiden untuk menunda itu tepat.",
    "Berkas perajin itu menghimpun 9 UU, 4 peraturan pemerintah (PP), 3 peraturan presiden.",
    "Saham PP-22 turun; PMK-nya menyusul; keputusan KPU itu dan peraturan Badan Gizi lama.",
    "RUU ini belum bernama, PP tersebut juga; peraturan menteri perdagangan menyusul.",
    "UU yang keamanan pasalnya lemah direvisi.",
    "Keputusan Trump menaikkan tarif ditentang.",
    "Undang-undang ini lama; peraturan pemerintah dibuat.",
    "Ia bergelar SE dan bekerja di Semarang.",
    "Ponsel SE terbaru dijual.",
    "Kebijakan itu mendukung pemulihan ekonomi nasional.",
    "Perusahaan mengejar nilai TKDN.",
    "Pemprov memberi program pemutihan pajak kendaraan bermotor (PKB) dan program tanggung jawab sosial dan lingkungan (TJSL).",
    "Pemerintah meminta bank memberi Kredit Pemilikan Rumah (KPR) murah; Kartu Tanda Penduduk (KTP) dicetak.",
    "Gubernur menjadi tamu acara Program Bincang Pagi Ceria.",
    "Bank menawarkan pembiayaan yang disebut dengan Cicil Ceria.",
    "Pemerintah membangun 3 juta rumah; kapasitas listrik 35.000 MW; magang nasional ramai.",
    "Satgas PKH dan Ditjen PKH bertemu. Penertiban Kawasan Hutan (PKH) berlanjut; PKH menyita kebun.",
    "Pemda menjual beras SPHP di pasar.",
    "Menteri hadir saat Program Hutan Lestari Kita, bagian dari TJSL perusahaan, dibuka.",
    "Proyek itu dibangun pemerintah dengan skema Kerja Sama Pemerintah dan Badan Usaha (KPBU).",
    "Program Studi Teknik Industri dibuka; Program Bank Makmur menarik.",
]


def unmarked(marked: str) -> tuple[str, list[tuple[str, str | None]]]:
    return MARK.sub(r"\1", marked), [(text, None if found == "-" else found) for text, found in MARK.findall(marked)]


@pytest.mark.parametrize("marked", CITED + PROGRAMMES)
def test_finds_with_ids(annotate, marked):
    text, wanted = unmarked(marked)
    found = annotate(text, published="2024-03-01").regulations
    assert [(one.text, one.id) for one in found] == wanted
    assert all(text[one.start:one.end] == one.text for one in found)


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(annotate, text):
    assert [one.text for one in annotate(text).regulations] == []


@pytest.mark.parametrize(("day", "law"), [("2020-09-01", None), ("2021-06-01", "uu-11-2020"), ("2023-01-15", "perppu-2-2022"), ("2024-01-15", "uu-6-2023")])
def test_a_name_means_the_law_of_its_day(annotate, day, law):
    one, = annotate("Serikat buruh menolak UU Cipta Kerja.", published=day).regulations
    assert one.id == law


@pytest.mark.parametrize(("day", "law"), [("2015-02-03", "uu-11-2008"), ("2020-02-03", "uu-19-2016"), ("2025-02-03", "uu-1-2024")])
def test_a_name_goes_on_to_the_law_that_changed_it(annotate, day, law):
    one, = annotate("Jaksa menuntut pemilik kanal itu dengan UU ITE.", published=day).regulations
    assert one.id == law


def test_a_name_means_what_the_article_says_below(annotate):
    found = annotate("UU Lumbung Desa digugat. Penggugat menunjuk UU Nomor 41 Tahun 2017 tentang Lumbung Desa.").regulations
    assert [one.id for one in found] == ["uu-41-2017", "uu-41-2017"]


def test_a_headline_does_not_name_a_law(annotate):
    assert [one.text for one in annotate("Menteri Sebut Omnibus Law Dukung Pabrik. Petani menunggu.").regulations] == []


def test_title_comes_from_the_text_or_the_lexicon(annotate):
    first, second = annotate("PP 1/2023 tentang Garam Rakyat, menyusul Perpres 98/2021, terbit.").regulations
    assert (first.title, second.title) == ("Garam Rakyat", "Penyelenggaraan Nilai Ekonomi Karbon")


def test_a_number_without_a_year_takes_it_from_the_full_citation(annotate):
    found = annotate("PMK 12/PMK.010/2022 terbit. Pasal dalam PMK 12 itu ketat.").regulations
    assert [one.id for one in found] == ["pmk-12-2022", "pmk-12-2022"]


def test_another_rule_of_the_kind_is_not_the_one_cited_before(annotate):
    found = annotate("Perpres 55/2019 berlaku. Pemerintah menyusun Perpres baru; Perpres itu dipertahankan.").regulations
    assert [one.text for one in found] == ["Perpres 55/2019", "Perpres"]


def test_offsets_in_the_title(annotate):
    one, = annotate("Teks tanpa aturan.", title="Perpres 5/2024 Terbit").regulations
    assert (one.field, one.start, one.id) == ("title", 0, "perpres-5-2024")


def test_reads_a_doc_without_other_components():
    import spacy
    doc = Regulations()(spacy.blank("xx")("UU 3/2014 berlaku."))
    assert [one.id for one in doc._.regulations] == ["uu-3-2014"]
    assert doc._.policy_events == ()


# text → event, regulation, actor, date
EVENTS = [
    ("Revisi UU Polri masuk daftar tahun ini.", "revised", "uu-2-2002", None, None),
    ("PP 12/2023 mengatur garam. Beleid itu diteken Presiden pada 3 Maret 2023.", "signed", "pp-12-2023", "Presiden", date(2023, 3, 3)),
    ("PMK 9/2022 memuat tarif baru. Aturan tersebut mulai berlaku pada 1 Juli 2022.", "in_force", "pmk-9-2022", None, date(2022, 7, 1)),
    ("Permendag 4/2021 dikritik eksportir. Pemerintah akan mencabut aturan itu.", "planned", "permendag-4-2021", "Pemerintah", None),
    # issued
    ("Kementerian Perindustrian menerbitkan Permenperin 7/2022 pada 1 Maret 2022.", "issued", "permenperin-7-2022", "Kementerian Perindustrian", date(2022, 3, 1)),
    ("Pemerintah menerbitkan PP Nomor 28 Tahun 2021.", "issued", "pp-28-2021", "Pemerintah", None),
    ("Otoritas Jasa Keuangan mengeluarkan POJK 6/2024.", "issued", "pojk-6-2024", "Otoritas Jasa Keuangan", None),
    ("Bank Indonesia merilis PBI 6/4/PBI/2024.", "issued", "pbi-6-4-2024", "Bank Indonesia", None),
    ("Pemerintah telah menerbitkan Perpres 74/2022.", "issued", "perpres-74-2022", "Pemerintah", None),
    ("Perpres 74/2022 telah terbit.", "issued", "perpres-74-2022", None, None),
    ("Permendag 8/2024 resmi diterbitkan.", "issued", "permendag-8-2024", None, None),
    ("PMK 9/2023 diundangkan pada 12 Januari 2023.", "issued", "pmk-9-2023", None, date(2023, 1, 12)),
    ("Penerbitan Perpres 74/2022 disambut industri.", "issued", "perpres-74-2022", None, None),
    ("Menyusul terbitnya PP 28/2021, perusahaan menata izin.", "issued", "pp-28-2021", None, None),
    ("DPR mengesahkan UU Nomor 4 Tahun 2023.", "issued", "uu-4-2023", "DPR", None),
    ("UU Nomor 4 Tahun 2023 tentang Sektor Keuangan disahkan.", "issued", "uu-4-2023", None, None),
    ("Pengesahan UU Nomor 4 Tahun 2023 memberi kepastian.", "issued", "uu-4-2023", None, None),
    ("Kementerian Perindustrian meluncurkan INDI 4.0.", "issued", "programme:INDI 4.0", "Kementerian Perindustrian", None),
    ("INDI 4.0 diluncurkan pada 2 April 2018.", "issued", "programme:INDI 4.0", None, date(2018, 4, 2)),
    ("Gubernur menetapkan Perda Jawa Barat Nomor 5 Tahun 2023.", "issued", "perda-jawa-barat-5-2023", "Gubernur", None),
    ("Perpres 12/2021 yang dikeluarkan oleh Presiden mengatur pengadaan.", "issued", "perpres-12-2021", "Presiden", None),
    # signed
    ("Presiden menandatangani Perpres 12/2021 pada 2 Februari 2021.", "signed", "perpres-12-2021", "Presiden", date(2021, 2, 2)),
    ("Presiden telah meneken Inpres 2/2022.", "signed", "inpres-2-2022", "Presiden", None),
    ("Inpres 2/2022 diteken pada 30 Maret 2022.", "signed", "inpres-2-2022", None, date(2022, 3, 30)),
    ("Perpres 55/2019 tentang kendaraan listrik ditandatangani pada 8 Agustus 2019.", "signed", "perpres-55-2019", None, date(2019, 8, 8)),
    ("Perpres 55/2019 yang diteken Presiden memberi insentif.", "signed", "perpres-55-2019", "Presiden", None),
    ("Penandatanganan Perpres 55/2019 berlangsung tertutup.", "signed", "perpres-55-2019", None, None),
    ("Gubernur sudah meneken Pergub Jawa Barat Nomor 5 Tahun 2023.", "signed", "pergub-jawa-barat-5-2023", "Gubernur", None),
    # revised
    ("Kementerian Perdagangan merevisi Permendag 36/2023.", "revised", "permendag-36-2023", "Kementerian Perdagangan", None),
    ("Pemerintah mengubah PP 29/2018.", "revised", "pp-29-2018", "Pemerintah", None),
    ("Permendag 36/2023 direvisi pada 17 Mei 2024.", "revised", "permendag-36-2023", None, date(2024, 5, 17)),
    ("Permendag 36/2023 sudah direvisi.", "revised", "permendag-36-2023", None, None),
    ("Pemerintah telah menyempurnakan PMK 9/2023.", "revised", "pmk-9-2023", "Pemerintah", None),
    ("DPR resmi mengubah UU 3/2014.", "revised", "uu-3-2014", "DPR", None),
    ("Revisi Permendag 36/2023 memudahkan importir.", "revised", "permendag-36-2023", None, None),
    ("PP 29/2018 tentang Pemberdayaan Industri diubah.", "revised", "pp-29-2018", None, None),
    # revoked
    ("Pemerintah mencabut Permendag 8/2024.", "revoked", "permendag-8-2024", "Pemerintah", None),
    ("Permendag 8/2024 dicabut pada 30 Juni 2025.", "revoked", "permendag-8-2024", None, date(2025, 6, 30)),
    ("Permenperin 16/2011 dinyatakan tidak berlaku.", "revoked", "permenperin-16-2011", None, None),
    ("Mahkamah Konstitusi membatalkan UU Nomor 7 Tahun 2004.", "revoked", "uu-7-2004", "Mahkamah Konstitusi", None),
    ("Pencabutan Permendag 8/2024 disambut produsen tekstil.", "revoked", "permendag-8-2024", None, None),
    ("Perda Jawa Barat Nomor 5 Tahun 2013 telah dihapus.", "revoked", "perda-jawa-barat-5-2013", None, None),
    ("Kementerian Keuangan resmi menghapus PMK 9/2013.", "revoked", "pmk-9-2013", "Kementerian Keuangan", None),
    ("Permenperin 46/2022 tidak lagi berlaku.", "revoked", "permenperin-46-2022", None, None),
    # in force
    ("Permenperin 35/2025 mulai berlaku pada 12 Desember 2025.", "in_force", "permenperin-35-2025", None, date(2025, 12, 12)),
    ("PMK 9/2023 berlaku sejak 1 Februari 2023.", "in_force", "pmk-9-2023", None, date(2023, 2, 1)),
    ("POJK 6/2024 resmi berlaku.", "in_force", "pojk-6-2024", None, None),
    ("Pemerintah memberlakukan Permendag 8/2024.", "in_force", "permendag-8-2024", "Pemerintah", None),
    ("Permendag 8/2024 diberlakukan sejak 17 Mei 2024.", "in_force", "permendag-8-2024", None, date(2024, 5, 17)),
    ("Pemberlakuan Permendag 8/2024 menekan harga.", "in_force", "permendag-8-2024", None, None),
    ("PP 28/2025 sudah berlaku.", "in_force", "pp-28-2025", None, None),
    ("Sejak berlakunya PP 28/2025, izin lebih cepat.", "in_force", "pp-28-2025", None, None),
    ("PPnBM DTP berlaku mulai 1 Maret 2021.", "in_force", "programme:PPnBM DTP", None, date(2021, 3, 1)),
    # planned
    ("Kementerian Perindustrian akan menerbitkan RPP Perwilayahan.", "planned", "RPP Perwilayahan", "Kementerian Perindustrian", None),
    ("Pemerintah berencana merevisi PP 29/2018.", "planned", "pp-29-2018", "Pemerintah", None),
    ("Pemerintah segera mencabut Permendag 8/2024.", "planned", "permendag-8-2024", "Pemerintah", None),
    ("DPR membahas RUU Perkapalan Rakyat.", "planned", "RUU Perkapalan Rakyat", "DPR", None),
    ("Kementerian Keuangan menyiapkan PMK tentang insentif baterai.", "planned", None, "Kementerian Keuangan", None),
    ("RUU Perkapalan Rakyat tengah disusun.", "planned", "RUU Perkapalan Rakyat", None, None),
    ("RUU Perkapalan Rakyat masih dibahas.", "planned", "RUU Perkapalan Rakyat", None, None),
    ("Perpres 74/2022 akan direvisi.", "planned", "perpres-74-2022", None, None),
    ("Permenperin 35/2025 akan berlaku pada 12 Desember 2025.", "planned", "permenperin-35-2025", None, date(2025, 12, 12)),
    ("Industri menunggu penerbitan Perpres 74/2022.", "planned", "perpres-74-2022", None, None),
    ("Pelaku usaha meminta pemerintah mencabut Permendag 8/2024.", "planned", "permendag-8-2024", "Pemerintah", None),
    ("Pembahasan RUU Perkapalan Rakyat ditargetkan selesai tahun ini.", "planned", "RUU Perkapalan Rakyat", None, None),
    ("Kementerian Perdagangan tengah mengkaji Permendag 36/2023.", "planned", "permendag-36-2023", "Kementerian Perdagangan", None),
    ("Pemerintah ingin memberlakukan PP 28/2025.", "planned", "pp-28-2025", "Pemerintah", None),
]
NO_EVENT = [
    "Pemerintah belum menerbitkan Perpres 74/2022.",
    "Menteri tidak mencabut Permendag 8/2024.",
    "Sesuai PP 28/2021, pabrik wajib melapor.",
    "Hal itu diatur dalam Perpres 12/2021.",
    "Pemerintah menetapkan tarif berdasarkan PMK 9/2023.",
    "Penyaluran KUR mencapai Rp10 triliun.",
    "Perusahaan menerbitkan obligasi untuk membiayai proyek strategis nasional.",
    "Permenperin 35/2025, menurut dia, sudah jelas.",
    "UU 23/2002 sebagaimana telah diubah dengan UU 17/2016 dipakai jaksa.",
]


@pytest.mark.parametrize(("text", "event", "regulation", "actor", "day"), EVENTS, ids=[row[0][:60] for row in EVENTS])
def test_policy_events(annotate, text, event, regulation, actor, day):
    found = annotate(text, published="2024-06-01").policy_events
    assert [(one.event, one.actor, one.date) for one in found] == [(event, actor, day)]
    assert regulation is None or found[0].regulation == regulation
    assert text[found[0].start:found[0].end] == found[0].text


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_policy_event(annotate, text):
    assert annotate(text).policy_events == ()


def test_there_are_sixty_event_sentences():
    assert len(EVENTS) >= 60 and {row[1] for row in EVENTS} == {"issued", "signed", "revised", "revoked", "in_force", "planned"}


def test_the_day_somebody_spoke_is_not_the_day_of_the_event(annotate):
    event, = annotate('"Pemerintah sudah menerbitkan Perpres 74/2022," kata Rahmat, Senin (4/3/2024).', published="2024-03-05").policy_events
    assert (event.event, event.date) == ("issued", None)


def test_two_rules_share_a_verb(annotate):
    found = annotate("Pemerintah mencabut PP 5/2021 dan PP 6/2021.").policy_events
    assert [(one.event, one.regulation) for one in found] == [("revoked", "pp-5-2021"), ("revoked", "pp-6-2021")]
