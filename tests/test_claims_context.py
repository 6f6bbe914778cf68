"""Place, sector, speaker and indicator of a figure: sentences of our own."""
import pytest

PLACES = [
    ("Investasi di Jawa Tengah mencapai Rp9 triliun.", "Rp9 triliun", "Jawa Tengah"),
    ("Investasi di Kabupaten Sragen, Jawa Tengah mencapai Rp9 triliun.", "Rp9 triliun", "Kabupaten Sragen"),
    ("Pabrik di Batam, Indonesia menyerap 300 pekerja.", "300 pekerja", "Kota Batam"),
    ("Dari Bali ke Jawa Tengah dikirim 20 ton.", "20 ton", "Jawa Tengah"),
    ("Ekonomi nasional tumbuh 5 persen.", "5 persen", "Indonesia"),
    ("Inflasi Oktober tercatat 3 persen.", "3 persen", "Indonesia"),
    ("JAKARTA - Ekspor furnitur mencapai US$ 1 miliar.", "US$ 1 miliar", "Indonesia"),
    ("Ekspor CPO Indonesia ke India mencapai 4 juta ton.", "4 juta ton", "Indonesia"),
    ("Impor gula Indonesia dari Thailand mencapai 1 juta ton.", "1 juta ton", "Indonesia"),
    ("PT Baja Sentosa Tbk membukukan laba Rp80 miliar.", "Rp80 miliar", None),
    ("Indonesia dikenai tarif 32 persen, Malaysia 24 persen.", "24 persen", "Malaysia"),
    ("Indeks Nikkei naik 120 poin atau 1,3 persen ke 27.300.", "27.300", "Jepang"),
    ("PT PLN (Persero) menyebut diskon tarif listrik 50 persen diberikan pada Januari.", "50 persen", "Indonesia"),
    ("PT Payung Gas Tbk mencatat subsidi gas Rp3 triliun.", "Rp3 triliun", "Indonesia"),
    ("Surplus neraca perdagangan RI dengan Jepang mencapai US$ 3 miliar.", "US$ 3 miliar", "Indonesia"),
    ("Sawah tersebar di tiga kabupaten, yakni Blora, Sragen, dan Klaten.", "tiga kabupaten", "Indonesia"),
    ("Sebanyak 12 perusahaan RI berdagang dengan Jepang.", "12 perusahaan", "Indonesia"),
    ("Jepang mengenakan tarif 15 persen pada payung Kanada.", "15 persen", "Kanada"),
    ("Jepang menaikkan tarif atas payung Kanada menjadi 15 persen.", "15 persen", "Kanada"),
    ("Kanada dikenai tarif timbal balik oleh Jepang sebesar 15 persen.", "15 persen", "Kanada"),
    ("Jepang mengenakan tarif 15 persen pada payung Kanada. Tarif itu naik dari 10 persen.", "10 persen", "Kanada"),
    ("Akibat tarif Jepang, Kanada dikenakan tarif payung sebesar 15 persen.", "15 persen", "Kanada"),
    ("Pasar Indonesia lesu. Baca juga: Harga Payung di Kanada Naik 4 Persen Penjualan payung turun 5 persen.", "5 persen", "Indonesia"),
    ("Sebanyak 75 negara mendekati Jepang untuk membeli payung.", "75 negara", None),
    ("Jumlah penduduk miskin naik 2 persen.", "2 persen", "Indonesia"),
    ("Utang negara miskin naik 2 persen.", "2 persen", None),
    ("Produksi payung terbesar di dunia itu naik 2 persen.", "2 persen", "Indonesia"),
    ("Jika tarif itu berlaku secara penuh pada bulan depan, harga payung di Kanada naik 15 persen.", "15 persen", "Kanada"),
    ("Pemerintah menaikkan tarif ojol 15 persen.", "15 persen", "Indonesia"),
    ("Jepang menerapkan tarif dasar 15 persen pada semua payung.", "15 persen", None),
    ("Kebijakan tarif 15 persen oleh Jepang memukul payung Indonesia.", "15 persen", "Indonesia"),
    ("Pertumbuhan ekonomi global diperkirakan 3 persen.", "3 persen", None),
    ("Won Korea Selatan melemah 1,2 persen.", "1,2 persen", "Korea Selatan"),
    ("Indeks Nikkei menguat 1,3 persen.", "1,3 persen", "Jepang"),
    ("Bank of Japan menahan suku bunga di 0,5 persen.", "0,5 persen", "Jepang"),
    ("The Fed memangkas bunga, rupiah melemah 20 poin.", "20 poin", "Indonesia"),
    ("The Fed memangkas suku bunga acuan 25 basis poin.", "25 basis poin", "Amerika Serikat"),
    ("Aset bank itu Rp4 miliar (kurs Rp14.000 per dolar AS).", "Rp14.000 per dolar AS", None),
    ("Ekonomi China diramal tumbuh 6 persen dan Jepang 1 persen.", "1 persen", "Jepang"),
    ("Jepang menerapkan tarif dasar atas payung Kanada menjadi 15 persen.", "15 persen", "Kanada"),
    ("Indonesia lega karena Jepang hanya memungut tarif 15 persen pada semua negara.", "15 persen", None),
    ("Jepang memungut tarif 15 persen pada semua barang dari Kanada.", "15 persen", "Kanada"),
    ("Jepang mengusulkan tarif 15 persen bagi pembeli payung Kanada.", "15 persen", None),
    ("Ekonomi Kanada turun 2 persen karena pengenaan tarif 15 persen.", "15 persen", "Kanada"),
    ("Indonesia sebagai pengimpor Jepang mendapat tarif 15 persen.", "15 persen", "Indonesia"),
    ("Tarif Jepang itu akan mengurangi pertumbuhan ekonomi Kanada 2 persen.", "2 persen", "Kanada"),
    ("Payung laku di Kanada. Negara tersebut hanya memiliki 26 toko.", "26 toko", "Kanada"),
    ("Payung laku di Kanada dan Peru. Kedua negara tersebut memiliki 26 toko.", "26 toko", None),
    ("Nilai perdagangan global Jepang mencapai US$ 3 miliar.", "US$ 3 miliar", "Jepang"),
    ("Indonesia adalah satu dari 20 negara yang berunding.", "20 negara", None),
    ("Level support payung emas itu US$ 3.000.", "US$ 3.000", None),
    ("PT Payung Jaya membuat 3 ton, sedangkan produksi payung nasional 7 ton.", "7 ton", "Indonesia"),
    ("Saham payung ramai. Rata-rata nilai transaksi harian bursa Rp3 triliun.", "Rp3 triliun", "Indonesia"),
    ("Laba bersih tumbuh menjadi Rp3 miliar.", "Rp3 miliar", None),
    ("Pasar Indonesia lesu. Harga payung naik 5 persen akibat perang Kanada-Peru.", "5 persen", "Indonesia"),
    ("Jalan tol Trans-Jawa sepanjang 5 kilometer.", "5 kilometer", "Jawa"),
    ("Jepang memungut tarif 15 persen pada semua payung Kanada.", "15 persen", "Kanada"),
    ("Harga payung Jepang itu sudah termasuk PPh sebesar 0,5 persen.", "0,5 persen", "Indonesia"),
]
ELSEWHERE = [                              # title, text, figure, place: no word of Indonesia in any of them
    ("Tarif Kereta Jepang Naik", "Operator kereta akan menaikkan tarif. Harga karcis naik 5 persen, kata operator di Jepang.", "5 persen", "Jepang"),
    ("Wall Street Melemah", "Pasar saham AS lesu. Saham perusahaan payung Rainly turun 2 persen.", "2 persen", "Amerika Serikat"),
    ("Utang Dunia Membengkak", "Laporan itu menyebut AS dan Jepang. Sebanyak 40 negara kesulitan membayar utang.", "40 negara", None),
    ("Tarif Listrik Naik", "Perang Rusia dan Ukraina menaikkan biaya. Kementerian ESDM menaikkan tarif listrik 5 persen.", "5 persen", "Indonesia"),
    ("Ekspor Jepang Turun, Dihantam Tarif AS", "Ekspor baja turun tajam. Ekspor mobil turun 5 persen, kata bea cukai Jepang.", "5 persen", "Jepang"),
    ("Laba Payung Jaya Naik", "PT Payung Jaya Tbk untung. Perseroan senang.\nHarga payungnya naik 5 persen.", "5 persen", None),
    ("Bank Mandiri Beri Diskon Payung", "Diskon payung dari Bank Mandiri hanya hari ini. Harga payung turun 5 persen.", "5 persen", None),
    ("Bank Mandiri Beri Diskon Payung", "Diskon diawasi Kementerian Perdagangan. Harga payung turun 5 persen.", "5 persen", "Indonesia"),
    ("Penjualan Payung RI Turun, Ini Kata Klub Rimba Jaya", "Klub Rimba Jaya cemas. Harga payung turun 5 persen.", "5 persen", "Indonesia"),
    ("Asosiasi Payung Jaya Dukung Gerai", "Asosiasi Payung Jaya senang. Harga payung turun 5 persen.", "5 persen", "Indonesia"),
    ("Harga Payung Naik", "Harga payung di Jepang lama turun. Pedagang payung nasional mencatat kenaikan harga 5 persen.", "5 persen", "Indonesia"),
]
SECTORS = [
    ("Indeks Nikkei naik 3 persen.", "3 persen", "K"),
    ("Suku bunga acuan tetap 5 persen.", "5 persen", "K"),
    ("Analis merekomendasikan beli saham TLKM dengan target harga Rp4.000 per saham.", "Rp4.000 per saham", "J"),
    ("Harga saham PT Payung Farmasi Tbk naik 5 persen.", "5 persen", "C21"),
    ("Subsidi listrik mencapai Rp3 triliun. Angka itu naik dari RAPBN sebesar Rp2 triliun.", "Rp2 triliun", "D"),
    ("Pelanggan dengan daya 2.200 VA tidak berubah.", "2.200 VA", "D"),
    ("Tarif 15 persen terhadap impor farmasi berlaku bulan depan.", "15 persen", "C21"),
    ("Premi asuransi kendaraan bermotor naik 5 persen.", "5 persen", "K"),
    ("Bank itu menyalurkan pembiayaan perumahan Rp5 miliar.", "Rp5 miliar", "K"),
    ("Cadangan devisa naik 5 persen.", "5 persen", None),
    ("Harga emas batangan turun 5 persen.", "5 persen", None),
    ("Produksi emas turun 5 persen.", "5 persen", "B"),
    ("Bea masuk dasar 5 persen berlaku besok.", "5 persen", None),
    ("The Fed melihat inflasi 5 persen.", "5 persen", None),
    ("Inflasi itu disumbang cabai merah sebesar 0,2 persen.", "0,2 persen", None),
    ("Neraca perdagangan surplus US$ 3 miliar.", "US$ 3 miliar", None),
    ("Produksi garam mencapai 3 juta ton.", "3 juta ton", "B"),
    ("Pinjaman usaha gadai swasta mencapai Rp3 miliar.", "Rp3 miliar", "K"),
    ("Produksi semen nasional mencapai 70 juta ton.", "70 juta ton", "C23"),
    ("Penjualan mobil tercatat 80 ribu unit.", "80 ribu unit", "C29"),
    ("Produksi batu bara mencapai 600 juta ton.", "600 juta ton", "B"),
    ("Luas lahan pertanian menyusut 3 ribu hektare.", "3 ribu hektare", "A"),
    ("Pertumbuhan ekonomi tercatat 5 persen.", "5 persen", None),
    ("Sektor manufaktur menyumbang 20 persen terhadap PDB.", "20 persen", "C"),
    ("Pembangkit listrik itu berkapasitas 200 MW.", "200 MW", "D"),
]
INDICATORS = [
    ("Nilai ekspor kopi mencapai US$ 800 juta.", "US$ 800 juta", "export_value"),
    ("Realisasi investasi mencapai Rp800 triliun.", "Rp800 triliun", "investment_realization"),
    ("Komitmen investasi sebesar Rp20 triliun diteken.", "Rp20 triliun", "investment_plan"),
    ("PMI manufaktur Indonesia berada di level 51,2.", "51,2", "pmi_manufacturing"),
    ("Inflasi tahunan tercatat 3,1 persen.", "3,1 persen", "inflation"),
    ("Utilisasi pabrik keramik mencapai 65 persen.", "65 persen", "capacity_utilization"),
    ("Cadangan devisa tercatat US$ 126 miliar.", "US$ 126 miliar", "forex_reserves"),
    ("Pertumbuhan ekonomi mencapai 5,1 persen.", "5,1 persen", "gdp_growth"),
    ("Laba bersih perseroan Rp90 miliar.", "Rp90 miliar", "net_profit"),
    ("Kapasitas terpasang pabrik itu 40 ribu ton per tahun.", "40 ribu ton per tahun", "installed_capacity"),
    ("Luas kawasan itu 400 hektare.", "400 hektare", "land_area"),
    ("Neraca perdagangan surplus US$ 1,2 miliar.", "US$ 1,2 miliar", "trade_balance"),
    ("Tarif bea masuk payung sebesar 15 persen.", "15 persen", "tariff_rate"),
    ("Kontribusi industri kayu sebesar 3 persen dari PDB.", "3 persen", "gdp_share"),
    ("Sekitar 300 pekerja pabrik payung dirumahkan.", "300 pekerja", "layoffs"),
    ("Beasiswa diberikan kepada 44 mahasiswa terdampak banjir.", "44 mahasiswa", None),
]


