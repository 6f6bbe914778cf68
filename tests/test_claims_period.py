"""Which period a figure refers to: sentences of our own, published on 5 November 2019."""
import pytest

CASES = [                                  # sentence, figure, start, end ("" for none)
    ("Sepanjang 2018 ekspor kayu lapis mencapai US$ 2 miliar.", "US$ 2 miliar", "2018-01-01", "2018-12-31"),
    ("Ekspor kayu lapis mencapai US$ 2 miliar pada 2018.", "US$ 2 miliar", "2018-01-01", "2018-12-31"),
    ("Ekspor kayu lapis pada 2018 mencapai US$ 2 miliar.", "US$ 2 miliar", "2018-01-01", "2018-12-31"),
    ("Ekspor kayu lapis mencapai US$ 2 miliar.", "US$ 2 miliar", "", ""),
    ("Penjualan naik 3 persen menjadi 400 unit pada Mei 2019.", "3 persen", "2019-05-01", "2019-05-31"),
    ("Penjualan naik 3 persen menjadi 400 unit pada Mei 2019.", "400 unit", "2019-05-01", "2019-05-31"),
    ("Laba naik dari Rp2 miliar pada 2017 menjadi Rp3 miliar pada 2018.", "Rp2 miliar", "2017-01-01", "2017-12-31"),
    ("Laba naik dari Rp2 miliar pada 2017 menjadi Rp3 miliar pada 2018.", "Rp3 miliar", "2018-01-01", "2018-12-31"),
    ("Pada kuartal II 2019 produksi naik 5 persen dibandingkan kuartal I 2019.", "5 persen", "2019-04-01", "2019-06-30"),
    ("Pada semester I 2019 laba Rp5 miliar, naik dari periode yang sama tahun lalu sebesar Rp4 miliar.", "Rp4 miliar", "2018-01-01", "2018-06-30"),
    ("Kementerian menargetkan 20 pabrik beroperasi hingga akhir 2020.", "20 pabrik", "", "2020-12-31"),
    ("Hingga akhir 2020 ditargetkan 20 pabrik beroperasi.", "20 pabrik", "", "2020-12-31"),
    ("Tahun ini produksi gula diperkirakan 2,2 juta ton.", "2,2 juta ton", "2019-01-01", "2019-12-31"),
    ("Tahun depan produksi gula ditargetkan 2,4 juta ton.", "2,4 juta ton", "2020-01-01", "2020-12-31"),
    ("Per Oktober 2019 jumlah pelanggan mencapai 4 juta orang.", "4 juta orang", "2019-10-31", "2019-10-31"),
    ("Saat ini ada 80 galangan kapal di Batam.", "80 galangan kapal", "2019-11-05", "2019-11-05"),
    ("\"Utilisasi pabrik baru 60 persen,\" kata Budi Santoso, Senin (4/11/2019).", "60 persen", "", ""),
    ("Pada 2016 ekspor Rp3 triliun, pada 2017 sebesar Rp4 triliun, dan menjadi Rp5 triliun pada 2018.", "Rp4 triliun", "2017-01-01", "2017-12-31"),
    ("Pada 2016 ekspor Rp3 triliun, pada 2017 sebesar Rp4 triliun, dan menjadi Rp5 triliun pada 2018.", "Rp5 triliun", "2018-01-01", "2018-12-31"),
    ("Produksi diproyeksikan 30 ribu ton dan 33 ribu ton untuk 2020 dan 2021.", "30 ribu ton", "2020-01-01", "2020-12-31"),
    ("Produksi diproyeksikan 30 ribu ton dan 33 ribu ton untuk 2020 dan 2021.", "33 ribu ton", "2021-01-01", "2021-12-31"),
    ("Pada Januari-September 2019 ekspor mencapai US$ 9 miliar, atau 12 persen dari total ekspor nasional.", "12 persen", "2019-01-01", "2019-09-30"),
    ("Sepanjang 2018 penjualan motor 6 juta unit. Angka itu naik 8 persen.", "8 persen", "2018-01-01", "2018-12-31"),
    ("Kinerja perseroan moncer pada kuartal I 2019. Pabrik itu membukukan pendapatan Rp700 miliar.", "Rp700 miliar", "2019-01-01", "2019-03-31"),
    ("Rimba menaikkan bea masuk kaca pada 2 September 2019. Rinciannya, bea kaca tebal 4 persen, kaca tipis 6 persen.", "6 persen", "2019-09-02", "2019-09-02"),
    ("Kementerian memproyeksi subsidi kayu Rp9 miliar hingga akhir 2020. Rincian itu terdiri dari subsidi rotan Rp4 miliar.", "Rp4 miliar", "", "2020-12-31"),
    ("Rini Wulandari mengumumkannya pada Senin (4/11). Rinciannya, bea kaca tebal 4 persen.", "4 persen", "", ""),
    ("Bursa Nusa lesu pada pembukaan perdagangan Senin (4/11). Indeks Nusa anjlok 2 persen.", "2 persen", "2019-11-04", "2019-11-04"),
    ("Indeks payung turun 4 persen dari 50 poin pada pekan lalu ke level 48 poin pada Jumat (1/11/2019).", "4 persen", "2019-11-01", "2019-11-01"),
    ("Indeks payung turun 4 persen dari 50 poin pada pekan lalu ke level 48 poin pada Jumat (1/11/2019).", "50 poin", "2019-10-28", "2019-11-03"),
    ("Indeks payung turun 4 persen dari 50 poin pada pekan lalu ke level 48 poin pada Jumat (1/11/2019).", "48 poin", "2019-11-01", "2019-11-01"),
    ("Per September 2019 laba turun 4 persen menjadi Rp5 miliar dibandingkan dengan Rp6 miliar pada periode yang sama tahun sebelumnya.", "Rp6 miliar",
     "2018-09-30", "2018-09-30"),
    ("Pada April 2019 harga payung Rp9.000, sedangkan saat ini sudah menyentuh Rp8.000.", "Rp9.000", "2019-04-01", "2019-04-30"),
    ("Sepanjang 2018 laba payung Rp9 miliar. Analis senang. Realisasi tersebut memenuhi 90 persen dari proyeksi.", "90 persen", "2018-01-01", "2018-12-31"),
    ("Pajak payung berasal dari Rp2 miliar penerimaan tahun 2017, Rp3 miliar penerimaan tahun 2018, Rp4 miliar penerimaan 2019.", "Rp3 miliar", "2018-01-01",
     "2018-12-31"),
    ("Saat ini harga payung Rp9.000, meskipun bank telah menjual Rp2 miliar.", "Rp2 miliar", "", ""),
    ("Dulu kami bayar Rp3 miliar sekarang harus dibayar Rp9 miliar.", "Rp3 miliar", "", ""),
    ("Tingkat hunian akan naik dari 4 persen saat ini menjadi 5 persen.", "4 persen", "2019-11-05", "2019-11-05"),
    ("Industri kayu menyumbang 4 persen, dengan investasi Rp5 miliar pada 2018.", "4 persen", "", ""),
    ("Pada 2018 kayu lesu. Analis merekomendasikan beli dengan target harga Rp9.000.", "Rp9.000", "", ""),
    ("Harga acuan memakai harga pada bulan sebelumnya, dengan kadar air 8 persen.", "8 persen", "", ""),
    ("Surat utang ditawarkan dengan kupon 7 persen dan jatuh tempo 15 April 2040.", "7 persen", "", ""),
    ("Pada 2018 kayu lesu. Analis merekomendasikan beli dengan target harga masing-masing Rp9.000 dan Rp9.200.", "Rp9.200", "", ""),
    ("Arus kendaraan dihitung pada 26-28 Oktober. Tercatat sebanyak 900 kendaraan melintas.", "900 kendaraan", "2019-10-26", "2019-10-28"),
    ("Payung antik yang dibeli pada 2007 itu laku terjual Rp3 juta.", "Rp3 juta", "", ""),
    ("Payung keluaran tahun 1988 laku terjual Rp3 juta.", "Rp3 juta", "", ""),
    ("Pameran yang digelar pada 2 September 2019 itu diikuti 40 pabrik.", "40 pabrik", "2019-09-02", "2019-09-02"),
    ("Hingga September 2019 belanja Rp5 miliar. Angka itu setara 62 persen dari pagu belanja tahun ini sebesar Rp8 miliar.", "62 persen", "2019-01-01", "2019-09-30"),
    ("Harga rotan naik 8 persen dibandingkan Jumat (1/11) pekan lalu.", "8 persen", "", ""),
    ("Tarif listrik golongan 900 VA naik 5 persen mulai 2020.", "900 VA", "", ""),
    ("Ekspor payung Rp9 miliar, kata Kepala Dinas Perkayuan Rini Wulandari, Senin (4/11/2019).", "Rp9 miliar", "", ""),
    ("Serapan anggaran 40 persen dari target tahun 2019.", "40 persen", "", ""),
    ("Margin naik menjadi 39 persen dari sebelumnya 25 persen pada kuartal I 2018.", "25 persen", "2018-01-01", "2018-03-31"),
    ("Margin naik menjadi 39 persen dari sebelumnya 25 persen pada kuartal I 2018.", "39 persen", "", ""),
    ("Pada Oktober 2019 inflasi 0,2 persen. Secara tahun berjalan, inflasi sebesar 2,1 persen dan secara tahunan mencapai 3,1 persen.", "2,1 persen", "2019-01-01", "2019-10-31"),
    ("Transaksi payung ramai selama periode 21-25 Oktober 2019. Rata-rata transaksi naik 9 persen.", "9 persen", "2019-10-21", "2019-10-25"),
    ("Indeks payung ditutup di level 400 pada Jumat (1/11/2019). Posisi tersebut mencerminkan penurunan 2 persen.", "2 persen", "2019-11-01", "2019-11-01"),
    ("Rimba mengenakan tarif impor sebesar 5 persen. Tarif ini mulai berlaku pada 9 Oktober 2019.", "5 persen", "2019-10-09", ""),
    ("Rimba mengenakan tarif impor sebesar 5 persen. Tarif ini ditolak sejak 9 Oktober 2019.", "5 persen", "", ""),
    ("Per September 2019 aset Rp9 miliar. Jumlah pelanggan naik dari 400 rumah menjadi 500 rumah.", "400 rumah", "", ""),
    ("Pada September 2019 ekspor payung turun 3 persen, lebih kecil dari bulan sebelumnya yang mencatat penurunan sebesar 5 persen.", "5 persen", "2019-08-01", "2019-08-31"),
    ("Pada September 2019 ekspor payung turun dari bulan sebelumnya yang sepi, impor rotan sebesar 5 persen.", "5 persen", "2019-09-01", "2019-09-30"),
    ("Ekonomi diramal tumbuh 5,2 persen pada 2020. Kredit diperkirakan naik 10 persen.", "10 persen", "2020-01-01", "2020-12-31"),
    ("Ekspor 700 unit dan impor 250 unit truk tercatat pada semester I 2019.", "700 unit", "2019-01-01", "2019-06-30"),
    ("Sepanjang 2018 ekspor kopi naik 4 persen. Petani lega. Nilai ekspor kopi mencapai US$ 1 miliar.", "US$ 1 miliar", "", ""),
    ("Pada semester I 2019 ekspor kopi US$ 1 miliar. Petani lega. Ekspor kopi ke Jepang US$ 90 juta.", "US$ 90 juta", "2019-01-01", "2019-06-30"),
    ("Sepanjang 2018 ekspor kopi US$ 1 miliar. Petani lega. Ekspor kopi ke Jepang US$ 90 juta.", "US$ 90 juta", "", ""),
    ("Saat ini ada 80 galangan kapal di Batam. Jumlah galangan kapal di Bintan 20 unit.", "20 unit", "", ""),
    ("Pameran payung digelar pada 2019. Pabrik itu membukukan pendapatan Rp700 miliar.", "Rp700 miliar", "", ""),
    ("Sepanjang 2018 ekspor kopi US$ 1 miliar. Pada 2017 petani lesu. Ekspor kopi ke Jepang US$ 90 juta.", "US$ 90 juta", "2017-01-01", "2017-12-31"),
    ("Pertumbuhan industri kayu melambat ke 4 persen pada kuartal III 2019 dari 5 persen setahun sebelumnya.", "5 persen", "2018-07-01", "2018-09-30"),
    ("Pertumbuhan industri kayu melambat ke 4 persen pada kuartal III 2019 dari 5 persen setahun sebelumnya.", "4 persen", "2019-07-01", "2019-09-30"),
    ("Inflasi Oktober melebihi bulan sebelumnya, naik menjadi 4 persen dari 3 persen.", "3 persen", "2019-09-01", "2019-09-30"),
    ("Pada kuartal I 2019 laba Rp5 miliar, naik dari periode yang sama tahun lalu sebesar Rp4 miliar. Pendapatan naik menjadi Rp9 miliar dari sebelumnya "
     "Rp8 miliar.", "Rp9 miliar", "2019-01-01", "2019-03-31"),
    ("Pada kuartal I 2019 laba Rp5 miliar, naik dari periode yang sama tahun lalu sebesar Rp4 miliar. Pendapatan naik menjadi Rp9 miliar dari sebelumnya "
     "Rp8 miliar.", "Rp8 miliar", "2018-01-01", "2018-03-31"),
    ("Pada semester I 2019 ekspor rotan US$ 90 juta. Sementara itu, margin pabrik naik menjadi 12 persen.", "12 persen", "2019-01-01", "2019-06-30"),
    ("Pada semester I 2019 ekspor rotan US$ 90 juta. Berdasarkan data asosiasi, margin pabrik 12 persen.", "12 persen", "", ""),
    ("Pada semester I 2019 ekspor rotan US$ 90 juta. Ekspor itu kena tarif 12 persen.", "12 persen", "", ""),
    ("Subsidi Rp80 triliun diusulkan untuk 2020. Angka itu lebih tinggi Rp9 triliun dari APBN 2019.", "Rp9 triliun", "2020-01-01", "2020-12-31"),
    ("Defisit lebih rendah 5 persen dibandingkan outlook APBN 2018.", "5 persen", "", ""),
    ("Laba melesat menjadi Rp9 miliar dari Rp8 miliar setahun sebelumnya.", "Rp8 miliar", "", ""),
    ("Bea masuk kaca naik dari 5 persen ke 7 persen mulai Januari 2020.", "5 persen", "", ""),
    ("Bea masuk kaca naik dari 5 persen ke 7 persen mulai Januari 2020.", "7 persen", "2020-01-01", ""),
    ("Ekspor rotan naik dari 3 juta ton pada 2017 menjadi 5 juta ton.", "3 juta ton", "2017-01-01", "2017-12-31"),
    ("Ekspor rotan naik dari 3 juta ton pada 2017 menjadi 5 juta ton.", "5 juta ton", "", ""),
    ("Pada 2018 ekspor rotan naik dari 3 juta ton pada 2017 menjadi 5 juta ton.", "5 juta ton", "2018-01-01", "2018-12-31"),
    ("Ekspor Oktober turun 6 persen mtm tetapi naik 2 persen ytd.", "2 persen", "2019-01-01", "2019-10-31"),
    ("Ekspor Oktober turun 6 persen mtm tetapi naik 2 persen ytd.", "6 persen", "2019-10-01", "2019-10-31"),
    ("Pada kuartal I 2019 aset rotan Rp9 miliar, naik dibandingkan kuartal I 2018 sebesar Rp8 miliar. Peningkatan aset rotan ditopang kebun Rp3 miliar.",
     "Rp3 miliar", "2019-01-01", "2019-03-31"),
    ("Dibandingkan Oktober tahun lalu, ekspor rotan naik 2 persen.", "2 persen", "2019-10-01", "2019-10-31"),
    ("Pada 1 November 2019 IHK tercatat 104,1.", "104,1", "2019-10-01", "2019-10-31"),
    ("Pada 1 November 2019 rupiah berada di Rp14.000 per dolar AS.", "Rp14.000 per dolar AS", "2019-11-01", "2019-11-01"),
    ("Dalam lima tahun ke depan permintaan keramik naik 7 persen.", "7 persen", "2019-11-05", "2024-11-05"),
    ("Harga emas turun Rp5.000 dibandingkan dengan perdagangan Senin (4/11).", "Rp5.000", "", ""),
    ("Pabrik itu untung Rp9 miliar menjelang laporan kuartal III 2019.", "Rp9 miliar", "", ""),
    ("Bank Nusa menaikkan peluang resesi menjadi 35 persen dan memperkirakan bunga turun tahun ini.", "35 persen", "", ""),
    ("Ekspor dipatok Rp9 miliar, naik 5 persen dari perkiraan Oktober.", "5 persen", "", ""),
    ("Minyak berjangka Brent untuk Desember naik 2 persen.", "2 persen", "", ""),
    ("Kontrak baru untuk Desember bernilai Rp9 miliar.", "Rp9 miliar", "2019-12-01", "2019-12-31"),
    ("Kredit per Oktober 2019 mencapai Rp9 triliun. Angka ini setara 40 persen dari target penyaluran sepanjang 2019.", "40 persen", "2019-10-31", "2019-10-31"),
    ("Pada kuartal I 2019 ekspor rotan US$ 90 juta. Margin pabrik naik menjadi 9 persen dari sebelumnya 7 persen pada kuartal I 2018.", "9 persen",
     "2019-01-01", "2019-03-31"),
    ("Besok 200 buruh mogok \"investasi perlu naik 6 persen\" ujar Rini Wulandari.", "6 persen", "", ""),
    ("Kawasan itu berdiri pada 2011 dan telah menyerap 900 pekerja.", "900 pekerja", "", ""),
    ("Kawasan itu pada 2011 menyerap 900 pekerja dan telah untung.", "900 pekerja", "2011-01-01", "2011-12-31"),
    ("Harga kakao naik 3 persen, level tertinggi dalam 3 bulan terakhir.", "3 persen", "", ""),
    ("Penjualan kakao naik 3 persen dalam 3 bulan terakhir.", "3 persen", "2019-08-05", "2019-11-05"),
    ("Indeks Russell 2000 jatuh 3 persen.", "3 persen", "", ""),
    ("Pasar melihat peluang 60 persen bunga turun pada Desember.", "60 persen", "2019-12-01", "2019-12-31"),
    ("QRST - Buy 1460 | TP 1550 | SL 1380 pada 2019.", "1550", "", ""),
    ("Dalam tiga bulan terakhir penjualan kakao naik 3 persen.", "3 persen", "2019-08-05", "2019-11-05"),
    ("Dua tahun lalu kebun dibuka dan panen kakao naik 3 persen.", "3 persen", "", ""),
    ("Pada 2017, sebesar Rp3 miliar dan tahun 2018 sebesar Rp4 miliar disalurkan.", "Rp3 miliar", "2017-01-01", "2017-12-31"),
    ("Anggaran payung naik menjadi Rp4 miliar pada 2019 dari Rp3 miliar.", "Rp3 miliar", "", ""),
    ("Pada 2019 pabrik mempekerjakan 90 orang, atau lebih dari 40 orang.", "40 orang", "2019-01-01", "2019-12-31"),
    ("Laba naik 4 persen dibandingkan laba perseroan pada 2017.", "4 persen", "", ""),
    ("Jumlah galangan di Batam kini mencapai 80 unit.", "80 unit", "2019-11-05", "2019-11-05"),
    ("Harga payung kini Rp90 ribu.", "Rp90 ribu", "", ""),
    ("Pada September 2019 margin pabrik 9 persen. Pada bulan sebelumnya, margin pabrik berada di level 8 persen.", "8 persen", "2019-08-01", "2019-08-31"),
    ("Menurut riset yang dirilis pada Senin (4/11), margin pabrik 9 persen.", "9 persen", "", ""),
    ("Obligasi kayu ditawarkan pada 4 Oktober-9 November 2019. Kuponnya 6 persen per tahun.", "6 persen", "", ""),
    ("Kemiskinan akan turun pada akhir 2020 dari posisi saat ini 9 persen atau 25 juta orang.", "25 juta orang", "2019-11-05", "2019-11-05"),
    ("Sari Utami mengatakan pada Senin (4/11) bahwa tarif kayu 5 persen.", "5 persen", "", ""),
    ("Pabrik diharapkan pulih pada triwulan IV 2019. Margin pabrik 9 persen.", "9 persen", "", ""),
    ("Panen kakao merosot 4 persen dibandingkan rata-rata 2016 maupun 2017.", "4 persen", "", ""),
    ("Ini kali pertama kakao diperdagangkan di atas US$92 sejak 8 Oktober 2018.", "US$92", "", ""),
    ("Laporan kuartal I 2019 terbit. Utang naik pada 2018. Direksi puas. Perseroan meraih laba Rp9 miliar, tumbuh 4 persen dibandingkan kuartal I 2018.",
     "Rp9 miliar", "2019-01-01", "2019-03-31"),
    ("Laporan kuartal II 2019 terbit. Utang naik pada 2018. Direksi puas. Perseroan meraih laba Rp9 miliar, tumbuh 4 persen dibandingkan kuartal I 2018.",
     "Rp9 miliar", "", ""),
    ("Bank Nusa menurunkan proyeksi pertumbuhan ekonomi dari 5 persen menjadi 4 persen pada 2020.", "5 persen", "2020-01-01", "2020-12-31"),
    ("Kurs menguat 0,2 persen dibandingkan perdagangan Senin (4/11) sore di level Rp14.355.", "Rp14.355", "2019-11-04", "2019-11-04"),
    ("Pada Senin (4/11) kurs naik 0,2 persen dari Rp14.355 pada perdagangan sebelumnya.", "Rp14.355", "2019-11-01", "2019-11-01"),
    ("Sasaran inflasi 3 persen berlaku pada 2018 dan 2019.", "3 persen", "2018-01-01", "2019-12-31"),
    ("Kontrak senilai Rp90 miliar diteken. Perusahaan itu berdiri sejak 1987.", "Rp90 miliar", "", ""),
    ("Harga rotan turun menjadi Rp8.000 pada pekan ini. Pekan sebelumnya, harga rotan Rp9.000.", "Rp9.000", "2019-10-28", "2019-11-03"),
    ("Pada 2018 pendapatan Rp9 miliar, naik 5 persen dari pendapatan perseroan di akhir 2017.", "5 persen", "2018-01-01", "2018-12-31"),
    ("Laba naik 5 persen jika dibanding laba perseroan 2017.", "5 persen", "", ""),
    ("Pada 2018 panen kakao dua kali lipat lebih tinggi dibanding awal panen kebun pada 2011.", "dua kali lipat", "2018-01-01", "2018-12-31"),
    ("Ongkos mencapai 5 persen dari pendapatan perseroan pada 2017.", "5 persen", "2017-01-01", "2017-12-31"),
    ("Ekspor payung selama 2018 memuaskan. Pedagang menjual payung Rp9 miliar (kurs Rp14.500).", "Rp9 miliar", "2018-01-01", "2018-12-31"),
    ("Ekspor payung selama 2018 memuaskan. Pedagang menjual payung Rp9 miliar (kurs Rp14.500).", "Rp14.500", "", ""),
    ("Ekspor payung lesu, kata Tono, pada 2018. Pedagang menjual payung Rp9 miliar.", "Rp9 miliar", "", ""),
    ("Angka itu lebih rendah dari 6 persen pada kuartal III 2018. Pertumbuhan industri kayu 4,1 persen.", "4,1 persen", "", ""),
    ("Per September 2019 luas kebun 900 ha, yang terdiri dari 700 ha kakao.", "700 ha", "2019-09-30", "2019-09-30"),
    ("Per September 2019 luas kebun 900 ha, naik dari 700 ha.", "700 ha", "", ""),
    ("Saat ini ada 80 galangan kapal di Batam. Sementara di Bintan ada 20 galangan kapal.", "20 galangan kapal", "2019-11-05", "2019-11-05"),
    ("Saat ini ada 80 galangan kapal di Batam. Sementara di Bintan dulu ada 20 galangan kapal.", "20 galangan kapal", "", ""),
    ("Per September 2019 kredit kayu naik 6 persen yoy menjadi Rp9 miliar dari Rp8 miliar.", "Rp8 miliar", "2018-09-30", "2018-09-30"),
    ("Laba kayu naik 6 persen secara tahunan dari Rp8 miliar menjadi Rp9 miliar pada kuartal I 2019.", "Rp8 miliar", "2018-01-01", "2018-03-31"),
    ("Laba kayu naik 6 persen secara bulanan dari Rp8 miliar menjadi Rp9 miliar pada Maret 2019.", "Rp8 miliar", "", ""),
    ("Pada September 2019 panen naik menjadi 900 ton dari bulan sebelumnya 800 ton. Nilainya naik menjadi Rp9 miliar dari Rp8 miliar.", "Rp8 miliar", "2019-08-01",
     "2019-08-31"),
]


