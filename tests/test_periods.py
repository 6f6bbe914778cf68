"""Phrases of time in sentences of our own: [text|start..end kind] is what must be found; "-" is an open bound. Published on 5 November 2019."""
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.times import find

TODAY = date(2019, 11, 5)
CASES = [
    "Ekspor [Januari-September 2019|2019-01-01..2019-09-30 range] naik.",
    "Ekspor [Januari s.d. September 2019|2019-01-01..2019-09-30 range] naik.",
    "Ekspor [Jan–Sep 2019|2019-01-01..2019-09-30 range] naik.",
    "Ekspor [Januari hingga September|2019-01-01..2019-09-30 range] naik.",
    "Ekspor [November 2018 hingga Maret 2019|2018-11-01..2019-03-31 range] naik.",
    "Ekspor pada [Oktober 2019|2019-10-01..2019-10-31 month] naik.",
    "Ekspor pada [Oktober|2019-10-01..2019-10-31 month] naik.",
    "Ekspor pada [Desember|2019-12-01..2019-12-31 month] bisa naik.",
    "Diskon [November-Desember|2019-11-01..2019-12-31 range] diberikan.",
    "Curah hujan [Februari-Desember|2018-02-01..2018-12-31 range] tercatat.",
    "[Sejak 2015 hingga kuartal III 2019|2015-01-01..2019-09-30 range] tersalur Rp5 triliun.",
    "Produk itu memenuhi standar 3553:2015 pada [2018|2018-01-01..2018-12-31 year].",
    "Pabrik akan dibuka pada [Desember|2019-12-01..2019-12-31 month].",
    "Menurut Laporan Kayu Nusantara 2017/2018, panen musim [2017/2018|2017-01-01..2018-12-31 range] naik.",
    "Ekspor pada [Desember|2019-12-01..2019-12-31 month] bisa naik.",
    "Tono optimistis ekspor pada [Desember|2019-12-01..2019-12-31 month] pulih.",
    "Ekspor [Agustus [2018|2018-08-01..2018-08-31 month]] naik.",
    "Pada [pekan pertama tahun ini|2019-01-01..2019-01-07 part] ekspor naik.",
    "Pada [kuartal I 2019|2019-01-01..2019-03-31 quarter] ekspor naik. Kata Tono, [Senin (4/11)|2019-11-04..2019-11-04 day], impor pada "
    "[periode ini|2019-01-01..2019-03-31 quarter] turun.",
    "Ekspor [Oktober tahun lalu|2018-10-01..2018-10-31 month] naik.",
    "Ekspor [Agustus lalu|2019-08-01..2019-08-31 month] naik.",
    "Kata Agus Contoh dan Jan Teladan, ekspor [3 Agus 2019|2019-08-03..2019-08-03 day] dan [Jan 2019|2019-01-01..2019-01-31 month] naik.",
    "Ekspor [bulan Agustus|2019-08-01..2019-08-31 month] naik.",
    "Ekspor [September|2019-09-01..2019-09-30 month] dan [Oktober 2019|2019-10-01..2019-10-31 month] naik.",
    "Laba [semester I 2019|2019-01-01..2019-06-30 semester] naik.",
    "Laba [semester I-2019|2019-01-01..2019-06-30 semester] naik.",
    "Laba [semester pertama tahun ini|2019-01-01..2019-06-30 semester] naik.",
    "Laba [paruh kedua 2018|2018-07-01..2018-12-31 semester] naik.",
    "Laba [H1 2019|2019-01-01..2019-06-30 semester] naik.",
    "Laba [kuartal III/2019|2019-07-01..2019-09-30 quarter] naik.",
    "Laba [kuartal III-2019|2019-07-01..2019-09-30 quarter] naik.",
    "Laba [triwulan II 2019|2019-04-01..2019-06-30 quarter] naik.",
    "Laba [TW II 2019|2019-04-01..2019-06-30 quarter] naik.",
    "Laba [Q3 2018|2018-07-01..2018-09-30 quarter] naik.",
    "Laba [kuartal pertama|2019-01-01..2019-03-31 quarter] naik.",
    "Laba [kuartal ketiga tahun lalu|2018-07-01..2018-09-30 quarter] naik.",
    "Laba [kuartal I hingga kuartal III 2019|2019-01-01..2019-09-30 range] naik.",
    "Sepanjang [2018|2018-01-01..2018-12-31 year] laba naik.",
    "Selama [tahun 2018|2018-01-01..2018-12-31 year] laba naik.",
    "Laba [tahun buku 2018|2018-01-01..2018-12-31 year] naik.",
    "Rencana [2020-2024|2020-01-01..2024-12-31 range] disusun.",
    "Rencana [tahun 2020 hingga tahun 2024|2020-01-01..2024-12-31 range] disusun.",
    "Musim [2018/2019|2018-01-01..2019-12-31 range] berlalu.",
    "[Dua bulan pertama 2019|2019-01-01..2019-02-28 range] ditutup baik.",
    "[Sembilan bulan pertama tahun ini|2019-01-01..2019-09-30 range] ditutup baik.",
    "Dalam [10 bulan 2019|2019-01-01..2019-10-31 range] laba naik.",
    "Dana tersalur [per Oktober 2019|2019-10-31..2019-10-31 as_of].",
    "Dana tersalur [per 15 Oktober 2019|2019-10-15..2019-10-15 as_of].",
    "Dana tersalur [per akhir September|2019-09-30..2019-09-30 as_of].",
    "Cadangan [akhir Oktober 2019|2019-10-31..2019-10-31 part] naik.",
    "Target [hingga akhir 2019|-..2019-12-31 deadline] dipasang.",
    "Target [hingga akhir tahun ini|-..2019-12-31 deadline] dipasang.",
    "Target [sampai akhir tahun|-..2019-12-31 deadline] dipasang.",
    "Target [sampai dengan 31 Desember 2025|-..2025-12-31 deadline] dipasang.",
    "Target [paling lambat 2027|-..2027-12-31 deadline] dipasang.",
    "Target [sebelum 2030|-..2030-12-31 deadline] dipasang.",
    "Laba [hingga kuartal III 2019|2019-01-01..2019-09-30 cumulative] naik.",
    "Laba [sampai September|2019-01-01..2019-09-30 cumulative] naik.",
    "Laba [hingga 31 Oktober 2019|2019-01-01..2019-10-31 cumulative] naik, cair [hingga 18 Oktober 2019|-..2019-10-18 deadline].",
    "Naik [sejak 2015|2015-01-01..- since].",
    "Naik [sejak Juli|2019-07-01..- since].",
    "Naik [sejak awal tahun|2019-01-01..- since].",
    "Berlaku [mulai 1 April 2020|2020-04-01..- since].",
    "Cukai baru mulai berlaku pada [1 April 2020|2020-04-01..- since], iuran akan diberlakukan [awal Mei 2020|2020-05-01..- since].",
    "Cukai itu akan berlaku efektif pada hari [Senin, 11 November|2019-11-11..- since].",
    "Cukai itu efektif mulai berlaku [akhir pekan lalu|2019-11-02..- since] di semua pelabuhan.",
    "Aturan yang berlaku pada [2018|2018-01-01..2018-12-31 year] dicabut.",
    "Harga [akhir pekan lalu|2019-11-02..2019-11-03 part] naik.",
    "Pada [Senin (4/11)|2019-11-04..2019-11-04 day] kurs turun dari [perdagangan sebelumnya|2019-11-01..2019-11-01 base]. Pada [hari yang sama|2019-11-04..2019-11-04 day] "
    "emas naik.",
    "Pada [Senin (4/11)|2019-11-04..2019-11-04 day], setelah lesu [tahun ini|2019-01-01..2019-12-31 year], emas naik. Pada [hari yang sama|2019-11-04..2019-11-04 day] kurs turun.",
    "Kurs turun dari [2014 ke 2018|2014-01-01..2018-12-31 range], pabrik pindah ke [2019|2019-01-01..2019-12-31 year].",
    "Kilang menaikkan produksi pada [Desember|2019-12-01..2019-12-31 month], pabrik tutup pada [Januari|2019-01-01..2019-01-31 month].",
    "Kilang lesu [sejak Desember|2018-12-01..- since].",
    "Biaya naik dari 4 persen pada [2015|2015-01-01..2015-12-31 year] menjadi 5 persen di [tahun berikutnya|2016-01-01..2016-12-31 year].",
    "Program itu menghemat Rp8 miliar sejak diluncurkan pada [Desember 2018|2018-12-01..- since].",
    "Turnamen edisi 2017 dan payung keluaran tahun 1988 dikenang pada [2018|2018-01-01..2018-12-31 year].",
    "Lelang ramai selama periode [21-25 Oktober 2019|2019-10-21..2019-10-25 range] daripada [pekan sebelumnya|2019-10-14..2019-10-18 base].",
    "Lelang ramai selama [Oktober 2019|2019-10-01..2019-10-31 month] daripada [pekan sebelumnya|2019-10-28..2019-11-03 base].",
    "Laporan kayu edisi September 2019 menyebut panen pada [September 2018|2018-09-01..2018-09-30 month] naik.",
    "Indeks dibuka menguat [pagi tadi|2019-11-05..2019-11-05 day], hujan turun [malam tadi|2019-11-04..2019-11-04 day].",
    "Kurs naik dalam [5 hari perdagangan terakhir|2019-10-30..2019-11-05 past], turun dalam [dua hari bursa sebelumnya|2019-11-01..2019-11-04 past].",
    "Ekspor [20 hari pertama Oktober|2019-10-01..2019-10-20 range] dan [dua minggu pertama bulan April 2019|2019-04-01..2019-04-14 range] naik, hari pertama sepi.",
    "Uang sekolah [tahun ajaran 2018/2019|2018-07-01..2019-06-30 range] turun, [mulai tahun ajaran 2019-2020|2019-07-01..- since] naik.",
    "Pengunjung Kayu Expo 2019 dan Penghargaan Rotan Award 2018 bertambah sejak Rotan Forum 2017.",
    "Harga minyak US$ 80 [tahun ini|2019-01-01..2019-12-31 year] dan Rp 90 [bulan lalu|2019-10-01..2019-10-31 month].",
    "Laba [tahun ini|2019-01-01..2019-12-31 year] naik.",
    "Laba [tahun lalu|2018-01-01..2018-12-31 year] naik.",
    "Laba [tahun depan|2020-01-01..2020-12-31 year] naik.",
    "Laba [bulan lalu|2019-10-01..2019-10-31 month] naik.",
    "Laba [pekan lalu|2019-10-28..2019-11-03 week] naik.",
    "Ekspor [tahun berjalan|2019-01-01..2019-10-31 range] naik, laba tahun berjalan turun.",
    "Rapat [hari ini|2019-11-05..2019-11-05 day] ditunda.",
    "Rapat [kemarin|2019-11-04..2019-11-04 day] ditunda.",
    "Rapat [tadi pagi|2019-11-05..2019-11-05 day] dan [tadi malam|2019-11-04..2019-11-04 day] ditunda, kata dia tadi.",
    "Harga Gabah [Hari Ini|2019-11-05..2019-11-05 day] Naik, Laba [Semester Ini|2019-07-01..2019-12-31 semester] Turun, [Saat Ini|2019-11-05..2019-11-05 now] Sepi.",
    "Kata dia, [Senin (4/11/2019)|2019-11-04..2019-11-04 day].",
    "Rupiah dibuka [Senin pagi (4/11)|2019-11-04..2019-11-04 day] dan [Jumat lalu (1/11)|2019-11-01..2019-11-01 day].",
    "Rapat [Selasa tanggal 29 Oktober 2019|2019-10-29..2019-10-29 day] padat.",
    "Kata dia, [Senin (4/11)|2019-11-04..2019-11-04 day].",
    "Kata dia, [Selasa, 29 Oktober 2019|2019-10-29..2019-10-29 day].",
    "Kata dia, [Jumat pekan lalu|2019-11-01..2019-11-01 day].",
    "Tarif itu akan berlaku pada hari [Sabtu|2019-11-09..- since], kata pejabat itu, [Senin|2019-11-04..2019-11-04 day].",
    "Rapat [Kamis pekan ini|2019-11-07..2019-11-07 day] dan [Senin minggu ini|2019-11-04..2019-11-04 day], harga [awal pekan|2019-11-04..2019-11-06 part] naik, akhir pekan turun.",
    "Rapat [1-15 Oktober 2019|2019-10-01..2019-10-15 range] padat.",
    "Rapat [10 Oktober sampai dengan 14 Oktober 2019|2019-10-10..2019-10-14 range] padat.",
    "Pameran [24 September-5 Oktober 2019|2019-09-24..2019-10-05 range] dan [28 Desember 2018 – 2 Januari 2019|2018-12-28..2019-01-02 range] ramai.",
    "Rapat [2019-10-31|2019-10-31..2019-10-31 day] padat.",
    "Gerai dibuka di[awal tahun 2020|2020-01-01..2020-04-30 part].",                       # the blank was lost
    "Pabrik [awal 2022|2022-01-01..2022-04-30 part] berdiri.",
    "Pabrik [pertengahan 2023|2023-05-01..2023-08-31 part] berdiri.",
    "Pabrik [akhir tahun ini|2019-12-31..2019-12-31 part] berdiri.",
    "Dalam [lima tahun ke depan|2019-11-05..2024-11-05 horizon] pasar tumbuh.",
    "Dalam [tiga tahun terakhir|2016-11-05..2019-11-05 past] pasar tumbuh.",
    "[Dua tahun lalu|2017-01-01..2017-12-31 past] pasar tumbuh.",
    "[7 hari terakhir|2019-10-29..2019-11-05 past] pasar tumbuh.",
    "[Saat ini|2019-11-05..2019-11-05 now] pasar tumbuh, dan [hingga kini|-..2019-11-05 now].",
    "Pada [semester I 2019|2019-01-01..2019-06-30 semester] naik dari [periode yang sama tahun lalu|2018-01-01..2018-06-30 base].",
    "Pada [Februari 2020|2020-02-01..2020-02-29 month] naik dari [periode yang sama tahun sebelumnya|2019-02-01..2019-02-28 base].",
    "Naik dari [periode yang sama tahun lalu|2018-01-01..2018-12-31 base].",
    "Pada [kuartal III 2019|2019-07-01..2019-09-30 quarter] naik dari [kuartal sebelumnya|2019-04-01..2019-06-30 base].",
    "Pada [2018|2018-01-01..2018-12-31 year] naik dari [tahun sebelumnya|2017-01-01..2017-12-31 base].",
    "Pada [Oktober 2019|2019-10-01..2019-10-31 month] naik dari [bulan sebelumnya|2019-09-01..2019-09-30 base].",
    "Pada [semester I 2019|2019-01-01..2019-06-30 semester] naik dari [setahun sebelumnya|2018-01-01..2018-06-30 base].",
    "Pada [kuartal I 2019|2019-01-01..2019-03-31 quarter] naik dibanding [kuartal yang sama tahun 2017|2017-01-01..2017-03-31 base].",
    "Pada [kuartal I 2019|2019-01-01..2019-03-31 quarter] ekspor naik. Pada [periode yang sama|2019-01-01..2019-03-31 quarter] impor turun.",
    "Dana Rp 500.000 [tahun lalu|2018-01-01..2018-12-31 year] cair.",
    "Harga [pagi ini|2019-11-05..2019-11-05 day] naik, dan [setahun terakhir|2018-11-05..2019-11-05 past] turun.",
    "Laba [1Q19|2019-01-01..2019-03-31 quarter] naik dari [4Q2018|2018-10-01..2018-12-31 quarter].",
    "Laba [1H19|2019-01-01..2019-06-30 semester] dan [2H 2018|2018-07-01..2018-12-31 semester] naik.",
    "Laba [S1 2019|2019-01-01..2019-06-30 semester] naik.",
    "Laba [9M19|2019-01-01..2019-09-30 range] dan [FY18|2018-01-01..2018-12-31 year] naik, begitu juga [FY2017|2017-01-01..2017-12-31 year].",
    "Rugi [akhir 3Q19|2019-09-30..2019-09-30 part] menipis.",
    "Kode 3H12X dan Rp9M19 bukan waktu, kanal 9M juga bukan.",
    "[Tahun fiskal yang berakhir Maret 2019|2018-04-01..2019-03-31 range] ditutup untung.",
    "[Tahun buku berakhir 30 Juni 2019|2018-07-01..2019-06-30 range] ditutup untung.",
    "Stok untuk Lebaran tahun depan aman, begitu juga Natal 2018, Ramadan 1440 H dan HUT RI tahun ini.",
    "Arus [Nataru 2018/2019|2018-12-25..2019-01-01 range] lancar.",
    "Nasi padang natal tidak punya tahun.",
    "Pada [2017|2017-01-01..2017-12-31 year] pabrik tutup, dan [tahun itu|2017-01-01..2017-12-31 year] pula pekerja pindah.",
    "Ekspor [September 2019|2019-09-01..2019-09-30 month] naik. Pada [periode tersebut|2019-09-01..2019-09-30 month] impor turun.",
    "Premi [per Februari 2019|2019-02-28..2019-02-28 as_of]. Klaim hingga [periode tersebut|2019-02-28..2019-02-28 as_of] turun.",
    "Pada [2017|2017-01-01..2017-12-31 year] laba naik. Pada [tahun yang sama|2017-01-01..2017-12-31 year] utang turun.",
    "Pria 22 tahun itu tinggal di Bekasi sepanjang bulan itu.",
    "Berdiri pada [2011|2011-01-01..2011-12-31 year], [lima tahun kemudian|2016-01-01..2016-12-31 year] untung, [setahun kemudian|2017-01-01..2017-12-31 year] rugi.",
    "Lima tahun kemudian ia kembali.",
    "Utang naik dari [satu dekade lalu|2009-01-01..2009-12-31 past], rekor [dua dekade terakhir|1999-11-05..2019-11-05 past].",
    "Survei [minggu pertama November 2019|2019-11-04..2019-11-10 part] dan [pekan IV Oktober|2019-10-21..2019-10-27 part].",
    "Laga pekan ketiga liga itu seru.",
    "Ekspor ke Timur Tengah [tahun depan|2020-01-01..2020-12-31 year] naik.",
    "Panen [tengah tahun 2018|2018-05-01..2018-08-31 part] gagal.",
    "Ekspor [sejak 2015 sampai 2018|2015-01-01..2018-12-31 range] turun.",
    "Asumsi kurs dalam [RAPBN|2020-01-01..2020-12-31 year] dan RAPBN [2021|2021-01-01..2021-12-31 year] berbeda.",
    "Laba [tiga bulan kedua 2019|2019-04-01..2019-06-30 range] dan [caturwulan I 2019|2019-01-01..2019-04-30 range] naik.",
    "Laba [triwulan ke III tahun 2018|2018-07-01..2018-09-30 quarter] naik.",
    "Menurut UU Nomor 3 Tahun 2014 dan Perpres 58 Tahun 2017.",
    "Penjualan 2000 unit dan 2019 orang, harga Rp 2019.",
    "Masa kerja lima tahun, lalu tiga bulan.",
    "Sep dan Mar tanpa tahun atau hari tidak dihitung.",
    "Jangka menengah dan dalam waktu dekat tidak dihitung.",
    "Kode 20191 dan tipe 2019X bukan tahun.",
]
MARK = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<answer>[^\]]+)\]")