def figure_of(annotate, sentence, text):
    return next(figure for figure in annotate(sentence).figures if figure.text == text)


@pytest.mark.parametrize(("sentence", "text", "place"), PLACES)
def test_place(annotate, sentence, text, place):
    assert figure_of(annotate, sentence, text).place == place


@pytest.mark.parametrize(("title", "text", "figure", "place"), ELSEWHERE)
def test_a_text_of_other_countries_only_is_not_about_indonesia(annotate, title, text, figure, place):
    assert next(item for item in annotate(text, title=title).figures if item.text == figure).place == place


@pytest.mark.parametrize(("sentence", "text", "sector"), SECTORS)
def test_sector(annotate, sentence, text, sector):
    assert figure_of(annotate, sentence, text).sector == sector


ELECTRIC = "Listrik dan pembangkit listrik PLN. Tarif listrik PLN tetap. Pelanggan listrik PLN menunggu tarif listrik. "
NO_SECTOR = [
    ("Anggaran Bantuan Sosial dan Subsidi", "Anggaran bantuan sosial naik. Subsidi BBM mencapai Rp3 triliun.", "Rp3 triliun"),
    ("Tarif Trump dan Perang Dagang", "Perang dagang memanas. Perang dagang itu menekan ekspor. Tarif impor dari Ukraina naik menjadi 12 persen.", "12 persen"),
    ("Harga Emas Turun Lagi", "Harga emas turun. Harga emas Antam ikut turun. Titik terendahnya Rp3 juta.", "Rp3 juta"),
    ("Tarif Listrik PLN Tetap", ELECTRIC + "Ada tiga regu baru nelayan di sana.", "tiga regu"),
    ("Utang ke Petani Padi", "Petani padi panen padi. Sawah dan padi petani itu luas. Utang pemerintah Rp3 triliun.", "Rp3 triliun"),
    ("Harga Padi Naik", "Petani padi panen padi. Sawah dan padi petani itu luas. Nilai produk itu Rp3 triliun.", "Rp3 triliun"),
]


