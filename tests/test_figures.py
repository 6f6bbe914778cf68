"""Figures in sentences of our own: [text|value unit qualifier] marks what must be found, the rest must not be.

A range is "low..high"; "?" is a value that stays open. Flags stand in a table of their own.
"""
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.annotate.components.figures import find
from tracker.numerals import format_number

MONEY = [
    "Denda [Rp 5.000.000 (lima juta rupiah)|5000000 IDR] dan [Rp 7 juta|7000000 IDR] ([dua ribu rupiah|2000 IDR]) berlaku.",
    "Hibah [Rp 500.000.000 (500 juta)|500000000 IDR] cair.",
    "Pabrik itu menelan dana [Rp250 miliar|250000000000 IDR].",
    "Upah naik menjadi [Rp 4.276.349,91 per bulan|4276349.91 IDR/month].",
    "Anggaran [Rp. 1,5 triliun|1500000000000 IDR] disiapkan.",
    "Iuran [Rp.750 ribu|750000 IDR] ditarik setiap kavling.",
    "Laba bersih [IDR 512 miliar|512000000000 IDR] dibukukan.",
    "Bantuan [Rp4.500.000,-|4500000 IDR] diterima koperasi.",
    "Harga [Rp14.000,00 per liter|14000 IDR/l] berlaku di pasar.",
    "Dana [4,6 triliun rupiah|4600000000000 IDR] belum cair.",
    "Hibah [dua puluh lima juta rupiah|25000000 IDR] untuk perajin rotan.",
    "Ekspor mebel [US$ 1,3 miliar|1300000000 USD] tahun itu.",
    "Ekspor mebel [USD1,3 miliar|1300000000 USD] tahun itu.",
    "Ekspor mebel [1,3 miliar dolar AS|1300000000 USD] tahun itu.",
    "Ekspor mebel [120 juta USD|120000000 USD] tahun itu.",
    "Ekspor mebel [$180 juta|180000000 USD] tahun itu.",
    "Ekspor mebel [25 juta dolar Amerika Serikat|25000000 USD] tahun itu.",
    "Kontrak [€85 juta|85000000 EUR] diteken kemarin.",
    "Kontrak [900 juta dolar Singapura|900000000 SGD] diteken kemarin.",
    "Kontrak [RM 3 juta|3000000 MYR] dan [700 miliar won|700000000000 KRW] diteken.",
    "Kontrak [3 miliar yuan|3000000000 CNY], bukan [90 miliar yen|90000000000 JPY].",
    "Harga gas [US$6 per MMBTU|6 USD/MMBTU] untuk pabrik pupuk.",
    "Harga nikel [US$ 21.700 per metrik ton|21700 USD/t] di bursa logam.",
    "Harga telur [Rp 27.500/kg|27500 IDR/kg] di pasar induk.",
    "Dividen [Rp 60 per saham|60 IDR/saham] dibagikan.",
    "Bantuan [Rp900 ribu per keluarga|900000 IDR/keluarga], dulu [Rp750 ribu per KK|750000 IDR/keluarga].",
    "Rugi [Rp 32,5 miliar|32500000000 IDR] (kurs [US$ 1 = Rp 16.250|16250 IDR/USD]), utang [US$ 1 juta|1000000 USD] setara [Rp 16,2 miliar|16200000000 IDR].",
    "Biaya [Rp40 triliun|40000000000000 IDR] atau lebih rendah [3 persen|3 %]; tamu [Rp2 juta|2000000 IDR at_least] atau lebih.",
    "Inflasi dijaga [2,5% ±1%|1.5..3.5 %] dan dulu [3,0% Â± 1%|2..4 %].",
    "Cadangan [48,5 MMBOE|48500000 boe], produksi [120 mboepd|120000 boe/day] dan [1,2 MMBOEPD|1200000 boe/day].",
    "Ekspor naik dua digit, dulu [5 persen|5 %].",
    "Tarif R1 [450 VA|450 VA] dan R2 [6.600 VA|6600 VA] tetap.",
    "Saham ditutup di [Rp 9.125 per lembar|9125 IDR/saham].",
    "Kurs [Rp14.100 per dolar AS|14100 IDR/USD] dipakai dalam hitungan.",
    "Harga minyak [US$ 61,5 per barel|61.5 USD/bbl] pagi ini.",
    "Emas dijual [Rp753 ribu per gram|753000 IDR/g].",
    "Minyak turun [US$ 2,06|2.06 USD] saja.",
    "Sewa ruko [Rp 450K|450000 IDR] sebulan.",
    "Penyaluran baru [Rp 65 M|65000000000 IDR] dan target [Rp 3 T|3000000000000 IDR].",
    "Penyaluran baru [Rp 750 jt|750000000 IDR].",
    "Perusahaan itu bernilai [US$1B|1000000000 USD].",
    "Investasi [Rp250triliun|250000000000000 IDR] dibidik.",
    "Ekspor [US$ 13,2 miliar dolar AS|13200000000 USD] menurut panitia.",
    "Investasi [Rp250 triliun rupiah|250000000000000 IDR] menurut panitia.",
    "PDB menembus [15,8 ribu triliun rupiah|15800000000000000 IDR more_than].",
    "Rugi [minus Rp31,4 miliar|-31400000000 IDR] tercatat.",
    "Cicilan neto [negatif Rp1,4 triliun|-1400000000000 IDR] dicatat.",
    "Tumbuh negatif [1,4 persen|1.4 %] saja.",
    "Laba per saham [Rp -15|-15 IDR] saja.",
    "Kayu kini [Rp2 jutaan per meter kubik|2000000 IDR/m3 approx].",
    "Perusahaan dengan omzet [>Rp50 miliar|50000000000 IDR more_than] wajib lapor.",
    "Ekspor tercatat [US$ 9.7 billion|9700000000 USD] dalam siaran pers.",
    "Ekspor [USD&nbsp;93,7&nbsp;miliar|93700000000 USD] dan [Rp  5  triliun|5000000000000 IDR] tercapai.",
    "Ekspor [USD 93,7\u00a0miliar|93700000000 USD] tercapai.",
    "Selain itu ada [Rp 5 ,2 triliun|5200000000000 IDR] untuk jalan.",
    "Utang [US$ 1,1 miliar|1100000000 USD] plus [Rp 3,4 triliun|3400000000000 IDR].",
    "Laba [Rp 8,1 triliun|8100000000000 IDR] dan [8,61 triliun|8610000000000 IDR] diperkirakan.",
    "Kerugian senilai [Rp4, 28 triliun|? IDR] tertulis dengan spasi.",
    "Jual bersih saham[Rp6,8 miliar|6800000000 IDR] kemarin.",
    "Volume transaksi [15,32 miliar|15320000000] dengan nilai [Rp 9,12 triliun|9120000000000 IDR].",
    "Minyak goreng merek 2 [Rp 23.300/kg|23300 IDR/kg] saja.",
    "Minyak Brent turun ke [64,76 per barel|64.76] lagi.",
    "Anggaran badan itu [Rp 1.549, 22 miliar|? IDR] menurut tabel.",
    "Rupiah kembali ke level [Rp 15.000|15000 IDR], dari posisi di atas [17.600|17600 IDR more_than] kemarin.",
    "Ongkos [Rp 15.000|15000 IDR] berlaku di [17.600 gerai|17600 gerai] dan naik menjadi 40.500 lagi.",
    "Emas dijual [Rp900.000 per gram|900000 IDR/g], lalu menjadi [917.000 per gram|917000 IDR/g].",
    "Ekspor ke utara senilai [US$ 4 miliar|4000000000 USD] dengan pangsa [20 persen|20 %], ke selatan senilai [2,8 miliar|2800000000 USD].",
    "Bantuan [Rp2,4 juta per jiwa|2400000 IDR/jiwa] disalurkan.",
    "Defisit [Rp3,9 trililun|3900000000000 IDR], utang [Rp3,9 milliarr|? IDR], dana [Rp 5|5 IDR] untuk sekolah.",
    "Kurs [Rp 16. 970|? IDR] dipakai. Iuran [Rp 500|500 IDR]. Sekitar [970 orang|970 orang approx] membayar.",
    "Cincin dijual [Rp 1. 500.000|? IDR], liontin [Rp 16. 970 ribu|? IDR]. Iuran [Rp 500|500 IDR]. [970 ribu orang|970000 orang] membayar.",
    "Dana [CA$2 miliar|2000000000 CAD] cair, tanah penutup [10,5 juta bank cubic meter|10500000 m3] dikupas.",
    "Biaya layar [Rp 5.0004|? IDR]. Biaya tambat menyusul, jatuh pada Rp 26 April lalu.",
    "Net sell25 Januari[Rp177,48 miliar|177480000000 IDR]Net buy, listrik [US$7,7 sen/kWh|0.077 USD/kWh], bensin [US$4 per galon|4 USD/gal].",
    "Pinjaman [10 miliar krona|10000000000 SEK], [3 juta rand|3000000 ZAR], [5 juta rupee Pakistan|5000000 PKR] dan [2 ribu kyat|2000 MMK] cair di 1.200 mdpl.",
    "Timah dijual [US$ 1,730 sampai US$ 1,790 per metrik ton|1730..1790 USD/t], beras [Rp 12,350 per kg|12350 IDR/kg], bensin [US$ 1,125 per liter|? USD/l].",
    "Dana [Rp48, triliun|? IDR] terserap.",
    "Emas dijual [Rp1,49 uta|1490000 IDR] saja.",
    "Modal [Rp 1,9 triliun|1900000000000 IDR]15. Provinsi lain menyusul.",
    "Depresiasi Rupiah [5%|5 %] dijaga.",
    "Minyak mentah turun [21 sen|0.21 USD] ke [US$ 68,40 per barel|68.4 USD/bbl].",
    "Listrik panas bumi dibeli [8 sen dolar AS per kWh|0.08 USD/kWh].",
    "Perangko lama itu bernilai 5 sen saja.",
    "Rupiah menguat tanpa angka, Rp tidak disebut.",
    "Harga saham Rp - belum ada.",
    "Biaya pokok naik ke [Rp1.114,7 kWh|1114.7 IDR/kWh] per Juli.",
    "Sasaran harga [Rp 4.120|4120 IDR]/[Rp 4.170|4170 IDR] dipasang.",
    "RPP 28/2026 belum terbit.",
    "Truk baru wajib lolos uji Euro 4 di bengkel dinas.",
]
PERCENT = [
    "Industri kimia tumbuh [7,91 persen|7.91 %].",
    "Utilisasi [65%|65 %] dan [70 %|70 %].",
    "Ekonomi tumbuh [minus 2,07 persen|-2.07 %].",
    "Ekonomi tumbuh [-2,07%|-2.07 %].",
    "Porsi turun [0,3 poin persen|0.3 pp].",
    "Bunga dipangkas [25 bps|25 bps] lalu [15 basis poin|15 bps].",
    "Kadar maksimal [2 permil|0.2 % at_most].",
    "Marjin naik [12 pct|12 %].",
    "Tarif [nol persen|0 %] berlaku.",
    "Serapan hampir [90 persen|90 % almost].",
    "Kontribusi naik menjadi [17,580 persen|17.58 %].",
    "Bunga [lima persen|5 %] setahun.",
    "Tumbuh [5,02 persen persen|5.02 %] menurut naskah.",
    "Tumbuh [5,15 perseb|5.15 %] menurut naskah.",
    "Hampir [60 persennya|60 % almost] sudah jadi.",
    "Masing-masing tumbuh [9,9|9.9 %] dan [4,7 persen|4.7 %].",
    "Pasar utama menyerap [21%|21 %], [14%|14 %], dan [9%|9 %].",
    "Saham naik masing-masing [2|2 %] dan [3 persen|3 %].",
    "Margin naik dari [4,5|4.5 %] menjadi [5,1 persen|5.1 %].",
    "Porsi [24, 6 persen|? %] tertulis dengan spasi.",
    "Laba melonjak [5.713%|? %].",
    "Laba melonjak [5.713%|5713 %] dan margin [46,2%|46.2 %].",
    "Disusul pangsa sebesar[4,5 persen|4.5 %] di kota itu.",
    "Peso menguat [0,31 persen|0.31 %], ringgit melemah [0,12|0.12 %], dan baht menguat [0,05|0.05 %].",
    "Peso menguat [0,31 persen|0.31 %] meski versi 0,12 lama dipakai.",
    "Ekspor dan impor naik masing-masing [21,78%|21.78 %] dan [19,04|19.04 %] dari tahun lalu.",
    "KodePerubahanWXYZ[-1,44%|-1.44 %]UVWX[2,10%|2.1 %]Sumber lain, kode UVWX-3 dipakai.",
    "Pertumbuhan turun [0,2-0,3 poin persentase|0.2..0.3 pp] tahun depan.",
    "SektorGaram[-1,27%|-1.27 %]Ikan[-1,26%|-1.26 %]Aneka kerajinan[-0,50%|-0.5 %]Sumber, lahan-3% kosong.",
    "Kata per sen tidak berarti apa-apa.",
    "Bunga [tiga setengah persen|3.5 %], [5½ persen|5.5 %], atau [3 koma 5 persen|3.5 %], tetapi [setengah persen|0.5 %] di bank lain.",
    "Kupon [11,625%|11.625 %] dan [5.2%|5.2 %], ekonomi diperkirakan [1,2 persen hingga minus 1,9 persen|-1.9..1.2 %].",
    "Pasar [30%-an|30 % approx] dikuasai, [30%|30 %]-andai begitu.",
    "Inflasi [5,32 (persen)|5.32 %] di sana, kata dia, bukan 5 (kelima).",
    "Bunga turun [50 bsp|50 bps] menjadi [4 persen|4 %].",
    "Peso melemah [0,74 persen|0.74 %], baht Thailand [0,13|0.13 %] dan ringgit [0,12 persen|0.12 %].",
    "Naik [0,74 persen|0.74 %], versi 0,13 beta dan [0,12 persen|0.12 %].",
    "Tarif Kerajaan Contoh:[20%|20 %], skor akhir 3:1, kode berkas:4821.",
]
QUANTITY = [
    "Produksi [1,4 juta ton|1400000 t] gula.",
    "Produksi [1.234,5 ribu ton|1234500 t] gula.",
    "Stok tinggal [120 000 ton|120000 t].",
    "Kapasitas [115 juta ton per tahun|115000000 t/year] semen.",
    "Kapasitas [3 juta ton|3000000 t/year] setahun.",
    "Pabrik mengolah [18.000 m3|18000 m3/day] limbah per hari.",
    "Smelter [30 KTPA|30000 t/year] dibangun.",
    "Penjualan [33.100 MT|33100 t] dan [4.820 Mton|4820 t].",
    "Lifting [745 ribu barel per hari|745000 bbl/day].",
    "Kilang [300.000 bph|300000 bbl/day] dirancang.",
    "Pasokan [40 MMSCFD|40 MMscf/day] gas.",
    "PLTU [2.280 MW|2280 MW] dan PLTS [3,6 GW|3.6 GW].",
    "Listrik [77,1 TWh|77.1 TWh] dipakai.",
    "Pelanggan [900 VA|900 VA] menerima diskon.",
    "Lahan [2.333,6 hektare|2333.6 ha] dan [270 ha|270 ha].",
    "Gudang [12.000 meter persegi|12000 m2] diresmikan.",
    "Jalan [8,5 km|8.5 km] rampung.",
    "Kayu [6 juta meter kubik|6000000 m3] dibutuhkan.",
    "Biodiesel [9,6 juta KL|9600000 kl] disalurkan.",
    "Air [30 miliar liter|30000000000 l/year] setahun.",
    "Pelabuhan [250.000 TEUs|250000 TEU] dan tanker [17.500 DWT|17500 DWT].",
    "Konsumsi [59 kg per kapita|59 kg/capita].",
    "Konsumsi [16 kg/kapita/tahun|16 kg/capita/year].",
    "Suhu [1.500 derajat Celsius|1500 degC].",
    "Beras [dua kuintal|200 kg] diangkut.",
    "Emisi [39,66 juta ton CO2|39660000 t] ditekan.",
    "Panjang [1,605 meter|? m] saja.",
    "Panjang [1,605 meter|1.605 m] dan lebar [1,89 meter|1.89 m].",
    "Setiap hari membutuhkan [5 kg|5 kg/day] beras, dan [9 kg|9 kg] gula.",
    "Tambang menghasilkan [120.000 ons troy|120000 oz] emas dan [5 ons|500 g] perak.",
    "Kita ekspor di bawah [1 juta (ton)|1000000 t less_than] saja.",
    "Sampah [800 ribu ton|800000 t], [200.000|200000 t] di antaranya dibuang.",
    "Hasilnya [10 ton|10 t/ha] TBS per hektare, dan [5 ton|5 t] gula pada 2019.",
    "Pembangkit 2 x [100 MW|100 MW] dibangun, kontainer 40 kaki dikirim.",
    "Cadangannya [1,5 MMBO|1.5 MMbbl], [2,985 XBOQ|? xboq] atau [2.985 SPBQ|2985 spbq].",
    "Panen [2 1/2 juta ton|2500000 t] dari [dua setengah hektare|2.5 ha], naik [tiga kali lipatnya|3 x].",
    "Batas kecepatan 60 kilometer per jam.",
    "Gas [20 miliar standar kaki kubik|20000000000 ft3] dan perak [11.896 troy oz|11896 oz].",
    "Batu bara kalori [6.000 kkal per kg|6000 kkal/kg] diminati.",
    "Penjualan mobil (4W), motor 2W, dan oli 10W-40 naik; lampu [10W|10 W] laku.",
    "Program 35.000 MW berjalan lambat.",
    "Masa kontrak 20 tahun, lalu 90 hari, lalu tiga jam.",
    "Mesin 1.500 cc dengan RON 92.",
    "Pulau seluas [80 kmÂ²|80 km2] itu dijaga.",
]
COUNT = [
    "Ada [18 kawasan industri|18 kawasan industri] di luar Jawa.",
    "Ada [50 BG kereta penumpang|50 kereta penumpang] dipesan.",
    "Ada [18 (delapan belas) kawasan|18 kawasan] di luar Jawa.",
    "Ada [delapan belas kawasan|18 kawasan] di luar Jawa.",
    "Ada [18kawasan|18 kawasan] di luar Jawa.",
    "Menyerap [2,4 juta tenaga kerja|2400000 tenaga kerja].",
    "Menyerap [900 ribu orang|900000 orang] pekerja.",
    "Menyerap [900ribu orang|900000 orang] pekerja.",
    "Penjualan [35rb unit|35000 unit] motor.",
    "Penjualan [93.328 unit|93328 unit] terjual.",
    "Penjualan [900-an ribu unit|900000 unit approx] tercapai.",
    "Pesanan [12,500 unit|12500 unit] kursi.",
    "Pameran diikuti [1.000+ peserta|1000 peserta at_least].",
    "Kemitraan dengan [1.200 IKM|1200 ikm] dan [29.225 SPPG|29225 sppg].",
    "Tarif itu mengenai [27 negara|27 negara].",
    "Izin diberi kepada [empat investor|4 investor].",
    "Ada [4 atau 5 investor|4..5 investor] yang serius.",
    "Bengkel itu satu dari [56 bengkel|56 bengkel] di sana dan salah satu dari [20 pemasok|20 pemasok].",
    "Baru [10 dari 23 kawasan|10 kawasan] yang beroperasi.",
    "Melepas [1,2 miliar saham|1200000000 saham].",
    "Rapat digelar [tiga kali|3 kali] sejak Juli.",
    "Jumlah nasabah mencapai [11 juta|11000000 nasabah].",
    "Kuota itu sebanyak [11 ribu|11000] saja.",
    "Dari [38 provinsi|38 provinsi], [37|37 provinsi] di antaranya siap dan satu di antaranya ragu.",
    "Tercatat [118 saham|118 saham] naik, [601 saham|601 saham] turun, dan [94|94 saham] stagnan.",
    "Anggota koperasi bertambah [16|16 bengkel] menjadi [122 bengkel|122 bengkel].",
    "Jumlah investor ritel tercatat sebanyak [269.409|269409 investor ritel].",
    "Lowongan bertambah [17.800|17800] pada Juni, frekuensi menjadi [1.517.364|1517364] dari semula, ongkos menjadi 19.200 lagi.",
    "Sebanyak [26 rest area|26 rest area], [1.819 pos tarif|1819 pos tarif], dan [21.213 WP|21213 wp] didata.",
    "Jumlah penyedia mencapai [191|191 penyedia] di kota itu, jumlah pabrik yang tutup tercatat [12|12 pabrik].",
    "Jumlah orang yang hadir pada 2019 tidak dicatat, jumlahnya menjadi 7 kemudian.",
    "Tercatat [166 saham|166 saham] menguat, [239|239 saham] melemah, dan [175|175 saham] lainnya diam. Ada [2 bengkel|2 bengkel], 2 naik kelas.",
    "Lapor [13 juta WP orang pribadi|13000000 wp orang pribadi] dan [63 SD|63 sd] Kota Contoh pada pukul 15:14 WIB peserta masuk.",
    "Pembangunan dibagi dalam [dua tahap|2 tahap] dan [3 fase|3 fase], pada tahap 2 fase awal dimulai.",
    "Jumlah klaim asuransi turun menjadi [498.000|498000 klaim]. Upahnya pernah menjadi 500.000 di sana.",
    "Sekolah itu mencatat total [139.880|139880], lalu menjadi 4.500.",
    "Wajib lapor [16,21 juta WP|16210000 wp] terdaftar.",
    "Bantuan untuk [5 juta lebih keluarga|5000000 keluarga] disiapkan.",
    "Tarif berlaku bagi [2,1 juta 'pelanggan besar'|2100000 pelanggan besar] saja.",
    "Denda untuk [4 juta “rumah mewah”|4000000 rumah mewah] ditunda.",
    "Latih [20 Ribu Pemuda|20000 pemuda] Desa, Laba Naik [20 Ribu|20000] Jadi Sekian.",
    "Rawat jalan [12 orang|12 orang], volume [864.360 lot|864360 lot], warga +62 dan Jalan Anggrek 12.",
    "Penjualan kendaraan roda dua dan nomor dua tetap naik.",
    "Menyita [4,2 juta batang|4200000 batang] rokok.",
    "Dari [11 mata uang|11 mata uang] itu, kode +62 biasanya dan 35 tahunnya tidak dihitung.",
    "Menerbitkan [15 kirana|15 kirana] khusus.",
    "[Seratus perusahaan|100 perusahaan] mengikuti seleksi.",
    "Pesanan [40 lusin|480 buah] tas.",
    "[Kelima sektor|5 sektor] itu siap.",
    "[Ke-18 kawasan industri|18 kawasan industri] itu siap.",
    "Menurut dia, [ketiga perusahaan|3 perusahaan] bekerja sama.",
    "Dari [12 sub-indeks|12 sub-indeks], [3 seri|3 seri] obligasi dilelang.",
    "Program 2 juta rumah butuh [2 juta rumah|2000000 rumah] layak.",
    "Setali tiga uang, seribu satu alasan dipakai di bawah empat mata.",
    "Salah satu perusahaan menolak, satu-satunya di sana.",
    "Sektor kelima dalam daftar itu elektronika.",
    "Kedua menteri sepakat, dan kedua, harga turun.",
    "Kesepakatan antara kedua negara diteken, dan kedua perusahaan itu siap.",
    "Beberapa pabrik dan puluhan gudang terbakar.",
    "Peringatan hari jadi ke-74 Republik digelar.",
    "Pada 2019 perusahaan itu merugi.",
    "Pada 12 Mei perusahaan itu merugi.",
]
RATIO_INDEX = [
    "[Sepertiga|0.333333 x] pekerja dirumahkan.",
    "[Dua pertiga|0.666667 x] bahan baku diimpor.",
    "Sebanyak [1/3|0.333333 x] produksi diekspor, [dua per tiga|0.666667 x] dari sisanya dijual.",
    "Pada Senin 3/4 lalu, kuartal 1/3 usai, dan toko buka 24/7 penuh.",
    "Lebih dari [separuh|0.5 x more_than] produksi diekspor.",
    "Ekspor melonjak [lima kali lipat|5 x].",
    "Produksi naik [dua kali|2 x] pada 2030.",
    "Valuasi saham [5,39 kali|5.39 x] laba.",
    "Nilainya [288 kali|288 x] dari modal disetor.",
    "Saham itu dihargai PER [14 kali|14 x], DER hanya [0 kali|0 x], dan pesangon sebesar [dua kali|2 x] ketentuan.",
    "Bank sentral baru naik satu kali, kapal berlayar [3 kali|3 kali].",
    "Frekuensi pengiriman mencapai [477 kali|477 kali] setahun.",
    "Upah [tiga kali|3 x] lebih tinggi di kota itu.",
    "Rasio guru dan siswa [1:20|0.05 x].",
    "Perbandingan ekspor dan impor [3 banding 1|3 x].",
    "[Satu dari lima|0.2 x] pabrik tutup.",
    "Mata uang itu kehilangan lebih dari [setengah|0.5 x more_than] nilainya, pemasok [separuhnya|0.5 x], pembeli [setengah|0.5 x] dari itu.",
    "Bunga turun [seperempat poin|0.25 point] setelah setengah jam, setengah abad, dan lari setengah jalan.",
    "Kota itu merupakan satu dari [empat sentra|4 sentra] rotan.",
    "PMI manufaktur bertahan di atas [50|50 point more_than] meski lesu di toko 50.",
    "Bunga naik sebanyak [satu kali|1 kali], sekali saja.",
    "PMI manufaktur berada di level [47,7|47.7 point].",
    "IKI naik [0,27 poin|0.27 point] menjadi [52,75|52.75 point].",
    "IHSG turun [91 poin|91 point] ke [5.361,25|5361.25 point].",
    "Indeks dolar berakhir di posisi [96,336|? point] kemarin.",
    "IHSG bergerak di level [7.101,15 – 7.138,90|7101.15..7138.9 point].",
    "PMI Oktober [49,1|49.1 point] dan IKK tercatat [128,1|128.1 point].",
    "ICOR masih tinggi di angka [6,2|6.2 x].",
    "Premi CDS turun dari [80,25|80.25 point] ke [71,10|71.1 point].",
    "MNOP - Buy [1.460-1.480|1460..1480 point] | TP [1.550|1550 point] | SL [1.380|1380 point] lalu jual.",
    "PQRS - Buy [1845-1865|1845..1865 point] | TP [1890-1920|1890..1920 point] lalu jual.",
    "Indeks LQ45 naik [10 poin|10 point] ([1,4%|1.4 %]) ke [764|764 point] saja.",
    "Euro melemah [0,10%|0.1 %] ke level [0,8674|0.8674 point] terhadap pound.",
    "Sandaran IHSG pada [5.281,07 hingga 5.344,92|5281.07..5344.92 point] pekan ini.",
    "IHSG bergerak pada rentang [6.893 - 7.124|6893..7124 point], sandarannya di level [6.942|6942 point] dan [6.886|6886 point].",
    "Saham itu ditutup di level [1.155|1155 point] kemarin, [1.155 ubin|1155 ubin] terjual.",
    "Indeks manajer pembelian, Purchasing Manager Index yang mencapai angka [53|53 point].",
    "IHSG naik ke level [6.703.266|? point] menurut naskah.",
    "Saham itu naik [160|160 point] atau [4,52%|4.52 %] ke [Rp 3.700|3700 IDR]. Beras naik 160 atau [4,52%|4.52 %] kemarin.",
    "Indeks melemah [dua poin|2 point] atau [0,01 persen|0.01 %], menurut lima poin utama laporan itu.",
    "Omzet naik [20 persen|20 %] menjadi 300 ketika PMI belum terbit.",
    "Rekomendasi Buy 1460 tanpa sasaran.",
    "Tertulis tabÅ¼Ä dalam naskah yang rusak, [½|0.5 x] dari sisanya utuh.",
    "Indeks pembangunan manusia [72,78-72,95|72.78..72.95 point],- rasio lain menyusul.",
    "Barang setengah jadi dan kerja setengah-setengah.",
    "Tim itu menang 3-1, skor 3:1.",
    "Jalan sepanjang itu berada di level bawah.",
]
RANGES = [
    "Tumbuh [5-6 persen|5..6 %].",
    "Tumbuh [5,1–5,5 persen|5.1..5.5 %].",
    "Tumbuh [5% hingga 6%|5..6 %].",
    "Tumbuh [6 persen sampai dengan 8 persen|6..8 %].",
    "Tumbuh antara [2 dan 4 persen|2..4 %].",
    "Inflasi [2,5±1 persen|1.5..3.5 %].",
    "Inflasi [3 persen plus minus 1 persen|2..4 %].",
    "Biaya [Rp1-2 triliun|1000000000000..2000000000000 IDR].",
    "Biaya [Rp 90 sampai 100 miliar|90000000000..100000000000 IDR].",
    "Biaya [Rp1 triliun hingga Rp2 triliun|1000000000000..2000000000000 IDR].",
    "Biaya [Rp 500 miliar-Rp 1 triliun|500000000000..1000000000000 IDR].",
    "Biaya [Rp 500-Rp 1 miliar|? IDR] tidak masuk akal.",
    "Harga [Rp 100.000-120.000|100000..120000 IDR].",
    "Harga [US$8,2 per MMBTU-US$9 per MMBTU|8.2..9 USD/MMBTU].",
    "Harga [Rp 1.320-Rp 1.270|1270..1320 IDR] menjadi sasaran.",
    "Kuota [2 s.d. 3 juta ton|2000000..3000000 t].",
    "Kapasitas [150 ribu sampai 400 ribu ton per tahun|150000..400000 t/year].",
    "Mempekerjakan [3.000 sampai 4.000 orang|3000..4000 orang].",
    "Mempekerjakan [15,3 - 20,3 ribu pekerja|15300..20300 pekerja].",
    "Setahun ini lebih [3,5 sampai 4 juta|3500000..4000000] dan lifting [1,07 juta sampai 1,4 juta setara barel per hari|1070000..1400000 boe/day].",
    "Tarif naik dari [Rp1.444|1444 IDR/kWh] menjadi [Rp1.699 per kWh|1699 IDR/kWh].",
    "Biaya naik dari [Rp2 triliun|2000000000000 IDR] menjadi [Rp3.000 per kWh|3000 IDR/kWh] di naskah.",
    "Dana [Rp 1,2-1,5 T|1200000000000..1500000000000 IDR] dan [Rp 10 M - 20 M|10000000000..20000000000 IDR] disiapkan.",
    "Dana [US$1,2 -1,5 miliar|1200000000..1500000000 USD] dan [US$ 1-2 M|? USD] dan [USD 20 M - 30 M|? USD] disiapkan.",
    "Saham di [Rp 2.070|2070 IDR] [-23,9%|-23.9 %] kemarin.",
    "Panen [lima hingga enam juta ton|5000000..6000000 t], menyerap [lima hingga sepuluh pekerja|5..10 pekerja].",
    "Porsi [lima hingga enam puluh persen|? %] atau [lima hingga dua puluh persen|5..20 %].",
    "Biaya naik dari [Rp 10|10000000000000 IDR] menjadi [12 triliun|12000000000000 IDR], bukan [Rp 500|? IDR] dan [2 juta|2000000 IDR].",
    "Denda [Rp 25 juta|25000000 IDR] atau [30 juta|30000000 IDR], untuk [30 juta orang|30000000 orang].",
    "Nilainya [Rp 1 2 triliun|? IDR] di naskah yang rusak.",
    "Panen masing-masing [5|5000000 t], [6|6000000 t], dan [7 juta ton|7000000 t].",
    "Turun dari [200|? t] menjadi [3 ribu ton|3000 t], dana [US$ 1,2|? USD], [US$ 3,4|? USD] dan [US$ 5,6 juta|5600000 USD].",
    "Harga [Rp 150-200.000 per porsi|? IDR/porsi], bukan [Rp 150 - Rp 200.000|150..200000 IDR].",
    "Harga [Rp 2.500|2500 IDR] dan [3.000 per kg|3000 IDR/kg], [2.100-2.200 per kg|2100..2200] di kota lain.",
    "Minyak naik dari [US$ 35,2|35.2 USD/bbl] menjadi [40,1 per barel|40.1 USD/bbl].",
    "Porsinya naik dari [35 persen|35 %] menjadi [40|40 %], dan dari [35 persen|35 %] menjadi 2024 lagi.",
    "IHSG di area [8,279-8,332|? point], emas [US$1.3176-US$1.341 per troy ounce|? USD/oz], keping [0,5 gram hingga 1.000 gram|0.5..1000 g].",
    "Listrik [15-20 sen dolar AS per kWh|0.15..0.2 USD/kWh] atau [US$ 15-20/MWh|15..20 USD/MWh], milik [dua-tiga pabrik|2..3 pabrik], tiga-tiganya lama.",
    "Sebanyak [5 sd 7 ribu orang|5000..7000 orang] datang, pangsanya [5%|5 % at_least] atau lebih.",
    "Utilisasi melorot dari [80 persen|80 %] menjadi [60 persen|60 %].",
    "Kapasitas naik dari [2|2000000 t] menjadi [3 juta ton|3000000 t].",
    "Penjualan turun dari semula [31.508 ton|31508 t] menjadi [12.523|12523 t] saja.",
    "Laba naik dari [Rp 8,5|8500000000000 IDR] menjadi [Rp 9,2 triliun|9200000000000 IDR].",
    "Laba naik dari [US$ 8,5|? USD] menjadi [US$ 9,2 miliar|9200000000 USD].",
    "Ekonomi diperkirakan [minus 0,6 hingga 1,7 persen|? %].",
    "Ekonomi diperkirakan [minus 1,7 hingga minus 0,6 persen|-1.7..-0.6 %].",
    "Ekonomi diperkirakan [-0,5 hingga 0,2 persen|-0.5..0.2 %].",
    "Suhu [-5 sampai 3 derajat Celsius|-5..3 degC].",
    "Ekonomi tumbuh masing-masing [minus 0,6|-0.6 %] dan [minus 1,2 persen|-1.2 %], lalu naik dari [-1,5|-1.5 %] menjadi [-0,5 persen|-0.5 %].",
    "Daya terpasang [6.600 VA sampai 200 kVA|6600..200000 VA] dan [900 kg hingga 1,2 ton|900..1200 kg] muatan.",
    "Bobot [2 kuintal hingga 3 kuintal|200..300 kg], luas [2 ha|2 ha] hingga [3 km|3 km].",
    "Serapan [2,1 atau 2,2 persen|2.1..2.2 %] saja, bukan 2 atau [5 persen|5 %].",
    "Royalti tambahan [1\u00e2\u0080\u00932%|1..2 %] dan inflasi [2,5Â±1%|1.5..3.5 %] tertulis rusak.",
    "RPJMN 2020-2024 dan masa 2018-2019 bukan rentang angka.",
    "Hubungi (021) 5255509 atau 0812-3456-7890.",
]
QUALIFIERS = [
    "Sekitar [1.200 pekerja|1200 pekerja approx] dirumahkan.",
    "Kurang lebih mencapai [40 persen|40 % approx].",
    "Kisarannya di kisaran [1,1 juta ton|1100000 t approx].",
    "Lebih dari [60 persen|60 % more_than] diimpor.",
    "Di atas [70%|70 % more_than] diekspor.",
    "Setidaknya [45 tenant|45 tenant at_least] hadir.",
    "Paling sedikit [Rp100 miliar|100000000000 IDR at_least] ditanam.",
    "Tidak kurang dari [12 kontainer|12 kontainer at_least] dilepas.",
    "Nyaris [90 persen|90 % almost] rampung.",
    "Kurang dari [5 persen|5 % less_than] terserap.",
    "Maksimal [50.000 ton|50000 t at_most] diimpor.",
    "Potongan pajak bisa mencapai hingga [300 persen|300 % at_most].",
    "Penjualan melonjak [20 persen|20 % more_than] lebih pada Ramadan.",
    "Pelemahan [1,5%|1.5 % at_least] ke atas berbahaya.",
    "Nilainya melonjak hingga [Rp 326 triliun|326000000000000 IDR].",
    "Pabrik itu berencana merumahkan hingga [800 pekerja|800 pekerja at_most], dayanya [2.200 volt ampere|2200 VA at_most] (VA) ke bawah.",
    "Utilisasinya tidak lebih daripada [60%|60 % at_most], produksinya kurang daripada [18 ton|18 t less_than] dan enggak sampai [50 peti|50 peti less_than].",
    "Emas turun ke bawah area [US$1.850|1850 USD less_than], imbal hasil naik ke atas [1,6 persen|1.6 % more_than].",
    "Sewa mulai dari [Rp2 juta sampai Rp3 juta|2000000..3000000 IDR], dijual mulai dari [Rp2 juta|2000000 IDR at_least].",
    "Kira-kira naik [10 persen|10 % approx] lagi.",
    "Rupiah nyaris jatuh ke level [Rp16 ribu per dolar AS|16000 IDR/USD almost].",
    "Lahan [±400 ha|400 ha approx] dan pangsa [~40%|40 % approx].",
    "Sebanyak [40 persen|40 %] dan sebesar [50 persen|50 %] sudah mencapai [60 persen|60 %].",
]
NOT_FIGURES = [
    "Surat pengrajin menyebut UU Nomor 7 Tahun 2014 serta PP 29/2018.",
    "Penerima di desil 1-4 DTSEN, pasal 3 hingga 5 aturan itu, seri 3-3 lawan tim tamu.",
    "Pasal 33 ayat 2 mengatur hal itu, juga angka 5 huruf c.",
    "Pertemuan perajin mulai jam 09.15 WITA di ruang 4.",
    "Peta jalan Making Indonesia 4.0 dan Industri 4.0 diluncurkan.",
    "Mandatori B30, presidensi G20, jaringan 5G, dan Covid-19.",
    "Laporan ada di halaman 27, Jalan Melati Km 28, Blok C5.",
    "Wardoyo (52) mengaku lega.",
    "ISO 9001:2015, SNI 7614, HS 7210, KBLI 24101, NIB 9120008471234.",
    "Pesawat N219 dan CN-235 terbang bersama GA-204.",
    "Aksi massa 212 dan kabinet jilid II sudah lewat.",
    "1. Industri makanan; 2. industri tekstil.",
    "Proklamasi 17 Agustus 1945 dan Sensus 2020.",
    "Tinggal di RT 05 RW 11 kelurahan itu.",
    "Angkatan 2017 diwisuda, tipe 3B belum ada.",
    "Kontrak 021/KI-MM/XI/2019 diteken.",
    "Senin (4/11/2019) dan 2019-11-04 adalah tanggal.",
    "Tautan: http://contoh.id/post/742839/artikel.html",
    "Peringkat 50 dan nomor urut 3 bukan jumlah.",
]
ALL = MONEY + PERCENT + QUANTITY + COUNT + RATIO_INDEX + RANGES + QUALIFIERS + NOT_FIGURES
MARK = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<answer>[^\]]+)\]")


