"""Single days: "29 Oktober 2019", "Senin (4/11)", "kemarin", "Jumat pekan lalu"."""
import re
from datetime import date, timedelta

from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.time_words import MONTH, MONTHS, WEEKDAY, WEEKDAY_BEFORE, WEEKDAYS, Reading, looks_ahead

AFTER_WEEKDAY = re.compile(
    r"\s(?:(?P<last>(?:pekan|minggu)\s(?:lalu|kemarin))|(?P<ago>lalu|kemarin)|(?P<next>pekan depan|minggu depan|mendatang|depan|besok)|(?P<this>(?:pekan|minggu)\sini)|ini)\b")
DATE_FOLLOWS = re.compile(r",?\s(?:tanggal\s)?\(?\d{1,2}[/\s]|\s\w+\s\(\d{1,2}/\d")
SUNDAY_FOLLOWS = re.compile(r"\s(?:lalu|kemarin|\()|[,.]")              # else "Minggu" is a week
TO_COME = re.compile(r"\b(?:akan|bakal|dijadwalkan)\s(?!\w*kata\b)[^.,!?;:\"“”]{0,40}\b(?:pada|mulai|hingga|sampai)\s(?:[Hh]ari\s)?$")     # "akan berlaku pada hari Sabtu"
TODAY = re.compile(                                                     # "hari ini, Selasa (22/1/2019)"
    rf" ini,?\s(?:{WEEKDAY})?,?\s?\(?(?P<day>\d{{1,2}})(?:[/-](?P<month>\d{{1,2}})|\s(?P<name>{MONTH}))"
    r"(?:[\s/-](?P<year>20\d\d|\d\d))?(?![\w/])")
OPENING = 600                                                           # characters in which a story says when it was; behind them stand links to others
PARTS_OF_DAY = ("hari", "pagi", "siang", "sore", "malam")
APART = 1                                                               # days between what the page says of itself and what its text says
OPENING_DAYS = re.compile(rf"(?P<unit>hari|minggu|pekan)\spertama\s(?:di\s|pada\s)?(?:bulan\s)?(?P<month>{MONTH})(?:\s(?P<year>20\d\d))?(?!\w)")


def today_of(text: str, published: date | None) -> date | None:
    """The day that a text calls today, where it prints its date: the page may name the eve or the morrow.

    >>> today_of("Rupiah dibuka menguat hari ini, Selasa (5/11/2019).", date(2019, 11, 4)), today_of("Rupiah dibuka menguat hari ini.", date(2019, 11, 4))
    (datetime.date(2019, 11, 5), datetime.date(2019, 11, 4))
    """
    if published is None:
        return None
    for match in TODAY.finditer(text, 0, OPENING):
        if text[max(0, match.start() - 5):match.start()].lower().endswith(PARTS_OF_DAY):
            year = int(match["year"] or published.year)
            day = calendar.safe_date(year + (2000 if year < 100 else 0), int(match["month"] or MONTHS[match["name"]]), int(match["day"]))
            return day if day and abs((day - published).days) <= APART else published
    return published


def nearest_year(text: str, today: date, month: int, day: int, position: int) -> int:
    """The year of a day that is printed without one: this one, unless that lies more than two months ahead and nothing looks ahead."""
    this = calendar.safe_date(today.year, month, day)
    if this and this > today + timedelta(days=60) and not looks_ahead(text, position):
        return today.year - 1
    return today.year + bool(this and this < today - timedelta(days=300))


def day_of_month(text: str, today: date | None, day: re.Match, month: int, year: int | None, end: int, relative: bool) -> Reading | None:
    """A day, or days of one month, in front of the month's name."""
    rule, start = "day-relative" if relative else "day", day.start()
    if year is None:
        return Reading(start, end, None, None, "day", rule)
    if relative:
        year = nearest_year(text, today, month, int(day["day"]), start)
    last = calendar.safe_date(year, month, int(day["day"]))
    first = calendar.safe_date(year, month, int(day["from"])) if day["from"] else last
    if last is None or first is None or first > last:
        return None
    return Reading(start, end, first, last, "day" if first == last else "range", rule)