@pytest.mark.parametrize(("title", "text", "figure"), NO_SECTOR, ids=[title for title, _, _ in NO_SECTOR])
def test_a_sector_is_withheld_where_it_is_a_guess(annotate, title, text, figure):
    assert next(item for item in annotate(text, title=title).figures if item.text == figure).sector is None


def test_a_word_before_a_number_tells_its_sector_in_a_story_of_another(annotate):
    text = ELECTRIC + "Nelayan melihat tiga regu baru di sana."
    assert next(item for item in annotate(text, title="Tarif Listrik PLN Tetap").figures if item.text == "tiga regu").sector == "A"


def test_an_index_is_of_the_sector_beside_it(annotate):
    text = ELECTRIC + "Keadaan sektor manufaktur itu tecermin dari Purchasing Manager Index yang berada di angka 51,2."
    assert next(item for item in annotate(text, title="Tarif Listrik PLN Tetap").figures if item.text == "51,2").sector == "C"


def test_what_a_firm_books_is_not_of_the_bourse(annotate):
    text = "Saham dan obligasi diburu investor di bursa saham. Emiten bursa naik. Laba perseroan payung itu Rp3 miliar."
    assert next(item for item in annotate(text, title="Bursa Saham Menguat").figures if item.text == "Rp3 miliar").sector is None


