"""Finds phrases of time: an anchor (a month's name, a year, "tahun", "kuartal", "kemarin") and what may stand on either side of it.

>>> for mention in find("Laba kuartal III/2019 naik dari periode yang sama tahun lalu.", date(2019, 11, 5)):
...     print(mention.kind, mention.text, mention.period.start, mention.period.end)
quarter kuartal III/2019 2019-07-01 2019-09-30
base periode yang sama tahun lalu 2018-07-01 2018-09-30
"""
import re
from datetime import date, timedelta

from tracker.annotate.grammar import bases, calendar, days, holidays, shorthand, trading
from tracker.annotate.grammar import time_words as words
from tracker.annotate.grammar.frames import framed, one_range
from tracker.annotate.grammar.time_words import MONTHS, Reading, looks_ahead
from tracker.annotate.speech.pointers import pointers
from tracker.numerals import parse_words
from tracker.records import Period, PeriodMention

UNITS = {
    "tahun": "year", "bulan": "month", "pekan": "week", "minggu": "week", "kuartal": "quarter", "triwulan": "quarter", "semester": "semester", "hari": "day",
}
BUDGET_MONTH = 5                                           # from when on "RAPBN" is that of the next year
BOUNDS = {"month": calendar.month_of, "week": calendar.week, "quarter": calendar.quarter_of, "semester": calendar.semester_of}
LEFT_OPEN = ("year", "short", "this", "last", "next")
NAMES = ("Agus", "August", "Jan", "Jun", "Mar", "March", "May", "Sep")           # also names and other words: only beside a day or a year


def find(text: str, today: date | None) -> list[PeriodMention]:
    """Every phrase of time in a text, in order, resolved against the publication day where it needs one, or the day that the text calls today.

    Nothing leans on those in headlines of other stories: they say when those were.
    """
    return Reader(text, days.today_of(text, today), pointers(text)).find()


