"""Date lines as feeds and pages print them; what is not sure is None."""
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import absurd, read_date, read_moment, read_zone
from tracker.errors import ConfigError

WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(("text", "moment"), [
    ("Mon, 04 Nov 2019 21:05:00 +0700", "2019-11-04T21:05:00+07:00"),
    ("Mon, 04 Nov 2019 21:05:00 WIB", "2019-11-04T21:05:00+07:00"),
    ("Mon, 04 Nov 2019 21:05:00 WITA", "2019-11-04T21:05:00+08:00"),
    ("Mon, 04 Nov 2019 21:05:00 WIT", "2019-11-04T21:05:00+09:00"),
    ("Mon, 04 Nov 2019 21:05:00 GMT", "2019-11-04T21:05:00+00:00"),
    ("Mon, 4 Nov 2019 21:05 EST", "2019-11-04T21:05:00-05:00"),
    ("Mon, 04 Nov 19 21:05:00 GMT", "2019-11-04T21:05:00+00:00"),
    ("Senin, 04 Nov 2019 21:05 WIB", "2019-11-04T21:05:00+07:00"),
    ("Senin, 21 Januari 2019 | 19:00 WIB", "2019-01-21T19:00:00+07:00"),
    ("Jum'at, 8 Nopember 2019 pukul 09.30 WIT", "2019-11-08T09:30:00+09:00"),
    ("Diterbitkan Kamis, 5 Mei 2022 - 10.15 WITA oleh Redaksi", "2022-05-05T10:15:00+08:00"),
    ("Rabu, 17 Agustus 2022 • 00:00 WIB", "2022-08-17T00:00:00+07:00"),
    ("2019-11-04T21:05:00+07:00", "2019-11-04T21:05:00+07:00"),
    ("2019-11-04T14:05:00.123Z", "2019-11-04T14:05:00+00:00"),
    ("2019-11-04T21:05+0700", "2019-11-04T21:05:00+07:00"),
    ("2019-11-04 21:05:00", "2019-11-04T21:05:00+07:00"),
    ("2019-11-04", "2019-11-04T00:00:00+07:00"),
    ("04/11/2019, 21:05 WIB", "2019-11-04T21:05:00+07:00"),
    ("29/11/2019 21:05", "2019-11-29T21:05:00+07:00"),
    ("November 4, 2019 9:05 pm", "2019-11-04T21:05:00+07:00"),
    ("Nov. 4th, 2019 at 12:05 AM", "2019-11-04T00:05:00+07:00"),
    ("Mon, 04 Nov 2019 21:05:00 GMT+7", "2019-11-04T21:05:00+07:00"),
    ("Terbit 4 November 2019, diperbarui 5 November 2019 10:00 WIB", "2019-11-04T00:00:00+07:00"),
])
def test_read(text, moment):
    assert read_date(text).isoformat() == moment


@pytest.mark.parametrize("text", [
    "", "kemarin sore", "Senin lalu", "0000-00-00 00:00:00", "Mon, 31 Feb 2025 10:00:00 WIB", "Mon, 04 Nov 2019 25:00:00 WIB",
    "Mon, 04 Nov 2019 21:05:00 XYZ",                   # a zone that nobody knows: the hour would be a guess
    "04/11/2019 21:05",                                # 4 November or 11 April
    "Thu, 01 Jan 1970 00:00:00 +0000", "12 Smarch 2019", "Rp 4.112.019", "20191104", "Mon, 04 Nov 2019 13:05:00 PM +9900",
])
def test_not_sure(text):
    assert read_date(text) is None


def test_far_future_is_absurd_by_the_clock_that_is_given():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert read_date("Sat, 01 Mar 2087 08:00:00 +0700", now=now) is None
    assert read_date("Fri, 02 Jan 2026 08:00:00 +0700", now=now)
    assert not absurd(now, now)


def test_zone_of_the_feed_holds_only_where_the_line_names_none():
    assert read_date("4 November 2019 21:05", zone=WITA).utcoffset() == timedelta(hours=8)
    assert read_date("4 November 2019 21:05 WIB", zone=WITA).utcoffset() == timedelta(hours=7)
    assert read_date("4 November 2019 21:05 Reporter: Budi", zone=WITA).utcoffset() == timedelta(hours=8)


def test_zones():
    assert read_zone("wita").utcoffset(None) == read_zone("Asia/Makassar").utcoffset(None) == read_zone("+08:00").utcoffset(None)
    with pytest.raises(ConfigError):
        read_zone("CET")


@given(st.datetimes(datetime(1996, 1, 1), datetime(2040, 1, 1), timezones=st.sampled_from([UTC, WITA, timezone(timedelta(hours=-5))])))
def test_what_is_written_is_read_back(moment):
    moment = moment.replace(microsecond=0)
    assert read_moment(moment.isoformat()) == moment
    assert read_moment(moment.strftime("%a, %d %b %Y %H:%M:%S %z")) == moment
    assert read_moment(moment.isoformat()).utcoffset() == moment.utcoffset()


@given(st.text(max_size=80))
def test_any_text_gives_a_moment_or_none(text):
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is not None