@pytest.mark.parametrize(("sentence", "text", "indicator"), INDICATORS)
def test_indicator(annotate, sentence, text, indicator):
    assert figure_of(annotate, sentence, text).indicator == indicator


def test_speaker_of_a_quotation(annotate):
    article = "Ketua Asosiasi Kabel Nusantara Rini Wulandari optimistis.\n\"Permintaan kabel naik 9 persen,\" kata Rini Wulandari di Bandung."
    assert figure_of(annotate, article, "9 persen").speaker == "Rini Wulandari"


def test_speaker_goes_on_in_the_next_sentence(annotate):
    article = "Menteri Perindustrian Budi Hartawan mengatakan produksi kabel mencapai 20 ribu ton. Jumlah itu naik 5 persen."
    assert figure_of(annotate, article, "5 persen").speaker == "Budi Hartawan"


def test_an_opening_of_the_writer_ends_a_statement(annotate):
    article = "Menteri Perindustrian Budi Hartawan mengatakan produksi kabel mencapai 20 ribu ton. Adapun impor kabel turun 5 persen."
    assert figure_of(annotate, article, "5 persen").speaker is None


def test_what_a_price_followed_upon_is_no_statement_of_it(annotate):
    article = "Harga kopi naik 3 persen setelah Menteri Perdagangan Budi Hartawan mengumumkan kuota ekspor."
    assert figure_of(annotate, article, "3 persen").speaker is None