@pytest.mark.parametrize(("sentence", "text", "start", "end"), CASES)
def test_period(annotate, sentence, text, start, end):
    figure = next(figure for figure in annotate(sentence).figures if figure.text == text)
    bounds = (figure.period.start, figure.period.end) if figure.period else (None, None)
    assert tuple(str(bound or "") for bound in bounds) == (start, end)


RUPIAH = (
    "Rupiah Menguat ke Rp14.010\n"
    "Kurs rupiah ditutup di Rp14.010 per dolar AS pada Senin (4/11). Mata uang Garuda menguat 0,2 persen dari perdagangan Jumat (1/11). "
    "Baht Thailand menguat 0,4 persen. Analis Sari Utami menyebut inflasi 3,1 persen. "
    "\"Rupiah masih bisa melemah, dengan potensi di kisaran Rp14.090,\" katanya. Kemarin rupiah sempat berada di level Rp14.220. Rapat dimulai pukul 9. Kopi berada di level Rp900. "
    "Minyak kontrak pengiriman Januari 2020 naik 1,5 persen, kenaikan terbesar sejak 2016."
)


@pytest.mark.parametrize(("text", "day"), [
    ("Rp14.010 per dolar AS", "2019-11-04"),
    ("0,2 persen", "2019-11-04"),
    ("0,4 persen", "2019-11-04"),
    ("3,1 persen", None),
    ("Rp14.090", "2019-11-05"),
    ("Rp14.220", "2019-11-04"),
    ("Rp900", None),
    ("1,5 persen", "2019-11-04"),
])
def test_a_market_report_tells_of_the_day_that_its_lead_names(annotate, text, day):
    figure = next(figure for figure in annotate(RUPIAH).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == day


def test_a_report_of_prices_in_an_afternoon(annotate):
    article = "Kurs rupiah berada di level Rp14.010 per dolar AS pada Senin (4/11) sore. Baht Thailand menguat 0,4 persen."
    assert {str(figure.period.start) for figure in annotate(article, title="Rupiah Lunglai").figures} == {"2019-11-04"}


ROWS = (
    "Indeks Nusa Turun\nIndeks Nusa turun 0,5 persen ke level 6.418,72 pada perdagangan Senin (4/11).Tujuh sektor lesu, dipimpin industri kayu (-1,6%). "
    "Menurut Sari Utami, investor menanti data. Sebanyak 156 saham menguat, dan sebanyak 40 pabrik tutup."
)


TRADED = (
    "Dolar Menguat\nDolar dibuka menguat pada perdagangan Selasa (5/11). Dolar melemah terhadap mata uang Kanada sebesar 0,4 persen. "
    "Kurs rupiah berada di Rp14.010, naik dibandingkan perdagangan Senin (4/11). Posisi hari sebelumnya yakni Rp14.030."
)


@pytest.mark.parametrize(("text", "day"), [("0,4 persen", "2019-11-05"), ("Rp14.010", "2019-11-05"), ("Rp14.030", "2019-11-04")])
def test_the_day_that_a_session_is_compared_with_is_not_its_own(annotate, text, day):
    figure = next(figure for figure in annotate(TRADED).figures if figure.text == text)
    assert str(figure.period.start) == day


FRIDAY = (
    "Rupiah Menguat\nRupiah berada di Rp14.010 pada Selasa (5/11), menguat dibandingkan Rp14.070 pada Jumat (1/11). Baht Thailand menguat 0,4 persen. "
    "Dalam sepekan rupiah melemah 0,9 persen. Rini Sapto mengatakan pasar menanti data, Senin (4/11). Won Korea menguat 0,2 persen."
)


@pytest.mark.parametrize(("text", "day"), [("Rp14.070", "2019-11-01"), ("0,4 persen", "2019-11-05"), ("0,9 persen", None), ("0,2 persen", "2019-11-05")])
def test_neither_the_day_of_a_base_nor_that_of_a_statement_changes_the_session(annotate, text, day):
    figure = next(figure for figure in annotate(FRIDAY).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == day


AHEAD = (
    "Laju Indeks Tertahan\nLaju indeks akan mendatar. Analis Sari Utami memperkirakan indeks di kisaran 5.650. Indeks ditutup melemah kemarin. "
    "Indeks turun ke level 5.707."
)


@pytest.mark.parametrize(("text", "day"), [("5.650", "2019-11-05"), ("5.707", "2019-11-04")])
def test_a_forecast_is_for_the_day_of_publication_where_the_report_is_of_the_eve(annotate, text, day):
    figure = next(figure for figure in annotate(AHEAD).figures if figure.text == text)
    assert str(figure.period.start) == day


GOLD = (
    "Harga jual emas Rainly berada di posisi Rp900 ribu per gram pada Selasa (5/11). Harga pembelian kembali naik Rp6.000 dari Rp810 ribu menjadi Rp816 ribu. "
    "Kilang minyak Rimba memproduksi 300 ribu barel per hari. Emas dunia menguat 0,2 persen."
)


@pytest.mark.parametrize(("text", "day"), [
    ("Rp900 ribu per gram", "2019-11-05"), ("Rp6.000", "2019-11-05"), ("Rp810 ribu", "2019-11-04"), ("Rp816 ribu", "2019-11-05"),
    ("300 ribu barel per hari", None), ("0,2 persen", "2019-11-05")])
def test_the_prices_of_a_day_that_the_title_names(annotate, text, day):
    figure = next(figure for figure in annotate(GOLD, title="Harga Emas Rainly Hari Ini").figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == day


QUOTED = "Kurs rupiah berada di level Rp14.010 per dolar AS pada Senin (4/11). Yen Jepang menguat 0,5 persen."


def test_a_price_and_a_day_are_a_report(annotate):
    figures = annotate(QUOTED, title="Inflasi Mereda, Rupiah ke Rp14.010").figures
    assert {str(figure.period.start) for figure in figures if figure.field == "text"} == {"2019-11-04"}


def test_what_closed_overseas_has_the_day_just_named(annotate):
    article = "Laba Rainly Rp9 miliar. Pemegang saham menyambutnya. Saham Amerika lesu pada Kamis (31/10). Indeks Dow Jones turun 1,2 persen."
    figure = next(figure for figure in annotate(article, title="Laba Rainly Naik").figures if figure.text == "1,2 persen")
    assert str(figure.period.start) == "2019-10-31"


OIL = (
    "Minyak Turun Tipis\nHarga minyak turun pada Senin karena pasar menanti data yang akan dirilis pada Selasa (5/11). Minyak ditutup turun 28 sen, atau 0,4 persen."
)


def test_the_day_of_an_announcement_is_no_session(annotate):
    figure = next(figure for figure in annotate(OIL).figures if figure.text == "0,4 persen")
    assert str(figure.period.start) == "2019-11-04"


@pytest.mark.parametrize(("text", "day"), [("Tujuh sektor", "2019-11-04"), ("-1,6%", "2019-11-04"), ("156 saham", "2019-11-04")])
def test_shares_sectors_and_signed_changes_are_of_the_session(annotate, text, day):
    figure = next(figure for figure in annotate(ROWS).figures if figure.text == text)
    assert str(figure.period.start) == day


LATE = (
    "Bursa Nusa Anjlok\nSumber: Kabar | Editor: Sari Utami. Indeks utama anjlok pada awal perdagangan Senin (4/11). Investor mencari perlindungan pada "
    "obligasi di tengah kabar tarif baru. Saham Tani Makmur turun 2,7 persen. Pada kuartal III 2019 laba Tani Makmur Rp9 miliar. "
    "Beban pabrik naik 4 persen."
)


@pytest.mark.parametrize(("text", "start"), [("2,7 persen", "2019-11-04"), ("Rp9 miliar", "2019-07-01"), ("4 persen", "2019-07-01")])
def test_a_market_report_that_goes_on_to_a_quarter_leaves_its_day(annotate, text, start):
    figure = next(figure for figure in annotate(LATE).figures if figure.text == text)
    assert str(figure.period.start) == start


SESSIONS = (
    "Rupiah Lesu Jelang Akhir Pekan\n"
    "Kurs rupiah diprediksi melemah pada perdagangan Jumat (8/11). Kurs rupiah ditutup turun 0,3 persen pada Kamis (7/11). "
    "Mata uang Garuda sempat menyentuh Rp14.090 per dolar AS. Sepekan ini baht turun 1,5 persen dalam 3 hari perdagangan terakhir."
)


@pytest.mark.parametrize(("text", "start", "end"), [
    ("0,3 persen", "2019-11-07", "2019-11-07"), ("Rp14.090 per dolar AS", "2019-11-07", "2019-11-07"), ("1,5 persen", "2019-11-05", "2019-11-07")])
def test_a_market_report_tells_of_the_session_that_it_named_last(annotate, text, start, end):
    figure = next(figure for figure in annotate(SESSIONS, published="2019-11-08").figures if figure.text == text)
    assert (str(figure.period.start), str(figure.period.end)) == (start, end)


BUDGET = (
    "Kementerian Perkayuan akan menerima Rp90 miliar. Kayu adalah bahan utama payung. Hutan rakyat bakal menerima Rp4 miliar. Kebun itu menyerap 80 orang."
)


@pytest.mark.parametrize(("title", "text", "start"), [
    ("Anggaran Kayu 2020 Disetujui", "Rp4 miliar", "2020-01-01"),
    ("Anggaran Kayu 2020 Disetujui", "80 orang", None),
    ("Anggaran Kayu 2018 Dibahas Lagi", "Rp4 miliar", None),
    ("Anggaran Kayu 2020 Melebihi 2019", "Rp4 miliar", None),
])
def test_a_plan_without_a_time_is_of_the_only_year_of_title_and_lead(annotate, title, text, start):
    figure = next(figure for figure in annotate(BUDGET, title=title).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start


POINTED = (
    "Pada semester I 2019 ekspor rotan US$ 90 juta.\nBaca Juga: Ekspor Kopi Rimba Naik 7 Persen Pekan Lalu\n"
    "Ekspor rotan ke Jepang naik 3 persen pada periode tersebut."
)


@pytest.mark.parametrize(("text", "start"), [("US$ 90 juta", "2019-01-01"), ("7 Persen", "2019-10-28"), ("3 persen", "2019-01-01")])
def test_the_headline_of_another_story_keeps_its_time_to_itself(annotate, text, start):
    figure = next(figure for figure in annotate(POINTED).figures if figure.text == text)
    assert str(figure.period.start) == start


@pytest.mark.parametrize(("published", "day"), [("2019-11-05", "2019-11-04"), ("2019-11-04", "2019-11-01")])
def test_what_closed_overseas_was_the_session_before(annotate, published, day):
    article = "Emiten payung Rainly meraup laba Rp9 miliar. Pemegang saham menyambutnya. Semalam bursa Amerika ditutup menguat. Indeks Dow Jones naik 1,2 persen."
    assert [figure.period and str(figure.period.start) for figure in annotate(article, title="Laba Rainly Naik", published=published).figures] == [None, day]


RATE = (
    "Bank Nusa Memangkas Suku Bunga Acuan\n"
    "Bank Nusa memangkas suku bunga acuan menjadi 4,5 persen. Keputusan itu diambil pada Senin (4/11). "
    "Suku bunga pinjaman turun menjadi 5 persen dari sebelumnya 5,25 persen. Kredit bank tumbuh 8 persen."
)


@pytest.mark.parametrize(("text", "day"), [("4,5 persen", "2019-11-04"), ("5 persen", "2019-11-04"), ("5,25 persen", None), ("8 persen", None)])
def test_a_decision_on_a_rate_has_the_day_on_which_it_was_taken(annotate, text, day):
    figure = next(figure for figure in annotate(RATE).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == day


RELEASE = (
    "Badan Data Kayu merilis capaian itu kemarin. \"Ekspor rotan naik 7 persen,\" kata Rini Wulandari, Senin (4/11). Pemerintah mengenakan tarif ekspor 5 persen atas rotan mentah. "
    "Dua tahun lagi ekspor payung akan naik 9 persen. Terdapat 40 pabrik payung. Pada 2018 impor lesu 2 persen."
)


@pytest.mark.parametrize(("title", "text", "start"), [
    ("Ekspor Kayu Naik pada Kuartal III 2019", "7 persen", "2019-07-01"),
    ("Ekspor Kayu Naik pada Kuartal III 2019", "5 persen", None),
    ("Ekspor Kayu Naik pada Kuartal III 2019", "9 persen", None),
    ("Ekspor Kayu Naik pada Kuartal III 2019", "40 pabrik", None),
    ("Ekspor Kayu Naik pada Kuartal III 2019", "2 persen", "2018-01-01"),
    ("Ekspor Kayu Naik", "7 persen", None),
    ("Ekspor Kayu Kuartal III 2019 Melampaui Kuartal II 2019", "7 persen", None),
])
def test_a_rate_in_a_release_is_of_the_only_span_that_the_title_names(annotate, title, text, start):
    figure = next(figure for figure in annotate(RELEASE, title=title).figures if figure.text == text)
    assert (figure.period and str(figure.period.start)) == start