def answer(mention) -> str:
    return f"{mention.period.start or '-'}..{mention.period.end or '-'} {mention.kind}"


@pytest.mark.parametrize("case", CASES)
def test_marked_sentences(case):
    text = MARK.sub(r"\g<text>", case)
    assert [(mention.text, answer(mention)) for mention in find(text, TODAY)] == [(mark["text"], mark["answer"]) for mark in MARK.finditer(case)]


@pytest.mark.parametrize("text", ["tahun ini", "kuartal I", "Oktober", "kemarin", "Senin (4/11)", "saat ini", "lima tahun ke depan", "hingga akhir tahun"])
def test_without_a_publication_date_relative_periods_stay_open(text):
    (mention,) = find(text, None)
    assert (mention.period.start, mention.period.end) == (None, None)
    assert "relative" in mention.rule


def test_without_a_publication_date_absolute_periods_are_read():
    assert answer(find("kuartal III/2019", None)[0]) == "2019-07-01..2019-09-30 quarter"


def test_weekday_decides_between_day_and_month():
    (mention,) = find("Kata dia, Senin (4/8).", date(2019, 4, 9))           # an American date: 8 April was a Monday, 4 August a Sunday
    assert answer(mention) == "2019-04-08..2019-04-08 day"


def test_a_story_that_prints_the_date_of_today_goes_by_it():
    text = "Rupiah menguat pada perdagangan hari ini, Selasa (5/11/2019). Kemarin rupiah melemah."
    assert [answer(mention)[:10] for mention in find(text, date(2019, 11, 4))] == ["2019-11-05", "2019-11-05", "2019-11-04"]
    assert [answer(mention)[:10] for mention in find(text, date(2019, 11, 9))] == ["2019-11-09", "2019-11-05", "2019-11-08"]