def answer(figure) -> str:
    value = "?" if figure.value is None else f"{figure.value:f}"
    if figure.value_high is not None:
        value += f"..{figure.value_high:f}"
    return " ".join(filter(None, (value, figure.unit, figure.qualifier)))


@pytest.mark.parametrize("case", ALL)
def test_marked_sentences(case):
    text = MARK.sub(r"\g<text>", case)
    assert [(figure.text, answer(figure)) for figure in find(text)] == [(mark["text"], mark["answer"]) for mark in MARK.finditer(case)]


def test_there_are_enough_examples():
    assert len(ALL) >= 150 and len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("text", ["Naik ke Rp900 per gram atau naik Rp50.", "Ekspor US$ 5 juta (kurs Rp15.600 per dolar AS)."])
def test_a_sum_in_the_same_currency_and_a_rate_of_exchange_are_no_conversions(text):
    assert not [figure for figure in find(text) if "conversion" in figure.flags]


@pytest.mark.parametrize(("text", "flag"), [
    ("Ke-18 kawasan industri itu siap.", "collective"),
    ("Tumbuh 5-6 persen.", "range"),
    ("Tumbuh 5.020 persen.", "ambiguous_separator"),
    ("Nilainya US$5 M saja.", "ambiguous_scale"),
    ("Naik 9,9 dan 4,7 persen.", "shared_unit"),
    ("Dari Rp 8,5 menjadi Rp 9,2 triliun.", "shared_scale"),
    ("Ekspor US$ 5 miliar dolar AS.", "doubled_unit"),
    ("Ekspor US$ 5 miiar.", "misspelt"),
    ("Harga Rp1.022 juta per gram.", "scale_suspect"),
    ("Laba Rp 5 triliun, turun dari Rp 8.", "scale_suspect"),
    ("Utang Rp 599.440,9 triliun.", "scale_suspect"),
    ("Nilainya US$ 3 miliar atau setara Rp45 triliun.", "conversion"),
    ("Nilainya US$ 4 miliar (Rp56 triliun).", "conversion"),
])
def test_flags(text, flag):
    assert any(flag in figure.flags for figure in find(text))