def test_a_statement_goes_on_over_that_of_the_office(annotate):
    article = ("\"Kabel kami laku,\" kata Menteri Perindustrian Budi Hartawan.\nUntuk tahun depan, lanjut Budi, pabrik ditambah. "
               "Kementerian Perindustrian menargetkan 30 pabrik. Pabrik itu berpotensi menyerap 4.000 orang.")
    assert figure_of(annotate, article, "30 pabrik").speaker == "Kementerian Perindustrian"
    assert figure_of(annotate, article, "4.000 orang").speaker == "Budi Hartawan"


def test_a_share_of_one_firm_has_no_place_in_a_market_report(annotate):
    title, text = "IHSG Menguat Hari Ini (5/11)", ("IHSG ditutup menguat 0,4 persen pada perdagangan Selasa (5/11/2019). Saham Payung Jaya Tbk (PYJY) naik 5 persen. "
                                                  "Sektor keuangan naik 2 persen.")
    found = annotate(text, title=title, published="2019-11-05").figures
    assert {figure.text: figure.place for figure in found} == {"0,4 persen": "Indonesia", "5 persen": None, "2 persen": "Indonesia"}


def test_no_figure_no_claim(annotate):
    assert annotate("Tidak ada angka di kalimat ini.").figures == ()


def test_who_moves_an_estimate_says_it(annotate):
    article = "PT Nusa Sekuritas menaikkan proyeksi laba pabrik itu menjadi Rp2 triliun untuk 2020."
    assert figure_of(annotate, article, "Rp2 triliun").speaker == "PT Nusa Sekuritas"


