"""Every form of figure and period that the domain notes list by an id, each in a sentence of our own.

FORMS: [text|value unit qualifier] marks what must be found and the rest must not be, as in test_figures. The X rows must find nothing but what is
marked. MOVES: role, direction and comparison. TIMES: the period. SAID: the status. PLACED: the place. All were published on 5 November 2019.
"""
import pytest
from test_figures import MARK, answer

from tracker.annotate.components.figures import find

FORMS = {
    "N01": "Ekspor rotan tercatat [US$ 41,3 juta|41300000 USD].",
    "N02": "Gudang itu menampung [1.340 unit|1340 unit] mesin jahit.",
    "N03": "Upah pokok [Rp3.812.447,25|3812447.25 IDR] dibayar tunai.",
    "N04": "Laba induk [US$ 8.4 miliar|8400000000 USD] menurut siaran itu.",
    "N05": "Pabrik mengirim [14,500 unit|14500 unit] kipas.",
    "N06": "Dana hilirisasi [Rp1.420 triliun|1420000000000000 IDR], kenaikannya [6.030 persen|? %].",
    "N07": "Stok jagung tersisa [310 000 ton|310000 t].",
    "N08": "[Seperempat|0.25 x] pekerja dirumahkan dan [dua pertiga|0.666667 x] mesin menganggur.",
    "N09": "Pasar itu menyerap [tiga setengah juta orang|3500000 orang], rapat dimulai pukul setengah dua.",
    "N10": "Ada [tujuh belas kawasan|17 kawasan] dan [seratus perusahaan|100 perusahaan].",
    "N11": "Belasan pabrik kapuk tutup, puluhan ribu buruh pulang.",
    "N12": "Pabrik merakit [700-an ribu unit|700000 unit approx], kayunya [Rp3 jutaan per meter kubik|3000000 IDR/m3 approx].",
    "N13": "Kementerian memilih [21 (dua puluh satu) kawasan|21 kawasan].",
    "N14": "Lahan [±350 ha|350 ha approx], omzet [>Rp40 miliar|40000000000 IDR more_than], tamu [2.000+ peserta|2000 peserta at_least].",
    "N15": "Ekonomi daerah tumbuh [minus 1,04 persen|-1.04 %], kota tumbuh [-0,8%|-0.8 %].",
    "N16": "Target pertumbuhan [6,0 persen|6 %] dipasang.",
    "N17": "Bea masuk kapas [nol persen|0 %], cukainya [0%|0 %].",
    "N19": "Impor gandum [USD\u00a02,7\u00a0miliar|2700000000 USD] tercatat.",
    "N20": "Dana [Rp90triliun|90000000000000 IDR] untuk [12kawasan|12 kawasan].",
    "N21": "Hibah [Rp3.250.000,-|3250000 IDR] dan kembalian [Rp17.000,00|17000 IDR].",
    "S01": "Produksi gula [1.310,5 ribu ton|1310500 t], gabah [Rp6 rb per kg|6000 IDR/kg].",
    "S02": "Garam [2,6 juta ton|2600000 t] senilai [Rp 640 jt|640000000 IDR].",
    "S03": "Anggaran mesin [Rp 30 milyar|30000000000 IDR], vokasi [Rp 510 mlr|510000000000 IDR].",
    "S04": "Nilai tambah [Rp 280 T|280000000000000 IDR], kredit [Rp 120 tn|120000000000000 IDR].",
    "S05": "PDB menembus [16,2 ribu triliun rupiah|16200000000000000 IDR more_than].",
    "S06": "Aset negara [Rp 9 kuadriliun|9000000000000000 IDR].",
    "S07": "Kas koperasi [Rp 45 M|45000000000 IDR] untuk gardu [60 MW|60 MW].",
    "S08": "Modal awal [Rp3-4 triliun|3000000000000..4000000000000 IDR].",
    "S09": "Belanja modal [Rp 70 sampai 85 miliar|70000000000..85000000000 IDR].",
    "S10": "Kapasitas semen [98 juta ton per tahun|98000000 t/year].",
    "S11": "Perajin mengirim [300 kodi|6000 buah] sarung dan [20 lusin|240 buah] topi.",
    "S12": "Perusahaan itu dihargai [US$2B|2000000000 USD].",
    "C01": "Pabrik menelan [Rp180 miliar|180000000000 IDR].",
    "C02": "Pabrik menelan [Rp 180 miliar|180000000000 IDR].",
    "C03": "Iuran [Rp. 1,5 juta per bulan|1500000 IDR/month] ditarik.",
    "C04": "Laba [IDR 330 miliar|330000000000 IDR] dibukukan.",
    "C05": "Hibah [3,8 triliun rupiah|3800000000000 IDR] dan [tujuh miliar rupiah|7000000000 IDR].",
    "C06": "Surplus [USD 2,9 miliar|2900000000 USD] tercapai.",
    "C07": "Surplus [US$2,9 miliar|2900000000 USD] tercapai.",
    "C08": "Ekspor ukiran [$140 juta|140000000 USD] tercapai.",
    "C09": "Impor mesin [3,1 miliar dollar AS|3100000000 USD], kapas [40 juta dolar Amerika Serikat|40000000 USD].",
    "C10": "Pabrik menanam [95 juta USD|95000000 USD].",
    "C11": "Bank mengucurkan [€70 juta|70000000 EUR] dan [12 juta euro|12000000 EUR].",
    "C12": "Pinjaman [95 miliar yen|95000000000 JPY], laba [¥ 60 miliar|60000000000 JPY].",
    "C13": "Dana [2 miliar yuan|2000000000 CNY], bayar [RMB 30 juta|30000000 CNY].",
    "C14": "Sewa [SGD 9,5 juta|9500000 SGD] atau [7 juta dolar Singapura|7000000 SGD].",
    "C15": "Pesanan [RM 4 juta|4000000 MYR], suntikan [500 miliar won|500000000000 KRW].",
    "C16": "Nilainya [US$3 miliar|3000000000 USD] atau setara [Rp42 triliun|42000000000000 IDR].",
    "C17": "Kurs [Rp14.030 per dolar AS|14030 IDR/USD] dipakai.",
    "C18": "Harga batu bara [US$ 71,5 per ton|71.5 USD/t], semen [Rp52.000 per sak|52000 IDR/bag].",
    "C19": "Ekspor [US$ 11 miliar dolar AS|11000000000 USD] tertulis begitu.",
    "C20": "Investasi [Rp120 triliun rupiah|120000000000000 IDR] tertulis begitu.",
    "P01": "Utilisasi mesin [68,4 persen|68.4 %].",
    "P02": "Utilisasi mesin [68%|68 %].",
    "P03": "Utilisasi mesin [68 %|68 %].",
    "P04": "Marjin kotor [14 pct|14 %].",
    "P05": "Porsi impor turun [0,4 poin persen|0.4 pp].",
    "P06": "Bunga naik [50 bps|50 bps], lalu [10 basis poin|10 bps].",
    "P07": "Kadar garam [3 permil|0.3 %].",
    "P08": "Pangsa itu [61,2 persen|61.2 %] dari total ekspor.",
    "P09": "Kakao dan kopi masing-masing naik [8,1 persen|8.1 %] dan [3,9 persen|3.9 %].",
    "R01": "Pasar tumbuh [7-8 persen|7..8 %].",
    "R02": "Pasar tumbuh [6,1–6,5 persen|6.1..6.5 %].",
    "R03": "Pasar tumbuh [7 hingga 8 persen|7..8 %], kuota [4 s.d. 5 juta ton|4000000..5000000 t].",
    "R04": "Pasar tumbuh antara [3 dan 4 persen|3..4 %].",
    "R05": "Harga mulai dari [Rp2 juta sampai Rp3 juta|2000000..3000000 IDR].",
    "R06": "Target dipasang di kisaran [5,1%-5,3%|5.1..5.3 %].",
    "R07": "Biaya [Rp2 triliun hingga Rp3 triliun|2000000000000..3000000000000 IDR].",
    "R08": "Sasaran inflasi [3±1 persen|2..4 %].",
    "R09": "Ada [5 atau 6 investor|5..6 investor] yang menunggu.",
    "R10": "Utilisasi turun dari [75 persen|75 %] menjadi [62 persen|62 %].",
    "A01": "Sekitar [1.100 pekerja|1100 pekerja approx] dan kurang lebih [Rp 30 miliar|30000000000 IDR approx].",
    "A02": "Lebih dari [55 persen|55 % more_than], setidaknya [30 tenant|30 tenant at_least].",
    "A03": "Hampir [85 persen|85 % almost], kurang dari [4 persen|4 % less_than], maksimal [40.000 ton|40000 t at_most].",
    "A04": "Kontrak sebesar [Rp 260 miliar|260000000000 IDR], tepat [USD 2 miliar|2000000000 USD].",
    "A05": "Porsinya cuma [0,9 persen|0.9 %].",
    "A06": "Kimia tumbuh rata-rata [4,4 persen|4.4 %] per tahun.",
    "A07": "Secara kumulatif investasi mencapai total [Rp 130 triliun|130000000000000 IDR].",
    "A08": "Penjualan naik [15 persen|15 % more_than] lebih.",
    "A09": "Ekspor ditargetkan minimal [USD 4 miliar|4000000000 USD at_least].",
    "U01": "Produksi pupuk [900 ribu ton|900000 t].",
    "U02": "Lifting [720 ribu barel per hari|720000 bbl/day], gas [35 MMSCFD|35 MMscf/day].",
    "U03": "PLTU [1.200 MW|1200 MW], PLTS [2,4 GW|2.4 GW], pemakaian [61 TWh|61 TWh].",
    "U04": "Kawasan [1.850 ha|1850 ha], gudang [9.000 m²|9000 m2].",
    "U05": "Penjualan [81.200 unit|81200 unit].",
    "U06": "Menyerap [3.400 orang|3400 orang] dan [12.000 tenaga kerja|12000 tenaga kerja].",
    "U07": "Ada [310 perusahaan|310 perusahaan], [9 kawasan|9 kawasan], dan [80 IKM|80 ikm].",
    "U08": "Biodiesel [8,1 juta KL|8100000 kl], minyak [500 liter|500 l].",
    "U09": "Pelabuhan [180.000 TEUs|180000 TEU], tanker [16.000 DWT|16000 DWT].",
    "U10": "Konsumsi baja [61 kg per kapita|61 kg/capita].",
    "U11": "Jalan [7,4 km|7.4 km] rampung.",
    "U12": "Kayu [5 juta meter kubik|5000000 m3], kolam mengolah [15.000 m3|15000 m3/day] limbah per hari.",
    "U13": "Etilena [1,2 juta TPA|1200000 t/year], nikel [25 KTPA|25000 t/year].",
    "U14": "Keringanan berlaku 15 tahun untuk modal di atas [Rp20 triliun|20000000000000 IDR more_than].",
    "U15": "Ekspor melonjak [empat kali lipat|4 x].",
    "U16": "Rokok [3,1 juta batang|3100000 batang], sepatu [9 juta pasang|9000000 pasang], sapi [410.000 ekor|410000 ekor].",
    "U17": "Tungku dijaga [1.400 derajat Celsius|1400 degC].",
    "U18": "PMI berada di level [48,9|48.9 point], IKI naik [0,31 poin|0.31 point].",
    "U19": "Indonesia menempati peringkat ke-45 dan produsen nomor dua dunia.",
    "U20": "Rasio guru dan siswa [1:25|0.04 x], ICOR di angka [6,1|6.1 x].",
    "U21": "Pusat data melayani [250 Gbps|250 Gbps].",
    "U22": "Pengendali melepas [900 juta saham|900000000 saham].",
    "U23": "Jamu sudah masuk ke [31 negara|31 negara].",
    "O01": "[Ke-21 kawasan|21 kawasan] itu di luar Jawa.",
    "O02": "[Keempat sektor|4 sektor] itu siap; sektor keempat adalah mebel.",
    "O03": "[Ketiga pabrik|3 pabrik] sepakat pada tahap ketiga.",
    "O04": "Ini pabrik baterai pertama, kapasitasnya [8 GWh per tahun|8 GWh/year].",
    "O05": "Pameran mebel ke-12 dibuka di Solo.",
    "O06": "Baru [9 dari 20 kawasan|9 kawasan] beroperasi.",
    "O07": "Subsidi masing-masing [4 persen|4 %] untuk perajin dan [3 persen|3 %] untuk pedagang.",
    "O08": "Pabrik itu salah satu yang terbesar, satu-satunya di timur.",
    "O09": "Kedua gubernur sepakat membuka pasar.",
    "O10": "Negeri itu masuk 10 besar ekonomi dunia.",
    "O11": "Rapat digelar [empat kali|4 kali] sejak Juli.",
    "K01": "Ekspor mencapai [US$ 41,2 billion|41200000000 USD].",
    "K02": "Investasi [Rp.120 Triliun|120000000000000 IDR] menyerap [400ribu orang|400000 orang].",
    "K03": "Tumbuh [4,2 perseb|4.2 %] senilai [USD 41 miiar|41000000000 USD].",
    "K04": "Industri manufaktu di Lhoukseumawe membuat [11 ribu ton|11000 t] pupuk.",
    "K05": "Nilai tambah naik [4,1 persen persen|4.1 %].",
    "K06": "IKI turun [0,4 persen|0.4 %] ke [51,2|51.2 point].",
    "K07": "Investasi [Rp 2,000 triliun|2000000000000000 IDR] dilaporkan.",
    "K08": "Ada [Rp 4 ,6 triliun|4600000000000 IDR] untuk jalan.",
    "K09": "Lahan [14.00 hektare|14 ha] tercatat.",
    "K10": "Kenaikan &quot;[empat puluh persen|40 %]&quot; memberatkan.",
    "M01": "Kawasan itu menarik [Rp200 triliun|200000000000000 IDR] dan menyerap [700 ribu orang|700000 orang].",
    "M02": "Proyek [Rp 30 triliun|30000000000000 IDR] menempati [2.000 ha|2000 ha] dan [4.100 ha|4100 ha].",
    "M03": "Ekspor [6.000 unit|6000 unit] dan impor [2.100 unit|2100 unit] traktor.",
    "M04": "Sebanyak [71,2 persen|71.2 %] atau [1,1 juta orang|1100000 orang] lulusan SMA.",
    "EX01": "Ada [1.200-an perusahaan|1200 perusahaan approx] dari [28 negara|28 negara].",
    "EX02": "Ayam [Rp 39.000/kg|39000 IDR/kg], telur [Rp 26.500 per kilogram|26500 IDR/kg].",
    "EX03": "Imbal hasil berkisar di [6,2 hingga 6,5 persen|6.2..6.5 % approx].",
    "EX04": "Daya tersambung [70 megawatt|70 MW].",
    "EX05": "Emas 24 karat menguat [0,5 persen|0.5 %].",
    "EX06": "Dividen [Rp 45 per saham|45 IDR/saham] dibagi.",
    "EX07": "Tekstil tumbuh nol koma sekian persen saja.",
    "EX08": "Investor memiliki [49%|49 %] saham.",
    "EX09": "Utang [US$ 1,2 miliar|1200000000 USD] plus [Rp 3,1 triliun|3100000000000 IDR].",
    "EX10": "Ekspor [4.000 ton|4000 t] baja dalam [dua pengapalan|2 pengapalan].",
    "EX11": "Pabrik itu saja memakan [Rp 15 triliun|15000000000000 IDR].",
    "EX12": "Impor migas [USD 2,1 miliar|2100000000 USD], nonmigas [USD 11,9 miliar|11900000000 USD].",
    "EX13": "Pasar halal bernilai [US$ 2 triliun|2000000000000 USD].",
    "EX14": "Kredit tumbuh [12,1 persen|12.1 %], NPL [2,4 persen|2.4 %].",
    "EX15": "Pajak baru [Rp 850 triliun|850000000000000 IDR] atau [55,1 persen|55.1 %] dari target.",
    "EX16": "Tarif turun sampai [0 persen|0 %].",
    "EX17": "Pajak [Rp 5.400.000.000|5400000000 IDR] disetor.",
    "EX18": "Setiap hektare menghasilkan [2,4 ton|2.4 t/ha] karet.",
    "EX19": "Bobot TKDN bus [41,5 persen|41.5 %].",
    "EX20": "PMA [Rp 90 triliun|90000000000000 IDR], PMDN [Rp 61 triliun|61000000000000 IDR].",
    "EX21": "Rupiah diasumsikan [Rp 14.400 per dolar AS|14400 IDR/USD].",
    "EX22": "Kenaikan sekitar itu tidak disertai angka.",
    "X01": "Rapat Senin (4/11/2019) pukul 14.30 WIB, lalu (6/11).",
    "X02": "UU Nomor 5 Tahun 2014, PP 138/2015, Pasal 31 ayat (2) angka 4 huruf c.",
    "X03": "Hubungi (021) 5550123 atau WA 0812-5550-1234.",
    "X04": "Tim itu menang 4-1, suaranya 8-3.",
    "X05": "Making Indonesia 4.0, B30, G20, 5G, Covid-19, dan 3T.",
    "X06": "Laporan ada di halaman 31.",
    "X07": "Kantornya di Jalan Kenanga Km 12 Blok B7.",
    "X08": "Suharno (47) pulang lebih awal.",
    "X09": "ISO 9001:2015, SNI 3144, HS 7209, KBLI 24102.",
    "X10": "Pesawat CN-235 dan N219, mesin Euro 4, bensin RON 92.",
    "X11": "Aksi 212 dan KTT ke-9 sudah lewat.",
    "X12": "Kabinet jilid II dan edisi 14 terbit.",
    "X13": "1. Industri mebel; 2. industri kaca.",
    "X14": "Proklamasi 17 Agustus 1945 diperingati.",
    "X15": "Tautan http://contoh.id/post/551234/kabar.html tersedia.",
    "X16": "Saham TPIA dan BRPT bergerak.",
    "X17": "Warga RT 04 RW 09 hadir.",
    "X18": "Pada 2018 perusahaan itu pindah.",
    "X19": "Pesawat GA-310 mendarat.",
    "X20": "Rumah tipe 36 dan kelas 3B dibuka.",
    "X21": "Seribu satu alasan dipakai, kerja setengah-setengah, izin satu pintu.",
    "X22": "Truk melaju 60 kilometer per jam.",
    "X23": "Kontrak 014/KI-AB/X/2019 diteken.",
    "X24": "Varian GR-6 dan seri A01 dipasarkan.",
}
MOVES = {                                  # sentence, figure, role, direction, comparison
    "D01": ("Ekspor kopi naik 4 persen.", "4 persen", "change", "up", None),
    "D02": ("Ekspor kopi anjlok 4 persen.", "4 persen", "change", "down", None),
    "D03": ("Utilisasi turun dari 75 persen menjadi 62 persen.", "75 persen", "level", None, None),
    "D04": ("Utilisasi turun menjadi 62 persen dari 75 persen.", "75 persen", "level", None, None),
    "D05": ("Ekspor turun 5 persen (mtm).", "5 persen", "change", "down", "mom"),
    "D06": ("Ekspor turun 5 persen dibandingkan periode yang sama tahun lalu.", "5 persen", "change", "down", "yoy"),
    "D07": ("Ekspor melonjak empat kali lipat.", "empat kali lipat", "change", "up", None),
    "D08": ("Upah di kota itu 20 persen lebih tinggi.", "20 persen", "change", "up", None),
    "D09": ("Harga semen stagnan di Rp 50.000 per sak.", "Rp 50.000 per sak", "level", None, None),
    "D10": ("Pertumbuhan industri melambat ke 4,1 persen.", "4,1 persen", "change", "up", None),
    "D11": ("IKI naik 0,31 poin.", "0,31 poin", "change", "up", None),
    "D12": ("Jumlah pekerja berkurang 900 orang.", "900 orang", "change", "down", None),
    "D13": ("Porsi ekspor naik menjadi 16 persen dari semula 15 persen.", "16 persen", "share", None, None),
    "D14": ("Setoran cukai naik Rp 11 triliun.", "Rp 11 triliun", "change", "up", None),
    "D15": ("Pemerintah mengejar penurunan impor sebesar 30 persen.", "30 persen", "change", "down", None),
}
TIMES = {                                  # sentence, figure, start, end
    "T01": ("Ekspor Januari-September 2019 mencapai US$ 9 miliar.", "US$ 9 miliar", "2019-01-01", "2019-09-30"),
    "T02": ("Ekspor semester I 2019 mencapai US$ 9 miliar.", "US$ 9 miliar", "2019-01-01", "2019-06-30"),
    "T03": ("Ekspor kuartal III/2019 mencapai US$ 9 miliar.", "US$ 9 miliar", "2019-07-01", "2019-09-30"),
    "T04": ("Sepanjang 2018 ekspor mencapai US$ 9 miliar.", "US$ 9 miliar", "2018-01-01", "2018-12-31"),
    "T05": ("Per Oktober 2019 kredit mencapai Rp9 triliun.", "Rp9 triliun", "2019-10-31", "2019-10-31"),
    "T06": ("Pemerintah menargetkan 18 pabrik hingga akhir 2019.", "18 pabrik", "", "2019-12-31"),
    "T07": ("Tahun lalu ekspor mencapai US$ 9 miliar.", "US$ 9 miliar", "2018-01-01", "2018-12-31"),
    "T08": ("Dalam lima tahun ke depan kebutuhan kaca naik 7 persen.", "7 persen", "2019-11-05", "2024-11-05"),
    "T09": ("Rencana 2020-2024 mematok 30 kawasan.", "30 kawasan", "2020-01-01", "2024-12-31"),
    "T10": ("Minggu pertama November penjualan 900 unit.", "900 unit", "2019-11-04", "2019-11-10"),
    "T11": ("Sejak Juli penjualan 900 unit.", "900 unit", "2019-07-01", ""),
    "T12": ("Pada tahun berjalan penjualan 900 unit.", "900 unit", "2019-01-01", "2019-10-31"),
    "T13": ("Pada Lebaran tahun depan stok gula 1,4 juta ton.", "1,4 juta ton", "", ""),
    "T14": ("Paling lambat 2027 akan ada 30 kawasan.", "30 kawasan", "", "2027-12-31"),
    "T15": ("Februari 2019 ada 6 juta penganggur.", "6 juta penganggur", "2019-02-01", "2019-02-28"),
    "T16": ("Tahun fiskal berakhir Maret 2019 laba Rp9 miliar.", "Rp9 miliar", "2018-04-01", "2019-03-31"),
    "T17": ("Dua bulan pertama 2019 ekspor US$ 9 miliar.", "US$ 9 miliar", "2019-01-01", "2019-02-28"),
    "T18": ("Kemarin penjualan 900 unit.", "900 unit", "2019-11-04", "2019-11-04"),
    "T19": ("Pada 1 November 2019 IHK tercatat 104,2.", "104,2", "2019-10-01", "2019-10-31"),
    "T20": ("Awal 2022 pabrik akan menyerap 900 orang.", "900 orang", "2022-01-01", "2022-04-30"),
}
SAID = {                                   # sentence, figure, status
    "L01": ("Pemerintah menargetkan 18 kawasan beroperasi.", "18 kawasan", "target"),
    "L02": ("Bank itu memperkirakan ekonomi tumbuh 5,1 persen tahun depan.", "5,1 persen", "forecast"),
    "L03": ("Perusahaan berencana menambah kapasitas 30.000 ton.", "30.000 ton", "target"),
    "L04": ("Serikat buruh menuding 9.000 pekerja dirumahkan.", "9.000 pekerja", "actual"),
    "L05": ("Jika lahan tuntas, kawasan ini bisa menyerap 15 ribu orang.", "15 ribu orang", "forecast"),
    "L06": ("Menteri membantah anggaran Rp 3 triliun itu dipakai.", "Rp 3 triliun", "actual"),
    "L07": ("\"Tahun lalu realisasinya Rp 55 triliun, tahun ini target kami Rp 64 triliun,\" ujar Sari Utami.", "Rp 64 triliun", "target"),
}
PLACED = {                                 # sentence, figure, place
    "PL01": ("KENDAL - Kawasan Industri Kendal menggaet 58 tenant.", "58 tenant", "Kawasan Industri Kendal"),
    "PL02": ("Kabupaten Bogor menyerap 19 persen investasi.", "19 persen", "Kabupaten Bogor"),
    "PL03": ("Jawa Tengah menyerap 60 persen PMA.", "60 persen", "Jawa Tengah"),
    "PL04": ("Sulawesi hanya kebagian 8 persen dari nilai itu.", "8 persen", "Sulawesi"),
    "PL05": ("Pabrik di Kabupaten Batang akan menyerap 500 orang.", "500 orang", "Kabupaten Batang"),
    "PL06": ("Ekspor Indonesia ke Tiongkok sebesar USD 2 miliar.", "USD 2 miliar", "Indonesia"),
    "PL07": ("Kabupaten Morowali mencatat PDRB tumbuh 20 persen.", "20 persen", "Kabupaten Morowali"),
    "PL08": ("Sumatera Selatan menargetkan 300 IKM naik kelas.", "300 IKM", "Sumatera Selatan"),
}
COUNTS = {"N": 20, "S": 12, "C": 20, "P": 9, "R": 10, "A": 9, "U": 23, "O": 11, "D": 15, "X": 24, "K": 10, "L": 7, "M": 4, "T": 20, "PL": 8, "EX": 22}