RULES = [                                                  # the id, a text that it must match, one that it must not
    ("money", "Dana Rp5 miliar cair.", "RPP 5/2019 terbit."),
    ("percent", "Naik 5 persen.", "Naik per sen."),
    ("quantity", "Stok 5 ton.", "Stok tonase."),
    ("count", "Ada 5 perusahaan.", "Pasal 5 perusahaan."),
    ("count-general", "Ada 5 kirana.", "Pada 5 mendatang."),
    ("count-collective", "Kelima sektor itu siap.", "Sektor kelima itu siap."),
    ("count-part-of", "Baru 10 dari 23 kawasan.", "Baru 30 dari 23 gram."),
    ("count-times", "Rapat tiga kali.", "Rapat satu kali."),
    ("ratio-times", "Naik dua kali.", "Rapat dua kali."),
    ("ratio-fraction", "Sepertiga pekerja pulang.", "Barang setengah jadi."),
    ("ratio-one-of", "Satu dari lima pabrik tutup.", "Salah satu pabrik tutup."),
    ("ratio", "Rasio guru dan siswa 1:20.", "Skor akhir 1:20."),
    ("index-level", "PMI berada di level 47,7.", "Toko berada di level 4."),
    ("index-trade", "Buy 1460 | TP 1550.", "Buy 1460 kotak."),
    ("money-cents", "Naik 4 sen ke US$ 2.", "Naik 4 sen ke Rp2."),
    ("percent-range", "Tumbuh 5-6 persen.", "Masa 2020-2024 berakhir."),
    ("percent-list", "Tumbuh 9,9 dan 4,7 persen.", "Pada 2018 dan 5 hari."),
    ("money-bare", "Laba Rp 8,1 triliun dan 8,6 triliun.", "Laba 8 dan 9."),
    ("count-tally", "Ada 8 bengkel, 3 di antaranya baru.", "Ada 8 bengkel, 3 bulan lalu baru."),
    ("count-bare", "Jumlah nasabah 11 juta.", "Jumlah nasabah 11 juta tahun."),
]