class Reader:
    """Reads one text; `today` may be None, then what needs it keeps None bounds."""

    def __init__(self, text: str, today: date | None, headlines: list[tuple[int, int, int]]):
        self.text, self.today, self.headlines = text, today, headlines
        self.skip = 0                                       # up to here nothing is a period
        self.latest: Reading | None = None                  # what "periode yang sama" and "tahun sebelumnya" lean on
        self.told: Reading | None = None                    # what "periode tersebut" leans on
        self.day: Reading | None = None                     # what "hari yang sama" leans on

    def find(self) -> list[PeriodMention]:
        found: list[Reading] = []
        for start in words.BEGINNINGS(self.text):
            done = max(found[-1].end if found else 0, self.skip)
            anchor = words.ANCHOR.match(self.text, start) if start >= done else None
            reading = anchor and getattr(self, f"read_{anchor.lastgroup}")(anchor)
            if not reading:
                continue
            if reading.kind != "base" and reading.rule != "same-period":
                reading = framed(reading, self.text, self.today, done)
                self.remember(reading)
            while found and found[-1].start >= reading.start:   # "Minggu (2-3 Mei)": the later one has taken it in
                found.pop()
            if found and reading.start < found[-1].end:
                continue
            if not (found and self.joined(found[-1], reading)):
                found.append(reading)
        return [self.mention(reading) for reading in found]

    def remember(self, reading: Reading) -> None:
        """What later phrases lean on: no "kini", and nothing of another story."""
        if reading.kind == "day" and bases.COMPARED.search(self.text, max(0, reading.start - 30), reading.start):
            return                                          # "dibandingkan perdagangan Senin": the report is of another day
        if reading.kind != "now" and not any(first <= reading.start < last for _, first, last in self.headlines):
            self.latest = reading
            self.day = reading if reading.kind == "day" else self.day
            self.told = reading if reading.kind in bases.TOLD else self.told

    def joined(self, before: Reading, reading: Reading) -> bool:
        """Two readings that are one range: the first takes in the second."""
        if not one_range(before, reading, self.text[before.end:reading.start].strip()):
            return False
        self.latest = before
        return True

    def mention(self, reading: Reading) -> PeriodMention:
        text = self.text[reading.start:reading.end]
        return PeriodMention(reading.start, reading.end, text, Period(text, reading.first, reading.last), reading.kind, reading.rule)

    def under_way(self, first: int, last: int) -> bool:
        """Do months without a year run now, or begin with the next month: "Juni-Juli" in June, and in May?"""
        return first <= last <= self.today.month + 2 and self.today.month <= last and self.today.month - 2 <= first <= self.today.month + 1

    def year_of(self, match: re.Match, first_month: int, opens: int = 0) -> tuple[int | None, bool]:
        """The year that is printed, told by "tahun lalu", or meant; and whether the publication date was needed."""
        if match["year"]:
            return int(match["year"]), False
        if match["short"]:
            return 2000 + int(match["short"]), False
        if self.today is None:
            return None, True
        if match["this"] or match["last"] or match["next"]:
            return self.today.year - bool(match["last"]) + bool(match["next"]), True
        begins = date(self.today.year, first_month, 1)
        if opens and self.under_way(opens, first_month):
            return self.today.year, True
        if begins > self.today and looks_ahead(self.text, match.start(), match.end()):
            return self.today.year, True
        return calendar.back(self.today, begins), True

    def read_base(self, anchor: re.Match) -> Reading | None:
        if anchor[0][0] in "Hh":
            return trading.read_same(anchor.start(), anchor.end(), self.day)
        return bases.read_base(self.text, anchor, self.latest, self.told, self.today)

    def read_holiday(self, anchor: re.Match) -> Reading | None:
        found = holidays.turn_of_the_year(self.text, anchor.start())
        self.skip = max(self.skip, holidays.swallowed(self.text, anchor.start()) or 0) if not found else self.skip
        return found

    def read_short(self, anchor: re.Match) -> Reading | None:
        match = shorthand.SHORT.match(self.text, anchor.start())
        return shorthand.read_short(match) if match and not words.NO_PERIOD.search(self.text, max(0, anchor.start() - 6), anchor.start()) else None

    def read_budget(self, anchor: re.Match) -> Reading | None:
        """"RAPBN" without a year: the draft of the next one, from when on it is talked about."""
        if self.today is None or self.today.month < BUDGET_MONTH:
            return None
        return Reading(anchor.start(), anchor.end(), *calendar.whole_year(self.today.year + 1), "year", "budget-relative")

    def read_third(self, anchor: re.Match) -> Reading | None:
        found = self.numbered(anchor, "third", 3)
        if found:
            found.kind = "range"
        return found

    def read_slash(self, anchor: re.Match) -> Reading | None:
        return days.read_slash(self.text, self.today, anchor)

    def read_weekday(self, anchor: re.Match) -> Reading | None:
        return days.read_weekday(self.text, self.today, anchor)

    def read_day(self, anchor: re.Match) -> Reading | None:
        return days.read_day(self.text, self.today, anchor)

    def read_now(self, anchor: re.Match) -> Reading:
        return Reading(anchor.start(), anchor.end(), self.today, self.today, "now", "now-relative")

    def read_month(self, anchor: re.Match) -> Reading | None:
        start = anchor.start()
        match = words.MONTH_RULE.match(self.text, start)
        first, second, end = MONTHS[match["first"]], MONTHS.get(match["second"] or ""), match.end()
        day = words.DAY_BEFORE.search(self.text, max(0, start - 24), start)
        if words.TELLING_APART.search(self.text, max(0, start - 20), start):
            self.skip = end
            return None
        if match["first"] in NAMES and not (day or match["year"] or match["second"]):
            return None
        year, relative = self.year_of(match, second or first, first if second else 0)
        if relative and not (match["this"] or match["last"] or match["next"]):
            shared = words.AND_MONTH.match(self.text, end)
            if shared:
                year, relative = int(shared["year"]), False
            elif match["near"] and self.today:
                year = self.near_year(match["near"].strip(), first)
            elif self.today and not second and first == self.today.month + 1 and not words.SINCE.search(self.text, max(0, start - 20), start):
                year = self.today.year                      # who writes "pada Mei" in April means the coming one
        if day and not second and int(day["day"]) <= 31:
            return days.day_of_month(self.text, self.today, day, first, year, end, relative)
        rule = ("months" if second else "month") + ("-relative" if relative else "")
        if year is None:
            return Reading(start, end, None, None, "range" if second else "month", rule)
        if second:
            return Reading(start, end, date(year - (first > second), first, 1), calendar.last_day(year, second), "range", rule)
        return Reading(start, end, *calendar.months(year, first), "month", rule)

    def near_year(self, near: str, month: int) -> int:
        today = self.today
        if near == "lalu":
            return today.year - (month > today.month)
        return today.year + (near != "ini" and month < today.month)

    def read_year(self, anchor: re.Match) -> Reading | None:
        text, start = self.text, anchor.start()
        if words.THINGS.match(text, anchor.end()) or words.NO_PERIOD.search(text, max(0, start - 40), start):
            return None
        match = words.YEAR_RULE.match(text, start)
        first = int(match["first"])
        if not match["second"]:
            return Reading(start, match.end(), *calendar.whole_year(first), "year", "year")
        if "/" in match[0] and words.TITLED.search(text, max(0, start - 24), start):
            self.skip = match.end()
            return None
        second = int(match["second"]) if len(match["second"]) == 4 else first // 100 * 100 + int(match["second"])
        if second < first:
            return Reading(start, start + 4, *calendar.whole_year(first), "year", "year")
        return Reading(start, match.end(), date(first, 1, 1), date(second, 12, 31), "range", "years")

    def read_quarter(self, anchor: re.Match) -> Reading | None:
        return self.numbered(anchor, "quarter", 4)

    def read_semester(self, anchor: re.Match) -> Reading | None:
        if anchor[0].rstrip().lower() == "semester":
            return self.read_unit(anchor)
        return self.numbered(anchor, "semester", 2)

    def numbered(self, anchor: re.Match, kind: str, count: int) -> Reading | None:
        """"kuartal III/2019", "semester pertama": a numbered part of a year."""
        match = words.NUMBERED_RULE.match(self.text, anchor.start())
        if not match:
            return None
        number = words.ordinal(match["ordinal"])
        second = words.ordinal(match["second"]) if match["second"] else number
        if not number <= second <= count:
            return None
        length = 12 // count
        year, relative = self.year_of(match, (second - 1) * length + 1)
        rule = f"{kind}-relative" if relative else kind
        if year is None:
            return Reading(anchor.start(), match.end(), None, None, kind, rule)
        first, last = calendar.months(year, (number - 1) * length + 1, second * length)
        return Reading(anchor.start(), match.end(), first, last, kind if number == second else "range", rule)

    def read_unit(self, anchor: re.Match) -> Reading | None:
        """"tahun ini", "bulan lalu", "tahun 2019", "lima tahun ke depan", "akhir tahun"."""
        text, start = self.text, anchor.start()
        if anchor[0].lower().startswith("se") and anchor[0].lower() != "semester ":
            return shorthand.last_one(anchor, self.today)
        ended = shorthand.book_year(text, start)
        if ended:
            return ended
        counted = words.COUNT_BEFORE.search(text, max(0, start - 16), start)
        counted = None if counted and words.MONEY.search(text, max(0, counted.start() - 5), counted.start()) else counted
        spanning = words.SPAN_RULE.match(text, start)
        if counted and anchor[0] in ("hari", "minggu", "pekan"):
            number = self.number_of(counted)
            special = trading.read_sessions(text, counted.start(), start, number, self.latest, self.today) or days.opening_days(text, counted.start(), start, number, self.today)
            if special:
                return special
        if counted and spanning:
            return self.spanning(counted, spanning)
        match = words.UNIT_RULE.match(text, start)
        if not match:
            return self.part_of_this(anchor)
        if match["year"]:
            inner = self.read_year(words.BARE_YEAR.match(text, match.start("year")))
            if inner:
                inner.start = start
            return inner
        if counted:
            return None
        kind, ahead = UNITS[match["unit"].lower()], 0 if match["this"] else -1 if match["last"] else 1
        if match["last"] == "sebelumnya":
            if kind == "week" and self.told and bases.in_a_week(self.told):
                return bases.days_before(start, match.end(), self.told)
            return bases.unit_before(start, match.end(), kind, self.latest, self.today)
        if kind == "day":
            return None
        if match["next"] == "berikutnya" and kind == "year" and self.latest and self.latest.kind == "year" and self.latest.last:
            return Reading(start, match.end(), *calendar.whole_year(self.latest.last.year + 1), "year", "year-after")
        bounds = self.bounds(kind, ahead)
        if match["this"] == "berjalan" and kind == "year" and self.today:
            ends = self.today.replace(day=1) - timedelta(days=1)
            bounds, kind = (date(self.today.year, 1, 1), ends if ends.year == self.today.year else self.today), "range"
        return Reading(start, match.end(), *bounds, kind, f"{kind}-relative")

    def number_of(self, counted: re.Match) -> int | None:
        return int(counted[1]) if counted[1] else parse_words(counted[2])

    def bounds(self, kind: str, ahead: int) -> calendar.Span:
        if self.today is None:
            return None, None
        return calendar.whole_year(self.today.year + ahead) if kind == "year" else BOUNDS[kind](self.today, ahead)

    def part_of_this(self, anchor: re.Match) -> Reading | None:
        """"akhir tahun", "awal bulan" without more: of this year or month."""
        kind = UNITS.get(anchor[0].lower())
        if kind not in ("year", "month", "week") or not words.PART_BEFORE.search(self.text, max(0, anchor.start() - 14), anchor.start()):
            return None
        if kind == "week" and self.text[max(0, anchor.start() - 5):anchor.start()].lower() != "awal ":
            return None                                     # of which week is the end
        if words.NOT_THIS.match(self.text, anchor.end()) or words.OF_MONTH.match(self.text, anchor.start()):
            return None
        return Reading(anchor.start(), anchor.end(), *self.bounds(kind, 0), kind, f"{kind}-relative")

    def spanning(self, counted: re.Match, match: re.Match) -> Reading | None:
        """"sembilan bulan pertama 2019", "lima tahun ke depan", "tiga tahun terakhir"."""
        number = self.number_of(counted)
        start, today = counted.start(), self.today
        if match["opening"] or match["bare"] is not None:
            return self.opening_months(match, number, start)
        unit = match[0].split()[0].lower()
        if match["later"]:
            return bases.later(start, match.end(), self.latest, int(number)) if unit == "tahun" and number is not None else None
        kind = "horizon" if match["ahead"] else "past"
        if today is None or number is None or number > 200:
            return Reading(start, match.end(), None, None, kind, f"{kind}-relative")
        there = calendar.moved(today, unit, int(number) * (1 if match["ahead"] else -1))
        if match["ahead"]:
            first, last = today, there
        elif match["ago"]:
            first, last = calendar.whole_year(there.year) if unit in ("tahun", "dekade") else (there, there) if unit == "hari" else BOUNDS[UNITS[unit]](there)
        else:
            first, last = there, today
        return Reading(start, match.end(), first, last, kind, f"{kind}-relative")

    def opening_months(self, match: re.Match, number, start: int) -> Reading | None:
        """"sembilan bulan pertama tahun ini", "10 bulan 2019"."""
        bare = match["opening"] is None
        fields = {name: match["b" + name if bare else name] for name in LEFT_OPEN}
        if not match[0].lower().startswith("bulan") or number is None or not 1 <= number <= 12 or (bare and not (fields["year"] or fields["this"])):
            return None
        place = words.ordinal(match["opening"]) if match["opening"] else 1
        if place > 1 and (number not in (3, 6) or place * number > 12):
            return None                                     # "tiga bulan kedua" is a quarter
        rule = "opening" if fields["year"] else "opening-relative"
        if self.today is None and not fields["year"]:
            return Reading(start, match.end(), None, None, "range", rule)
        year = int(fields["year"]) if fields["year"] else self.today.year - bool(fields["last"]) + bool(fields["next"])
        return Reading(start, match.end(), *calendar.months(year, (place - 1) * int(number) + 1, place * int(number)), "range", rule)
