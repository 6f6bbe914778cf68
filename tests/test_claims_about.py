"""What is measured: sentences of our own; the phrase must say at least these words, and not those behind the bar."""
import pytest

CASES = [                                  # sentence, figure, words that the phrase must have | words that it must not
    ("Menurut data itu, nilai ekspor produk kayu mencapai US$ 2 miliar.", "US$ 2 miliar", "nilai ekspor produk kayu | data mencapai"),
    ("Sepanjang 2018, volume produksi pabrik gula tercatat 2 juta ton.", "2 juta ton", "volume produksi pabrik gula | 2018 tercatat"),
    ("Pemerintah mematok pertumbuhan ekonomi 5 persen.", "5 persen", "pertumbuhan ekonomi | mematok"),
    ("PT Kain Nusantara membukukan laba bersih sebesar Rp90 miliar.", "Rp90 miliar", "laba bersih | membukukan"),
    ("Kawasan itu menyerap tenaga kerja langsung sebanyak 2.000 orang.", "2.000 orang", "tenaga kerja langsung"),
    ("Ada 18 kawasan industri di luar Jawa yang sudah beroperasi.", "18 kawasan industri", "kawasan industri luar Jawa"),
    ("Perajin menjual 500 unit meja rotan.", "500 unit", "menjual meja rotan"),
    ("Harga gas industri turun 5 persen menjadi US$ 6 per MMBTU.", "US$ 6 per MMBTU", "harga gas industri"),
    ("Laba bersih perseroan Rp3 miliar atau naik 12 persen.", "12 persen", "laba bersih"),
    ("Ekspor alas kaki menyumbang 3 persen terhadap total ekspor nasional.", "3 persen", "ekspor alas kaki total nasional"),
    ("PHK di sektor manufaktur mencapai 8.000 pekerja, sektor jasa 3.000 pekerja.", "3.000 pekerja", "PHK jasa"),
    ("Indonesia dikenai tarif 32 persen, Malaysia 24 persen.", "24 persen", "tarif Malaysia"),
    ("Penyaluran kredit mencapai Rp5 triliun dengan jumlah debitur 12 ribu orang.", "12 ribu orang", "jumlah debitur penyaluran kredit"),
    ("Pabrik payung akan tumbuh sekitar 12 persen tahun ini.", "12 persen", "pabrik payung | sekitar tahun"),
    ("Konsumsi rumah tangga, ujarnya, masih tumbuh di atas 5 persen.", "5 persen", "konsumsi rumah tangga"),
    ("Ekonom itu mengatakan, nilai tukar rupiah berada di level Rp14.100 per dolar AS.", "Rp14.100 per dolar AS", "nilai tukar rupiah | ekonom mengatakan"),
    ("Perusahaan menaikkan harga jual ban sebesar 7 persen.", "7 persen", "harga jual ban | menaikkan"),
    ("Realisasi investasi sektor logam tercatat Rp60 triliun.", "Rp60 triliun", "realisasi investasi sektor logam"),
    ("Utilisasi pabrik keramik turun dari 80 persen menjadi 60 persen.", "60 persen", "utilisasi pabrik keramik"),
    ("Jumlah angkatan kerja baru yang terserap mencapai 38 ribu orang.", "38 ribu orang", "jumlah angkatan kerja baru terserap"),
    ("Sebanyak 35 persen kebutuhan bahan baku plastik masih diimpor.", "35 persen", "kebutuhan bahan baku plastik"),
    ("Pabrik itu memiliki kapasitas produksi 40 ribu ton per tahun.", "40 ribu ton per tahun", "kapasitas produksi"),
    ("Biaya logistik nasional setara 23 persen dari PDB.", "23 persen", "biaya logistik nasional PDB"),
    ("Anggaran yang disiapkan untuk program vokasi sebesar Rp400 miliar.", "Rp400 miliar", "anggaran program vokasi"),
    ("Berikut tarif baru itu. China 34 persen, Vietnam 46 persen.", "46 persen", "tarif Vietnam"),
    ("Inflasi masih rendah di kisaran 2,4 persen.", "2,4 persen", "inflasi | rendah kisaran"),
    ("Sektor kaca, yang lama tertekan harga gas, naik 4 persen.", "4 persen", "sektor kaca | gas tertekan"),
    ("Perusahaan itu menguasai 40 persen jalur kapal di Maluku dan memperoleh pendapatan Rp9 miliar.", "Rp9 miliar", "pendapatan | jalur kapal"),
    ("Harga jual beras berukuran 5 kilogram naik.", "5 kilogram", "beras berukuran"),
    ("KUDUS - Penjualan payung naik 4 persen.", "4 persen", "penjualan payung | kudus"),
    ("Bandung, Kabar.com - Penjualan payung naik 4 persen.", "4 persen", "penjualan payung | bandung kabar com"),
    ("Kontribusinya sebesar 19 persen pada tahun lalu.", "19 persen", "kontribusi"),
    ("Ekspor otomotif mencapai US$ 8 miliar, atau memberikan kontribusi 5 persen terhadap ekspor nasional.", "5 persen", "kontribusi ekspor nasional"),
    ("Produksi nikel turun 9 persen menjadi 13 ribu ton serta penjualan nikel matte turun 8 persen.", "8 persen", "penjualan nikel matte"),
    ("Tarif bea masuk untuk produk kain asal China sebesar 12 persen.", "12 persen", "tarif bea masuk produk kain"),
    ("Saham payung berakhir di papan bawah perdagangan setelah turun 3 persen.", "3 persen", "saham payung | papan bawah"),
    ("Perseroan membukukan laba sebelum pajak sebesar Rp4 miliar.", "Rp4 miliar", "laba sebelum pajak"),
    ("Saham PT Payung Jaya Tbk. (PAYU) dan PT Jas Hujan Tbk. (HUJA) masing-masing turun 1 persen dan 2 persen.", "1 persen", "saham payung jaya | jas"),
    ("Saham PT Payung Jaya Tbk. (PAYU) dan PT Jas Hujan Tbk. (HUJA) masing-masing turun 1 persen dan 2 persen.", "2 persen", "saham jas hujan | payung"),
    ("Produksi payung, jas hujan, dan sepatu bot masing-masing mencapai 3 ton, 4 ton, dan 5 ton.", "4 ton", "produksi jas hujan | payung sepatu"),
    ("Harga payung dan jas hujan masing-masing naik 2 persen.", "2 persen", "harga payung jas hujan"),
    ("Indeks payung dibuka dengan kenaikan tipis 3 persen.", "3 persen", "indeks payung kenaikan"),
    ("Harga kopi di pasar dunia berdasarkan acuan bursa turun 3 persen.", "3 persen", "harga kopi pasar dunia | acuan bursa"),
    ("Harga rata-rata untuk payung besar mencapai Rp40.000.", "Rp40.000", "harga rata-rata payung besar"),
    ("Harga saran: Rp490.", "Rp490", "harga saran"),
    ("Porsi PMA 71 persen dari total investasi dan porsi PMDN 29 persen dari total investasi.", "29 persen", "porsi PMDN total investasi | PMA"),
    ("Bantuan payung yang telah dan sedang disalurkan mencapai Rp2 juta.", "Rp2 juta", "bantuan payung"),
    ("Adapun price to book value-nya 2 kali.", "2 kali", "value"),
    ("Indeks Hujan, yang dipakai sebagai ukuran cuaca, berada pada 48 poin.", "48 poin", "indeks hujan | cuaca"),
    ("Ekspor payung masih menunjukkan pertumbuhan sebesar 4 persen.", "4 persen", "ekspor payung pertumbuhan"),
    ("Bantuan rekening minimum listrik naik menjadi Rp2 miliar.", "Rp2 miliar", "bantuan rekening minimum listrik"),
    ("Perajin itu berencana memberhentikan hingga 80 pekerja.", "80 pekerja", "memberhentikan pekerja"),
    ("Iuran koperasi payung mencapai Rp4 miliar. Pada Mei, iuran naik 2 persen.", "2 persen", "iuran koperasi"),
    ("Indeks payung menguat 3 persen. Namun, indeks Kudus turun. IHSG naik 2 persen.", "2 persen", "IHSG | payung"),
    ("Ekspor payung mencapai US$ 2 juta pada 2023. Pada 2024 terjadi kenaikan tipis menjadi US$ 3 juta.", "US$ 3 juta", "kenaikan ekspor payung"),
    ("Lebih dari 75 negara telah menyatakan minat pada payung.", "75 negara", "negara menyatakan minat"),
    ("Indeks Payung Jaya turun 3 persen dan Jas Hujan 4 persen.", "4 persen", "indeks jas hujan | payung jaya"),
    ("Dirut PT Payung Jaya Budi Santoso menjelaskan rencana itu. Budi Santoso menerapkan tarif 10 persen pada payung.", "10 persen", "tarif payung | budi santoso"),
    ("Tarif baru itu memuat perintah yang mengenakan bea masuk payung 10 persen untuk barang dari Vietnam.", "10 persen", "bea masuk payung Vietnam | perintah"),
    ("Emiten yang berbasis di Kudus itu membukukan pendapatan Rp4 miliar.", "Rp4 miliar", "pendapatan | kudus berbasis"),
    ("Klaim yang telah dibayarkan mencapai Rp4 miliar.", "Rp4 miliar", "klaim dibayarkan"),
    ("Klaim yang mencapai Rp4 miliar itu tertunda.", "Rp4 miliar", "klaim"),
    ("Peningkatan nilai tambah sebesar Rp4 miliar.", "Rp4 miliar", "peningkatan nilai tambah"),
    ("Permintaan payung ada dikisaran 3 ribu ton.", "3 ribu ton", "permintaan payung | dikisaran"),
    ("Menurut survei yang sama, disebutkan jika 83 persen warga memakai payung.", "83 persen", "warga memakai payung | survei"),
    ("Musim kering masih panjang, sementara 3 persen sawah kebanjiran.", "3 persen", "sawah | musim"),
    ("Produksi mencapai 3 ton payung kertas.", "3 ton", "produksi payung kertas"),
    ("Subsidi payung mencapai Rp4 miliar. Angka ini lebih tinggi Rp1 miliar dari rancangan belanja.", "Rp1 miliar", "subsidi payung | rancangan"),
    ("Subsidi payung mencapai Rp4 miliar. Angka itu setara dengan 9 persen dari total belanja kota.", "9 persen", "subsidi payung belanja kota"),
    ("Harga payung lesu. Kudus turun 3 persen dan Tegal naik 2 persen.", "2 persen", "Tegal | harga payung"),
]


@pytest.mark.parametrize(("sentence", "text", "words"), CASES)
def test_about(annotate, sentence, text, words):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    wanted, _, unwanted = words.partition(" | ")
    said = set((figure.about or "").lower().split())
    assert set(wanted.lower().split()) <= said
    assert not set(unwanted.lower().split()) & said


def test_no_words_no_subject(annotate):
    assert annotate("Rp5 miliar.").figures[0].about is None