@pytest.mark.parametrize(("rule", "match", "reject"), RULES)
def test_rules(rule, match, reject):
    assert rule in [figure.rule for figure in find(match)]
    assert rule not in [figure.rule for figure in find(reject)]


@pytest.mark.parametrize("text", ["Naik US$5 M.", "Naik 5.020 persen.", "Nilai Rp 1.449.00 tertulis.", "Porsi 24, 6 persen."])
def test_what_is_ambiguous_stays_open_and_unsure(text):
    (figure,) = find(text)
    assert figure.value is None and figure.confidence <= 0.5 and figure.flags


def test_offsets_and_sentences(annotate):
    text = "Ekspor naik 5 persen. Impor mencapai Rp2 triliun pada 2019."
    found = annotate(text, title="Ekspor naik 5 persen").figures
    assert [(figure.field, figure.text) for figure in found] == [("title", "5 persen"), ("text", "5 persen"), ("text", "Rp2 triliun")]
    for figure in found[1:]:
        assert text[figure.start:figure.end] == figure.text
    assert text[slice(*found[2].sentence)] == "Impor mencapai Rp2 triliun pada 2019."


@given(st.text(alphabet="Rp$ 0123456789.,-%persntojuahlgikd\n()", max_size=60))
def test_every_figure_says_what_stands_there(text):
    end = 0
    for figure in find(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start:figure.end] == figure.text
        assert figure.value is None or figure.value.is_finite()
        assert figure.value_high is None or figure.value <= figure.value_high
        end = figure.end