def test_every_row_of_the_domain_notes_has_a_sentence():
    rows = [*FORMS, *MOVES, *TIMES, *SAID, *PLACED]
    assert len(rows) == len(set(rows)) == sum(COUNTS.values()) == 224
    for prefix, count in COUNTS.items():
        assert sum(row.rstrip("0123456789") == prefix for row in rows) == count, prefix


@pytest.mark.parametrize("row", FORMS)
def test_forms(row):
    text = MARK.sub(r"\g<text>", FORMS[row])
    assert [(figure.text, answer(figure)) for figure in find(text)] == [(mark["text"], mark["answer"]) for mark in MARK.finditer(FORMS[row])]


def figure_of(annotate, sentence, text):
    return next(figure for figure in annotate(sentence).figures if figure.text == text)


@pytest.mark.parametrize("row", MOVES)
def test_moves(annotate, row):
    sentence, text, *expected = MOVES[row]
    figure = figure_of(annotate, sentence, text)
    assert [figure.role, figure.direction, figure.comparison] == expected


@pytest.mark.parametrize("row", TIMES)
def test_times(annotate, row):
    sentence, text, start, end = TIMES[row]
    period = figure_of(annotate, sentence, text).period
    assert (str((period and period.start) or ""), str((period and period.end) or "")) == (start, end)


@pytest.mark.parametrize("row", SAID)
def test_said(annotate, row):
    sentence, text, status = SAID[row]
    assert figure_of(annotate, sentence, text).status == status


@pytest.mark.parametrize("row", PLACED)
def test_placed(annotate, row):
    sentence, text, place = PLACED[row]
    assert figure_of(annotate, sentence, text).place == place
