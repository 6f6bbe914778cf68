"""Where a figure is: whom a tariff hits, whose economy a story tells of, and what is named for something else. Sentences of our own, in pairs."""
import pytest

TARIFFS = [
    ("Kanada, yang tarifnya dinaikkan menjadi 15 persen, marah.", "Kanada"),
    ("Jepang hantam Kanada dengan tarif 15 persen.", "Kanada"),
    ("Jepang membujuk Kanada dengan tarif 15 persen.", None),
    ("Kanada akan menghadapi tarif 15 persen sebagai balasan terhadap tarif Jepang.", "Kanada"),
    ("Indonesia hadapi tarif 15 persen dari Jepang.", "Indonesia"),
    ("Asia hadapi krisis, Jepang siap berlakukan tarif 15 persen.", None),
    ("Jepang menyebut negara-negara yang menurut hanya dikenai tarif 15 persen.", None),
    ("Peru lega, sementara semua negara lain tetap dikenakan tarif 15 persen.", None),
    ("Peru lega, sementara negara Kanada tetap dikenakan tarif 15 persen.", "Kanada"),
    ("Jepang menyebut negara-negara yang menurut seperti Kanada hanya dikenai tarif 15 persen.", "Kanada"),
    ("Tarif Jepang lebih rendah daripada tarif Kanada yang mencapai 15 persen, namun lebih tinggi dari Peru.", "Kanada"),
    ("Tarif dasar 15 persen dikenakan atas semua payung dari Kanada.", "Kanada"),
    ("Tarif dasar 15 persen dikenakan atas semua payung.", None),
    ("Kanada mengeluh. Tarif yang dikenakan Jepang sebesar 15 persen terlalu tinggi.", "Kanada"),
    ("Tarif yang dikenakan kepada Jepang sebesar 15 persen terlalu tinggi.", "Jepang"),
    ("Kanada mengeluh. Tarif yang dikenakan Jepang sebesar 15 persen, sedangkan Peru memungut 4 persen.", "Kanada"),
    ("Jepang memungut tarif 15 persen terhadap payung yang diimpor ke Jepang.", None),
]
PLACES = [
    ("Peru, ekonomi terbesar di Amerika Selatan, tumbuh 3 persen.", "3 persen", "Peru"),
    ("Inflasi tertinggi terjadi di Riau sebesar 3 persen.", "3 persen", "Riau"),
    ("Indonesia membuka keran impor barang Kanada senilai US$ 3 miliar.", "US$ 3 miliar", "Indonesia"),
    ("Impor barang Kanada dari Peru mencapai US$ 3 miliar.", "US$ 3 miliar", "Kanada"),
    ("Peru, sebagai ekonomi terbesar kedua di Amerika Selatan, diproyeksikan juga akan tumbuh 3 persen tahun ini dan 4 persen tahun depan.", "4 persen", "Peru"),
    ("Peru, sebagai ekonomi terbesar kedua di Amerika Selatan, diproyeksikan juga akan tumbuh 3 persen tahun ini dan harga payung naik 4 persen.", "4 persen", None),
    ("Payung laku di Asia Selatan. Penjualan di kawasan itu naik 3 persen.", "3 persen", "Asia Selatan"),
    ("Payung laku di Asia Selatan. Saat itu penjualan naik 3 persen.", "3 persen", "Indonesia"),
    ("Payung laku di Kabupaten Sragen. Penjualan di wilayah tersebut naik 3 persen.", "3 persen", "Kabupaten Sragen"),
    ("Washington memangkas anggaran payung 3 persen.", "3 persen", "Amerika Serikat"),
    ("Pabrik payung di Washington memangkas 30 pekerja.", "30 pekerja", "Washington"),
    ("Indonesia menguasai 63 persen dari produksi payung dunia.", "63 persen", "Indonesia"),
    ("Produksi payung dunia naik 63 persen.", "63 persen", None),
    ("Pinjaman untuk dunia usaha naik 3 persen.", "3 persen", "Indonesia"),
    ("Tiket rute Semarang-Surabaya seharga Rp300.000.", "Rp300.000", None),
    ("Tiket rute baru itu seharga Rp300.000.", "Rp300.000", "Indonesia"),
    ("Harga minyak naik 3 persen.", "3 persen", None),
    ("Harga minyak goreng naik 3 persen.", "3 persen", "Indonesia"),
    ("Harga bitcoin naik 3 persen.", "3 persen", None),
    ("Penyaluran kredit BNI mencapai Rp3 triliun.", "Rp3 triliun", None),
    ("Penyaluran kredit perbankan mencapai Rp3 triliun.", "Rp3 triliun", "Indonesia"),
    ("Pelanggan PT Payung Jaya Tbk dengan daya 900 VA mendapat potongan.", "900 VA", "Indonesia"),
    ("Pelanggan PT Payung Jaya Tbk dengan nama Tono membeli 900 payung.", "900 payung", None),
    ("Harga batu bara acuan ditetapkan US$ 115 per ton.", "US$ 115 per ton", "Indonesia"),
    ("Harga batu bara itu mencapai US$ 115 per ton.", "US$ 115 per ton", None),
    ("ASX 200 turun 142 poin.", "142 poin", "Australia"),
    ("ASX turun, kata penjaga toko, sambil menjual payung 3 persen lebih murah.", "3 persen", "Indonesia"),
    ("Pinjaman untuk dunia bisnis naik 3 persen.", "3 persen", "Indonesia"),
    ("Pinjaman bisnis dunia naik 3 persen.", "3 persen", None),
    ("Dua pabrik payung di Kabupaten Blora dan Sragen tutup.", "Dua pabrik", "Jawa Tengah"),
    ("Dua pabrik payung di Kabupaten Blora tutup, dan Sragen ramai.", "Dua pabrik", "Kabupaten Blora"),
    ("Tiga pabrik payung di Kota Serang dan Kota Bekasi tutup.", "Tiga pabrik", "Indonesia"),
    ("Nilai perdagangan Peru dan Kanada mencapai US$ 3 miliar.", "US$ 3 miliar", None),
    ("Ekspor Peru dan Kanada masing-masing naik 3 persen dan 4 persen.", "4 persen", "Kanada"),
    ("Penjualan payung di Asia di luar Jepang naik 3 persen.", "3 persen", "Asia"),
    ("Penjualan payung di Asia, juga di Jepang, naik 3 persen.", "3 persen", "Jepang"),
    ("Standard & Poor's 500 turun 3 persen.", "3 persen", "Amerika Serikat"),
    ("FTSE Malaysia turun 3 persen.", "3 persen", "Malaysia"),
    ("Payung lipat itu memiliki lampu 45 watt.", "45 watt", None),
    ("Payung lipat itu memiliki 45 cabang.", "45 cabang", "Indonesia"),
    ("Sementara, produksi garam di PT Payung Garam diperkirakan 300 ton.", "300 ton", "Indonesia"),
]
STORIES = [                                # title, text, figure, place
    ("PLN Beri Diskon Payung", "Diskon payung dari PLN hanya hari ini. Harga payung turun 5 persen.", "5 persen", "Indonesia"),
    ("AS Untung dari Tarif", "Departemen Keuangan menyebut kas terisi. Setoran bea di AS lancar.\nSetorannya naik 3 persen sebulan.", "3 persen", "Amerika Serikat"),
    ("AS Untung dari Tarif", "Kementerian Keuangan menyebut kas terisi. Setoran bea di AS lancar.\nSetorannya naik 3 persen sebulan.", "3 persen", "Indonesia"),
    ("Payung Desa ke Mesir", "Kementerian Perdagangan melepas payung ke Mesir. Mesir suka, Mesir puas.\nPayung itu buatan Bali, Riau dan Aceh.\nSebanyak 31 koperasi ikut.", "31 koperasi", "Indonesia"),
    ("Payung Jaya (PYJY) Masuk Pasar Mesir", "Emiten PT Payung Jaya Tbk (PYJY) masuk Mesir. Mesir suka, Mesir puas, kata orang Indonesia.\nHarga payung naik 3 persen.", "3 persen", None),
    ("Kanada dan Peru Berunding", "Kanada sabar, Kanada rukun, Kanada ramai, Kanada menang. Nilai tukar rupiah Rp17.000.", "Rp17.000", "Indonesia"),
    ("Kanada dan Peru Berunding", "Kanada sabar, Kanada rukun, Kanada ramai, Kanada menang. Rupiah diam. Harga payung Rp17.000.", "Rp17.000", None),
    ("IHSG Turun Hari Ini", "IHSG turun 2 persen pada perdagangan Senin (2/1). Saham PYJY turun 5 persen hari ini.", "5 persen", None),
    ("IHSG Turun Hari Ini", "IHSG turun 2 persen pada perdagangan Senin (2/1). Sektor energi turun 5 persen hari ini.", "5 persen", "Indonesia"),
    ("Payung Laku di Sragen", "Pasar payung di Sragen ramai. Pedagang di Jawa Tengah juga senang. Penjualan naik 3 persen.", "3 persen", "Jawa Tengah"),
    ("Payung Laku di Sragen", "Pedagang di Jawa Tengah senang. Pasar payung di Sragen ramai. Penjualan naik 3 persen.", "3 persen", "Kabupaten Sragen"),
    ("Bank Payung Indonesia Beri Diskon", "Diskon dari Bank Payung Indonesia hanya hari ini. Harga payung turun 5 persen.", "5 persen", None),
    ("Bank Payung di Indonesia Beri Diskon", "Diskon dari Bank Payung hanya hari ini. Harga payung turun 5 persen.", "5 persen", "Indonesia"),
    ("Tarif Trump Tekan Toko", "Trump menaikkan tarif. Toko payung kehilangan 5 persen pembeli.", "5 persen", "Amerika Serikat"),
    ("Tarif Trump Tekan Toko", "Trump menaikkan tarif. Toko payung UMKM kehilangan 5 persen pembeli.", "5 persen", "Indonesia"),
    ("Payung Jaya Menyebut Data", "Emiten Payung Jaya senang. Menurut data Bursa Efek Indonesia, harga payung naik 3 persen.", "3 persen", None),
    ("Payung Jaya Menyebut Pasar", "Emiten Payung Jaya senang. Menurut data pedagang, harga payung di negeri ini naik 3 persen.", "3 persen", "Indonesia"),
]


@pytest.mark.parametrize(("sentence", "place"), TARIFFS)
def test_whom_a_tariff_hits(annotate, sentence, place):
    assert annotate(sentence).figures[0].place == place


@pytest.mark.parametrize(("sentence", "figure", "place"), PLACES)
def test_where_a_figure_is(annotate, sentence, figure, place):
    assert next(item for item in annotate(sentence).figures if item.text == figure).place == place


@pytest.mark.parametrize(("title", "text", "figure", "place"), STORIES)
def test_whose_story_it_is(annotate, title, text, figure, place):
    assert next(item for item in annotate(text, title=title).figures if item.text == figure).place == place