PIECES = ["Rp ", "US$ ", "5", "1,2", "3.400", "12", "2,5", " juta", " ribu", " triliun", " M", " T", " ton", " persen", "%", " per kg", "/", "-", " - ", " hingga ", " menjadi ", " dan ", ", ",
          " dari ", " atau ", "lima", " dua puluh", " puluh", " sepertiga", " orang", " kali", " lebih", "masing-masing ", " di antaranya", " poin", " (", ")", ". ", "\n", "naik ", " sen", "±", "ke "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_run_of_pieces_stops_the_reading(text):
    for figure in find(text):
        assert text[figure.start:figure.end] == figure.text
        assert figure.value_high is None or figure.value <= figure.value_high


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from([("ribu", 3), ("juta", 6), ("miliar", 9), ("triliun", 12)]))
def test_scaled_money_is_read_back(hundredths, scale):
    amount = Decimal(hundredths) / 100
    (figure,) = find(f"Nilainya Rp {format_number(amount)} {scale[0]}.")
    assert figure.value is None or figure.value == amount.scaleb(scale[1])
    assert figure.unit == "IDR"


@given(st.decimals(min_value=Decimal("0.01"), max_value=1000, places=2))
def test_percentages_are_read_back(amount):
    (figure,) = find(f"Tumbuh {format_number(amount)} persen.")
    assert figure.value in (amount, None)


def test_a_spaced_hyphen_between_percentages_is_no_minus(annotate):
    (figure,) = annotate("Bea masuk 15% -30% berlaku bagi kaca lembaran.").figures
    assert (figure.text, figure.value, figure.value_high) == ("15% -30%", 15, 30)


def test_a_scale_word_fused_to_the_next_gives_no_value_that_is_a_thousand_times_too_small(annotate):
    figures = annotate("Sebanyak 20 ribuorang hadir di pabrik kecap itu.").figures
    assert not [figure for figure in figures if figure.value is not None]