def read_slash(text: str, today: date | None, anchor: re.Match) -> Reading | None:
    """"(4/11)", "4/11/2019", "2019-11-04"; day before month, unless the weekday says that it is the other way round."""
    parts = [int(part) for part in re.split("[/-]", anchor[0])]
    if parts[0] > 31:                                       # 2019-11-04
        parts.reverse()
    if len(parts) == 2 and text[anchor.start() - 1:anchor.start()] != "(":
        return None
    weekday = WEEKDAY_BEFORE.search(text, max(0, anchor.start() - 16), anchor.start())
    start = weekday.start() if weekday else anchor.start()
    end = anchor.end() + (text[anchor.end():anchor.end() + 1] == ")" and bool(weekday))
    day, month = parts[:2]
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if len(parts) == 2 and today is None:
        return Reading(start, end, None, None, "day", "slash-relative")
    found = printed_day(text, today, parts, day, month, start)
    meant = weekday and WEEKDAYS[weekday["weekday"]]
    if weekday and day <= 12 and found and found.weekday() != meant:
        swapped = printed_day(text, today, parts, month, day, start)
        if swapped and swapped.weekday() == meant and (today is None or (swapped <= today and today - swapped <= abs(today - found))):
            found = swapped
    return Reading(start, end, found, found, "day", "slash" if len(parts) == 3 else "slash-relative") if found else None


def printed_day(text: str, today: date | None, parts: list[int], day: int, month: int, position: int) -> date | None:
    if len(parts) == 3:
        return calendar.safe_date(parts[2] + (2000 if parts[2] < 100 else 0), month, day)
    return calendar.safe_date(nearest_year(text, today, month, day, position), month, day)


def read_weekday(text: str, today: date | None, anchor: re.Match) -> Reading | None:
    """"Senin", "Senin lalu", "Jumat pekan lalu": the last one up to the publication day, or the next."""
    end = anchor.end()
    if DATE_FOLLOWS.match(text, end) or (anchor[0] == "Minggu" and not SUNDAY_FOLLOWS.match(text, end)):
        return None
    after = AFTER_WEEKDAY.match(text, end)
    end = after.end() if after else end
    if today is None:
        return Reading(anchor.start(), end, None, None, "day", "weekday-relative")
    if after and after["this"]:
        day = calendar.week(today)[0] + timedelta(days=WEEKDAYS[anchor[0]])
        return Reading(anchor.start(), end, day, day, "day", "weekday-relative")
    ahead = bool(after["next"]) if after else bool(TO_COME.search(text, max(0, anchor.start() - 60), anchor.start()))
    day = calendar.nearest_weekday(today, WEEKDAYS[anchor[0]], ahead=ahead)
    if after and ((after["last"] and day >= calendar.week(today)[0]) or (after["ago"] == "lalu" and day == today)):
        day -= timedelta(days=7)
    return Reading(anchor.start(), end, day, day, "day", "weekday-relative")


def read_day(text: str, today: date | None, anchor: re.Match) -> Reading | None:
    """"hari ini", "kemarin", "tadi malam", "besok"."""
    word = anchor[0].lower()
    if word == "hari ini" and text[max(0, anchor.start() - 9):anchor.start()].lower() == "beberapa ":
        return None
    day = today + timedelta(days={"kemarin": -1, "malam tadi": -1, "tadi malam": -1, "besok": 1, "lusa": 2}.get(word, 0)) if today else None
    return Reading(anchor.start(), anchor.end(), day, day, "day", "day-relative")


def opening_days(text: str, start: int, position: int, count: int | None, today: date | None) -> Reading | None:
    """The first days or weeks of a month.

    >>> reading = opening_days("20 hari pertama Oktober 2019", 0, 3, 20, None)
    >>> reading.first.isoformat(), reading.last.isoformat()
    ('2019-10-01', '2019-10-20')
    """
    match = OPENING_DAYS.match(text, position)
    if not match or not count or not (match["year"] or today):
        return None
    month = MONTHS[match["month"]]
    year = int(match["year"] or calendar.back(today, date(today.year, month, 1)))
    last = calendar.safe_date(year, month, int(count) * (1 if match["unit"] == "hari" else 7))
    return Reading(start, match.end(), date(year, month, 1), last, "range", "opening" if match["year"] else "opening-relative") if last else None
