"""Actual, target or forecast: sentences of our own."""
import pytest

CASES = [
    ("Tagihan air akan naik dari rata-rata Rp20 ribu menjadi Rp25 ribu.", "Rp20 ribu", "actual"),
    ("Tarif sewa akan naik 10 persen dari Rp1.200 semalam menjadi Rp1.320 semalam.", "10 persen", "target"),
    ("Tarif sewa akan naik 10 persen dari Rp1.200 semalam menjadi Rp1.320 semalam.", "Rp1.200", "actual"),
    ("Banjir bisa mengancam sebagian dari 40.000 petani.", "40.000 petani", "actual"),
    ("Pinjaman sebesar Rp3 miliar disepakati kedua bank.", "Rp3 miliar", "target"),
    ("Dengan asumsi minyak US$70 per barel dan kurs Rp15.000 per dolar AS, defisit melebar.", "Rp15.000 per dolar AS", "forecast"),
    ("Impor gula dipatok 3 juta ton.", "3 juta ton", "target"),
    ("Pabrik itu butuh 200 pekerja.", "200 pekerja", "target"),
    ("Ekspor furnitur mencapai US$ 1,7 miliar pada 2018.", "US$ 1,7 miliar", "actual"),
    ("Kementerian menargetkan ekspor furnitur US$ 5 miliar pada 2024.", "US$ 5 miliar", "target"),
    ("Ekspor furnitur ditargetkan mencapai US$ 5 miliar.", "US$ 5 miliar", "target"),
    ("Ekspor furnitur diperkirakan mencapai US$ 2 miliar tahun depan.", "US$ 2 miliar", "forecast"),
    ("Asosiasi memprediksi penjualan ban 80 juta unit tahun depan.", "80 juta unit", "forecast"),
    ("Pabrik itu berpotensi menyerap 3.000 orang.", "3.000 orang", "forecast"),
    ("Pabrik itu akan menyerap 3.000 orang.", "3.000 orang", "target"),
    ("Pabrik itu diperkirakan akan menyerap 3.000 orang.", "3.000 orang", "forecast"),
    ("Pabrik itu telah menyerap 3.000 orang.", "3.000 orang", "actual"),
    ("Perusahaan berencana membangun lima pabrik.", "lima pabrik", "target"),
    ("Perusahaan berkomitmen menanamkan modal Rp2 triliun.", "Rp2 triliun", "target"),
    ("Investor asal Korea berniat dan berencana menanam US$ 300 juta.", "US$ 300 juta", "target"),
    ("Ekonom itu meramal rupiah berada di level Rp15.430 per dolar AS.", "Rp15.430 per dolar AS", "forecast"),
    ("Menurut riset itu, permintaan baja bisa mencapai 20 juta ton.", "20 juta ton", "forecast"),
    ("Pertumbuhan ekonomi akan mencapai 5,2 persen, kata ekonom itu.", "5,2 persen", "forecast"),
    ("Pemerintah mengusulkan agar tarif dinaikkan menjadi 12 persen.", "12 persen", "target"),
    ("Realisasi penyaluran pupuk sebesar 4 juta ton.", "4 juta ton", "actual"),
    ("Produksi tercatat 900 ton, sementara target 1.200 ton.", "900 ton", "actual"),
    ("Produksi tercatat 900 ton, sementara target 1.200 ton.", "1.200 ton", "target"),
    ("Jika dibandingkan Vietnam, upah di sini 20 persen lebih murah.", "20 persen", "actual"),
    ("Pertumbuhan tahun ini diproyeksikan 5 persen.", "5 persen", "forecast"),
    ("Pada 2017 penjualan diperkirakan 900 ribu unit.", "900 ribu unit", "actual"),
    ("Pemerintah menyiapkan anggaran Rp400 miliar untuk pelatihan.", "Rp400 miliar", "target"),
    ("Perseroan membukukan laba bersih Rp120 miliar.", "Rp120 miliar", "actual"),
    ("Saham itu memiliki target harga Rp 3.400 per saham.", "Rp 3.400 per saham", "forecast"),
    ("TKDN minimal 40 persen wajib dipenuhi pabrikan.", "40 persen", "target"),
    ("Kilang baru itu dirancang mengolah 200 ribu barel per hari.", "200 ribu barel per hari", "target"),
    ("Tahun lalu Kemenperin mencatat 120 pabrik baru beroperasi.", "120 pabrik", "actual"),
    ("Penjualan bisa tumbuh 7 persen pada kuartal II 2018 lalu.", "7 persen", "actual"),
    ("Kawasan industri itu berpotensi menarik investasi Rp5 triliun dan menyerap 900 orang.", "900 orang", "forecast"),
    ("Sebanyak 12 kawasan industri akan beroperasi tahun depan.", "12 kawasan industri", "target"),
    ("Kenaikan itu didorong oleh ekspor kopi yang mencapai 30 ribu ton.", "30 ribu ton", "actual"),
    ("Bunga kredit diharapkan turun 1 persen.", "1 persen", "forecast"),
    ("Dalam skenario terburuk, penjualan turun 15 persen.", "15 persen", "forecast"),
    ("Kurs rupiah berada di level Rp14.050 per dolar AS.", "Rp14.050 per dolar AS", "actual"),
    ("Pemerintah mematok pertumbuhan ekonomi 5,3 persen untuk 2020.", "5,3 persen", "target"),
    ("Pemerintah resmi menetapkan kuota impor 200 ribu ton.", "200 ribu ton", "actual"),
    ("Subsidi pupuk dalam APBN 2019 sebesar Rp29 triliun.", "Rp29 triliun", "target"),
    ("Realisasi subsidi pupuk dalam APBN 2019 sebesar Rp20 triliun.", "Rp20 triliun", "actual"),
    ("Terdapat pelatihan guru dengan anggaran sebesar Rp4 miliar.", "Rp4 miliar", "target"),
    ("Hitungan itu memakai asumsi harga minyak US$70 per barel.", "US$70 per barel", "forecast"),
    ("Nilainya US$2 juta atau Rp28 miliar (asumsi kurs Rp14.000 per dolar AS).", "Rp14.000 per dolar AS", "actual"),
    ("Laba naik 12 persen, didorong penjualan payung yang mencapai Rp9 miliar.", "Rp9 miliar", "actual"),
    ("Pabrik itu menargetkan penjualan naik menjadi Rp2 miliar dari sebelumnya Rp1,5 miliar.", "Rp1,5 miliar", "actual"),
    ("Simak Juga Tiga Pabrik Payung Berencana Pindah Kota Saham pabrik itu naik 3 persen.", "3 persen", "actual"),
    ("Anggaran payung akan naik dari Rp2 miliar menjadi Rp3 miliar.", "Rp2 miliar", "actual"),
    ("Anggaran payung akan naik dari Rp2 miliar menjadi Rp3 miliar.", "Rp3 miliar", "target"),
    ("Kementerian akan menarik Rp2 miliar dari total Rp9 miliar dana payung.", "Rp9 miliar", "actual"),
    ("Pengangguran diperkirakan naik dari level saat ini 4 persen menjadi 5 persen.", "5 persen", "forecast"),
    ("Ekonom itu memperkirakan tarif akan mendorong inflasi hingga 4 persen.", "4 persen", "forecast"),
    ("RUU itu mengatur bagi hasil 30 persen untuk kota.", "30 persen", "target"),
    ("Kementerian mengusulkan anggaran payung Rp2 miliar. Angka itu naik 5 persen dari tahun lalu.", "5 persen", "target"),
    ("Pelaporan payung ditargetkan bisa tembus 14 ribu unit.", "14 ribu unit", "target"),
    ("Kredit itu telah dialokasikan ke sektor produksi sebesar Rp14 miliar.", "Rp14 miliar", "actual"),
    ("Aktivasi akun wajib pajak sebanyak 2 juta akun.", "2 juta akun", "actual"),
    ("Kita harap ekspor payung tembus Rp70 miliar tahun ini.", "Rp70 miliar", "forecast"),
    ("Ekspor payung tembus Rp70 miliar.", "Rp70 miliar", "actual"),
    ("Pemerintah akan melelang seri payung dengan kupon 6,5 persen.", "6,5 persen", "actual"),
    ("Obligasi itu akan jatuh tempo dengan kupon 7 persen.", "7 persen", "actual"),
    ("Utang diperkirakan naik meskipun PDB tumbuh 5 persen.", "5 persen", "actual"),
    ("Pemerintah mungkin mengenakan tarif 20 persen untuk payung.", "20 persen", "forecast"),
    ("Tarif payung naik dari 11 persen ke 12 persen mulai Januari 2020.", "12 persen", "target"),
    ("Diskon akan diberikan kepada pelanggan 900 VA.", "900 VA", "actual"),
    ("Total utang kepada pemasok sampai dengan November 2019 sebesar Rp3 miliar.", "Rp3 miliar", "actual"),
]


@pytest.mark.parametrize(("sentence", "text", "status"), CASES)
def test_status(annotate, sentence, text, status):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    assert figure.status == status


@pytest.mark.parametrize("text, status", [
    ("Neraca dagang kain diproyeksikan mencatat defisit US$4 juta.", "forecast"),
    ("Perusahaan payung itu diperkirakan akan membukukan rugi Rp30 miliar tahun ini.", "forecast"),
    ("Pabrik payung itu ditargetkan mampu mencatat penjualan Rp40 miliar.", "target"),
    ("Setelah diperkirakan rugi, pabrik payung itu mencatat laba Rp2 miliar.", "actual"),
])
def test_a_verb_of_what_happened_is_only_expected_behind_an_expectation(text, status, annotate):
    (figure,) = annotate(text).figures
    assert figure.status == status