def test_a_pronoun_keeps_the_speaker(annotate):
    article = ("Menteri Perindustrian Budi Hartawan mengatakan produksi kabel mencapai 20 ribu ton. "
               "Impor kabel ia perkirakan turun 5 persen.")
    assert figure_of(annotate, article, "5 persen").speaker == "Budi Hartawan"


SPEAKERS = [                               # text, figure, who says it
    ("Ketua asosiasi payung Tono Wirasena mengatakan pasar pulih. Penjualan naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("“Pasar payung tahun ini sudah pulih,” kata Ketua asosiasi payung Tono Wirasena. Bank Laut menutup 5 kantor.", "5 kantor", None),
    ("“Pasar payung tahun ini sudah pulih,” kata Ketua asosiasi payung Tono Wirasena. Rinciannya, penjualan naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Ketua asosiasi payung Tono Wirasena mengatakan pasar pulih.Bank itu menutup 5 kantor.", "5 kantor", None),
    ("Menteri Tono Wirasena mengumumkan aturan baru. Harga payung naik 5 persen.", "5 persen", None),
    ("Data BPS menyebutkan impor payung naik. Baca juga: Payung Kota Laris Berdasarkan data tersebut, impor mencapai 5 ton.", "5 ton", "BPS"),
    ("Data BPS menyebutkan impor payung 4 ton. Sementara ekspor payung 5 ton.", "5 ton", "BPS"),
    ("Melansir Reuters, Tono Wirasena menyebut penjualan payung naik 5 persen.", "5 persen", "Tono Wirasena"),
    ('"Stok gula masih cukup sampai lebaran," kata Menteri Perdagangan Tono Raharjo. Saat ini, harga gula naik 4 persen.', "4 persen", None),
    ("Asosiasi Baja Rimba menargetkan ekspor 3 juta ton. Pasar tumbuh 4 persen.", "4 persen", None),
    ('Menteri Perdagangan Tono Raharjo mengatakan stok cukup. Gudang timur penuh. Sementara itu, gudang barat menyimpan 2 ribu ton. "Jadi stok kita aman," kata Tono.', "2 ribu ton", "Tono Raharjo"),
    ("Indonesia dikenai tarif 32 persen, meskipun Presiden Tono Wirasena mengklaim tarif itu ringan.", "32 persen", None),
    ("Dengan penjualan yang naik 5 persen, Menteri Tono Wirasena optimistis target tercapai.", "5 persen", "Tono Wirasena"),
    ("Menteri Tono Wirasena menilai pasar pulih. Baca Juga: Pabrik Payung Tambah Dua Gerai Selain itu, Tono menyebut ekspor naik 5 persen.", "Dua Gerai", None),
    ("Menteri Tono Wirasena menilai pasar pulih. Baca Juga: Pabrik Payung Tambah Dua Gerai Selain itu, Tono menyebut ekspor naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Menteri Tono Wirasena menilai pasar pulih. Baca Juga: Kemenperin Sebut Ekspor Naik 5 Persen Namun, Tono menilai harga turun.", "5 Persen", "Kemenperin"),
    ("Pemerintah menargetkan ekspor payung 5 juta unit tahun depan.", "5 juta unit", "Pemerintah"),
    ("Pemerintah menargetkan ekspor payung 5 juta unit dari saat ini 3 juta unit.", "3 juta unit", None),
    ("BPS mencatat pertumbuhan 4 persen, lebih rendah daripada proyeksi pemerintah yang mencapai 5 persen.", "5 persen", "pemerintah"),
    ("BPS mencatat realisasi 80 persen dari target pemerintah yang mencapai 5 juta unit.", "5 juta unit", "BPS"),
    ("Bank Rimba memperkirakan harga payung 4 ribu, sementara Bank Laut memperkirakan harga 5 ribu.", "5 ribu", "Bank Laut"),
    ("Bank Rimba memperkirakan harga payung 4 ribu, sementara Bank Laut memperkirakan harga 5 ribu.", "4 ribu", "Bank Rimba"),
    ("Data BPS menyebutkan impor payung 4 ton. Di sisi lain, ekspor payung 5 ton.", "5 ton", "BPS"),
    ("Data BPS dinanti pasar.\nHarga di Kudus:Payung-1,5%Topi-2,5%Sumber: BPS", "-2,5%", "BPS"),
    ("Pemerintah menutup 5 kantor.", "5 kantor", None),
    ('"Pasar pulih dan pesanan naik," ujar Menteri Tono Wirasena. Berdasarkan data BPS, ada 9 ribu petani. Pada 2020, ada 2 ribu petani. ', "2 ribu petani", "BPS"),
    ("Berdasarkan data BPS, impor gula senilai US$ 4 juta atau Rp60 miliar. Namun, pada 2024 turun menjadi US$ 3 juta.", "US$ 3 juta", "BPS"),
    ("Menteri Tono Wirasena melanjutkan, ekspor payung naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Menteri Tono Wirasena melanjutkan pembangunan 5 pabrik.", "5 pabrik", None),
    ("BPS mencatat impor US$ 2 juta (kurs Rp14.000 per dolar AS).", "Rp14.000 per dolar AS", None),
    ("Dikutip dari BBC, pasar payung Inggris naik 5 persen.", "5 persen", "BBC"),
    ("Presiden Tono Wirasena mengancam akan mengenakan tarif 50 persen pada payung Kanada. Tarif sebelumnya 20 persen.", "50 persen", "Tono Wirasena"),
    ("Presiden Tono Wirasena mengancam akan mengenakan tarif 50 persen pada payung Kanada. Tarif sebelumnya 20 persen.", "20 persen", None),
    ("Menteri Keuangan Tono Wirasena hadir. Bendahara negara mengumumkan anggaran Rp3 triliun.", "Rp3 triliun", "Tono Wirasena"),
    ("Bank Indonesia mengumumkan bunga naik 5 persen. Bunga simpanan juga naik menjadi 4 persen.", "4 persen", "Bank Indonesia"),
    ("Berdasarkan data BPS, ada 9 ribu petani. Pada 2020, ada 7 ribu petani. Sementara itu, pada 2024 ada 4 ribu petani. Adapun kini ada 2 ribu petani.", "2 ribu petani", "BPS"),
    ("Ketua asosiasi payung Tono Wirasena mengatakan penjualan naik 5 persen. Sementara itu, harga payung turun 4 persen.", "4 persen", "Tono Wirasena"),
    ("“Pasar payung tahun ini sudah pulih,” kata Ketua asosiasi payung Tono Wirasena. Sementara itu, harga payung turun 4 persen.", "4 persen", None),
    ("“Pasar payung sudah pulih,” kata Menteri Tono Wirasena. Ekspor, lanjut Tono, pulih. BPS mencatat ekspor payung 5 ton. Ekspor topi 4 ton.", "4 ton", "BPS"),
    ("Menteri Tono Wirasena menilai pasar pulih. Bank Indonesia bahkan menaikkan proyeksinya menjadi 5 persen.", "5 persen", "Bank Indonesia"),
    ("Menteri Tono Wirasena menilai pasar pulih. Bank Indonesia bahkan menaikkan bunga menjadi 5 persen.", "5 persen", "Tono Wirasena"),
    ("Menteri Tono Wirasena menilai pasar pulih. Baca Juga: Apindo Ancam Tutup 30 Pabrik Namun, Tono menilai harga turun.", "30 Pabrik", "Apindo"),
    ("“Pasar payung tahun ini sudah pulih,” kata Menteri Tono Wirasena. Baca Juga: Apindo Sebut Pasar Lesu Untuk diketahui, ekspor naik 5 persen.", "5 persen", None),
    ("Selain itu, Jepang juga mengumumkan tarif 5 persen untuk payung.", "5 persen", "Jepang"),
    ("Selain itu, Jepang juga mencatatkan inflasi 5 persen.", "5 persen", None),
    ("Berdasarkan data BPS, impor payung senilai Rp3 miliar. Adapun ekspornya 5 ton.", "5 ton", "BPS"),
    ("Berdasarkan data BPS, impor payung senilai Rp3 miliar. Adapun ekspornya 5 ton. Di posisi kedua ada topi sebanyak 4 lusin.", "4 lusin", "BPS"),
    ("Menteri Tono Wirasena menyebut impor payung senilai Rp3 miliar. Adapun ekspornya 5 ton. Di posisi kedua ada topi sebanyak 4 lusin.", "4 lusin", None),
    ("Analis Tono Wirasena menyatakan pasar menunggu. Pada perdagangan Senin, harga gula turun 5 persen.", "5 persen", None),
    ("Analis Tono Wirasena menyatakan pasar menunggu. Pada kuartal kedua, harga gula turun 5 persen.", "5 persen", "Tono Wirasena"),
    ("Menteri Tono Wirasena hadir. Baca Juga: Payung Naik 5 Persen Usai Apindo Umumkan Kenaikan Tarif", "5 Persen", None),
    ("Menteri Tono Wirasena hadir. Baca Juga: Usai Rapat, Apindo Umumkan Kenaikan Tarif 5 Persen", "5 Persen", "Apindo"),
    ("“Pasar payung tahun ini sudah pulih,” kata Menteri Tono Wirasena. Lebih lanjut, ekspor payung naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Selain itu, pemerintah juga mencatat kenaikan ekspor. Payung naik 5 persen.", "5 persen", "Pemerintah"),
    ("PT Rimba Baja juga mencatat kenaikan ekspor. Payung naik 5 persen.", "5 persen", None),
    ("“Pasar payung tahun ini sudah pulih,” kata Menteri Tono Wirasena. Bila pasar pulih, ekspor payung naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Dikutip dari laman resmi Pegadaian, payung dijual Rp2 juta. Payung kecil dijual 5 dolar. Topi dijual 4 dolar.", "4 dolar", "Pegadaian"),
    ("Dikutip dari Reuters, payung dijual Rp2 juta. Payung kecil dijual 5 dolar. Topi dijual 4 dolar.", "4 dolar", None),
    ("Mengutip laman Pegadaian, Menteri Tono Wirasena menyebut payung dijual Rp2 juta.", "Rp2 juta", "Tono Wirasena"),
    ("Daftar harga ini dikutip dari laman Rimba Niaga. Payung kecil: 5 dolar. Topi: 4 lusin.", "4 lusin", "Rimba Niaga"),
    ("Harga payung yang dikutip dari laman resmi Rimba Niaga, Rabu, mencapai Rp2 juta.Topi dijual 5 dolar.", "5 dolar", "Rimba Niaga"),
    ("Harga payung yang dikutip Rimba Niaga, Rabu, mencapai Rp2 juta.", "Rp2 juta", None),
    ("Menurut Menteri Tono Wirasena, pasar payung pulih. Adapun ekspornya naik 5 persen.", "5 persen", "Tono Wirasena"),
    ("Menurut Menteri Tono Wirasena, pasar payung pulih. Sebagai pembanding, ekspor topi naik 5 persen.", "5 persen", None),
    ("“Pasar payung tahun ini sudah pulih,” kata Menteri Tono Wirasena. Dalam periode ini, laba Rimba Baja naik 5 persen.", "5 persen", None),
    ("Berdasarkan data BPS, lahan gula 9 ribu hektare. Sementara itu, lahan tebu di Rimba 2 ribu hektare.", "2 ribu hektare", "BPS"),
]


@pytest.mark.parametrize(("text", "figure", "speaker"), SPEAKERS)
def test_speaker(annotate, text, figure, speaker):
    assert figure_of(annotate, text, figure).speaker == speaker
