"""Which percentages are parts of a whole: sentences of our own."""
import pytest

SHARES = [
    ("Penyaluran bantuan payung telah mencapai 4,6 persen dari Rp 87 triliun.", "4,6 persen"),
    ("Sebanyak 64,5 persen perajin atau 3,1 juta orang adalah tamatan SMP.", "64,5 persen"),
    ("Bank menyatakan lebih dari 41,6% penduduk, setara 96 juta jiwa, memakai payung.", "41,6%"),
    ("Berdasarkan hasil survei, 88% UMKM menjalankan toko dengan uang pribadi.", "88%"),
    ("Lalu, ada 10% yang menjawab pernah membeli payung.", "10%"),
    ("Sumbangan limbah dari pabrik payung bahkan bisa meningkat hingga 63 persen.", "63 persen"),
    ("Dari jumlah tersebut 27% atau 1.906 ton dibeli koperasi.", "27%"),
    ("Belanja keluarga merupakan komponen terbesar dalam penjualan payung, yaitu sekitar 54 persen.", "54 persen"),
    ("Pajak payung ditanggung pemerintah 100% sepanjang tahun ini.", "100%"),
    ("Jumlah perempuan yang bekerja di pabrik payung hanya sebesar 27 persen.", "27 persen"),
    ("Mayoritas penyaluran pinjaman tersebut atau sebanyak 52,5% telah disalurkan ke pabrik payung.", "52,5%"),
    ("Di tengah lonjakan permintaan topi, yang kini menyumbang lebih dari 40% penjualan kain, toko dibuka.", "40%"),
    ("Ada 74 kabupaten atau 14 persen yang rawan.", "14 persen"),
    ("Dari pekerja itu 77 persen di antaranya perajin payung.", "77 persen"),
    ("Sementara sisanya sebesar 40% dijual ke luar negeri.", "40%"),
    ("Penyaluran payung sudah terealisasi 50 persen.", "50 persen"),
    ("Pendapatan koperasi tercatat Rp2 miliar atau telah mencapai 65% dari outlook.", "65%"),
    ("Kita dorong peningkatan kontribusi perajin terhadap PDB menjadi 65 persen.", "65 persen"),
    ("Sebanyak 58% Dana Payung dialokasikan untuk koperasi.", "58%"),
    ("Sekitar 60% dari 220 juta payung dirakit di sana.", "60%"),
    ("Sebesar 54 persen diberikan kepada perajin payung.", "54 persen"),
    ("Total lahan payung seluas 2,3 juta hektare, di mana 45 persen berada di pulau itu.", "45 persen"),
    ("Dari seluruh perajin, 99 persen dinyatakan lulus.", "99 persen"),
    ("Realisasi belanja payung mencapai 73 persen hingga Juni.", "73 persen"),
    ("Pabrik payung itu memenuhi 30 persen permintaan.", "30 persen"),
    ("Investor itu membeli 12 persen dan melepas 3 persen.", "3 persen"),
    ("Impor payung datang dari Jepang senilai US$3 juta (11 persen) dan Swiss.", "11 persen"),
    ("Keterwakilan perempuan di koperasi paling sedikit 30 persen.", "30 persen"),
    ("Impor kain dari Jepang sekitar 54 persen.", "54 persen"),
    ("Sebanyak 57% perajin bekerja sehari penuh, termasuk 8% yang bekerja di rumah.", "8%"),
    ("Anggaran yang terserap oleh kementerian itu baru 52%.", "52%"),
    ("Inflasi didorong kenaikan harga payung dengan andil sebesar 0,1 persen.", "0,1 persen"),
    ("Payung itu dirakit di Kudus dengan TKDN 40 persen.", "40 persen"),
]
OTHERS = [
    ("Ekspor payung tumbuh 16 persen dan impor 14 persen.", "14 persen", "change"),
    ("Kuota impor kain naik menjadi 110 persen.", "110 persen", "level"),
    ("Harga payung turun 4,6 persen dari Rp 87 ribu.", "4,6 persen", "change"),
    ("Harga payung naik karena pajak 10 persen.", "10 persen", "level"),
    ("Ramalan itu melambat dari realisasi musim lalu yang sebesar 8,3 persen.", "8,3 persen", "level"),
    ("Peso melemah 0,1 persen yen 0,2 persen.", "0,2 persen", "change"),
    ("Lalu, ada kenaikan 10% yang dirasakan pembeli payung.", "10%", "change"),
    ("Harga payung yang diserap pasar Jepang naik 5 persen.", "5 persen", "change"),
    ("Harga payung bahkan bisa meningkat hingga 63 persen.", "63 persen", "change"),
    ("Harga payung turun sebanyak 5 persen.", "5 persen", "change"),
    ("Inflasi sebanyak 5 persen.", "5 persen", "level"),
    ("Pabrik mengurangi jumlah pekerja sebesar 20 persen.", "20 persen", "change"),
    ("Pajak payung bagi pedagang ditetapkan 10%.", "10%", "level"),
    ("Klub payung berada 7 poin dari puncak.", "7 poin", "level"),
    ("Harga saham itu mencerminkan 12x rasio laba.", "12x", "level"),
    ("Bunga simpanan yang berada di level 2,2% merupakan yang terendah.", "2,2%", "level"),
    ("Persentase tarif payung yang ditetapkan sebesar 32%.", "32%", "level"),
    ("Harga payung turun yang membuat deflasi 0,2 persen month to month.", "0,2 persen", "level"),
    ("Rupiah melemah 0,2 persen, 0,3 persen dan 0,5 persen terhadap dolar AS.", "0,5 persen", "change"),
    ("Realisasi pertumbuhan penjualan payung mencapai 7 persen.", "7 persen", "change"),
    ("Saham payung naik di antaranya ABCD (+2,1%).", "2,1%", "change"),
    ("Poundsterling plus 0,06 persen.", "0,06 persen", "change"),
    ("Inflasi 0,3 persen dirasakan pembeli payung.", "0,3 persen", "level"),
    ("Laba payung naik 5 persen dari Rp2 miliar.", "5 persen", "change"),
    ("Bunga turun ke 4 persen dari 5 persen.", "4 persen", "level"),
]


@pytest.mark.parametrize(("sentence", "text"), SHARES)
def test_a_part_of_a_whole_is_a_share(annotate, sentence, text):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    assert figure.role == "share"


@pytest.mark.parametrize(("sentence", "text", "role"), OTHERS)
def test_a_rate_or_a_change_is_none(annotate, sentence, text, role):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    assert figure.role == role