def test_a_day_without_year_near_new_year():
    assert answer(find("Senin (30/12)", date(2020, 1, 3))[0]) == "2019-12-30..2019-12-30 day"


def test_a_draft_budget_is_of_the_next_year_only_from_when_on_it_is_talked_about():
    assert find("Asumsi dalam RAPBN itu.", date(2020, 2, 3)) == []


@pytest.mark.parametrize("text", ["Senin (31/2/2019)", "30 Februari 2019", "(45/13)"])
def test_days_that_do_not_exist(text):
    assert all(mention.kind != "day" for mention in find(text, TODAY))


def test_component_resolves_against_the_publishers_day(annotate):
    (mention,) = annotate("Laba tahun ini naik.", published="2020-01-01").periods
    assert answer(mention) == "2020-01-01..2020-12-31 year"


@given(st.text(alphabet="Januari2019-/ Senin(4)hgatkuIV.perdlm\n", max_size=50), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_every_mention_says_what_stands_there(text, today):
    end = 0
    for mention in find(text, today):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start:mention.end] == mention.text == mention.period.text
        if mention.period.start and mention.period.end:
            assert mention.period.start <= mention.period.end
        end = mention.end


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(min_value=-30, max_value=30))
def test_months_follow_each_other(day, ahead):
    first, last = calendar.month_of(day, ahead)
    assert first.day == 1 and (last - first).days in (27, 28, 29, 30)
    assert calendar.month_of(last, 1)[0].toordinal() == last.toordinal() + 1
