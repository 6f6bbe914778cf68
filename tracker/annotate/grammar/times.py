"""The grammar of times: anchors (month names, years, "tahun", "kuartal", "kemarin") and what may stand on either side of them."""
import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.annotate.grammar import calendar
from tracker.annotate.grammar.phrases import any_of
from tracker.lexicons import read_yaml
from tracker.numerals import UNITS, parse_words
from tracker.records import Period, PeriodMention

MONTHS, WEEKDAYS = read_yaml("months"), read_yaml("weekdays")
MONTH, WEEKDAY = any_of(MONTHS), any_of(WEEKDAYS)
YEAR = r"(?:19[3-9]\d|20\d\d)(?![\w%]|[.,]\d)"
LINK = r"(?:\s?[-–—]\s?|\s(?:hingga|sampai(?: dengan)?|s/d|s\.d\.?|sd|ke)\s)"
THIS = r"ini|berjalan"
LAST = r"lalu|kemarin|sebelumnya|silam|yang lalu"
NEXT = r"depan|mendatang|berikutnya"
OF_YEAR = rf"(?:[\s,/–-]*(?:(?:pada|di|dari)\s)?(?:tahun\s)?(?P<year>{YEAR})|[\s,/-]*'?(?P<short>(?<=[/'])[12]\d)(?!\d)|\s(?:(?:pada|di)\s)?tahun\s(?:(?P<this>{THIS})|(?P<last>{LAST})|(?P<next>{NEXT}))\b)?"
SMALL = any_of([*UNITS, "sepuluh", "sebelas", "dua belas", "lima belas", "dua puluh", "beberapa"], first_letter=True)
ORDINALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
            "terakhir": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "ke-1": 1, "ke-2": 2, "ke-3": 3, "ke-4": 4}
ORDINAL = r"(?:III|II|IV|I|[1-4]|(?:per|ke)(?:tama|dua|tiga|empat)|ke-[1-4]|satu|dua|tiga|empat)(?!\w)"

ANCHOR = re.compile(
    rf"(?<![\w/])(?:(?P<month>{MONTH}(?!\w))|(?P<slash>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])|\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d))|(?P<year>(?<![\d.,-]){YEAR})"
    rf"|(?P<quarter>(?:[Kk]uartal|[Tt]riwulan|TW)[\s-]?{ORDINAL}|[QK][1-4](?!\w)|K-(?:III|II|IV|I)\b|[1-4]Q(?=\d\d)|[1-4]Q\b)"
    rf"|(?P<semester>(?:[Ss]emester|[Pp]aruh)[\s-]?{ORDINAL}|H[12](?=\s?[/-]?\s?20\d\d)|[Ss]emester\s(?=ini|lalu|depan))"
    rf"|(?P<weekday>{WEEKDAY}(?!\w))"
    r"|(?P<unit>[Tt]ahun|[Bb]ulan|[Pp]ekan|[Mm]inggu|[Kk]uartal|[Tt]riwulan|[Hh]ari(?=\s(?:terakhir|lalu|ke depan|mendatang|belakangan)))(?=\s|\b)"
    r"|(?P<day>[Hh]ari ini|[Kk]emarin|[Bb]esok|[Ll]usa)\b"
    r"|(?P<now>[Ss]aat ini|[Kk]ini|[Ss]ekarang)\b"
    r"|(?P<base>[Pp]eriode (?:yang )?[Ss]ama))"
)
WORDS = ["tahun", "bulan", "pekan", "minggu", "kuartal", "triwulan", "semester", "paruh", "hari", "kemarin", "besok", "lusa", "saat ini", "kini", "sekarang", "periode"]
WORDS = [*MONTHS, *WEEKDAYS, "TW", *WORDS, *(word.capitalize() for word in WORDS)]
PLACE_TO_LOOK = re.compile(                                 # cheap; ANCHOR then tells what it is
    rf"\b(?=[{''.join(sorted({word[0] for word in WORDS}))}QKH\d])(?:{any_of(WORDS)}|[QHK][1-4]|K-I|[1-4]Q|(?:19|20)\d\d|\d\d?[/-]\d)")
MONTH_RULE = re.compile(rf"(?P<first>{MONTH})(?:\.(?=\s?\d{{4}}))?(?:{LINK}(?P<second>{MONTH})(?!\w))?(?!\w){OF_YEAR}(?P<near>\s(?:lalu|ini|mendatang|depan)\b)?")
AND_MONTH = re.compile(rf"(?:,\s{MONTH})*,?\s(?:dan|serta|maupun|atau)\s{MONTH}\s(?P<year>{YEAR})")
YEAR_RULE = re.compile(rf"(?P<first>{YEAR})(?:(?:\s?[-–—/]\s?|\s(?:hingga|sampai(?: dengan)?|s/d|s\.d\.)\s(?:tahun\s)?)(?P<second>{YEAR}|(?<=[-/])\d\d(?!\d)))?")
NUMBERED_RULE = re.compile(rf"(?P<name>[A-Za-z]*)[\s-]?(?P<ordinal>{ORDINAL}|(?<=[QKH])[1-4]|(?<=\b)[1-4](?=Q))Q?(?:(?:{LINK}|/)(?:(?:kuartal|triwulan)\s)?(?P<second>{ORDINAL}))?{OF_YEAR}", re.I)
UNIT_RULE = re.compile(
    rf"(?P<unit>tahun|bulan|pekan|minggu|kuartal|triwulan|semester)\s(?:(?P<this>{THIS})|(?P<last>{LAST})|(?P<next>{NEXT}))\b"
    rf"|tahun\s(?:(?P<fiscal>buku|fiskal|anggaran|pajak)\s)?(?P<year>{YEAR})", re.I)
OF_MONTH = re.compile(rf"[Bb]ulan\s(?=({MONTH})(?!\w))")
SPAN_RULE = re.compile(r"(?:tahun|bulan|pekan|minggu|hari)\s(?:(?P<ahead>ke depan|mendatang|kedepan)|(?P<past>terakhir|belakangan(?: ini)?|ke belakang)|(?P<ago>lalu|silam|yang lalu|sebelumnya)"
                       rf"|(?P<opening>pertama){OF_YEAR})\b|(?:bulan)(?P<bare>){OF_YEAR.replace('P<', 'P<b')}", re.I)
COUNT_BEFORE = re.compile(rf"(?<!\w)(?:(\d{{1,3}})|({SMALL}))\s$")
DAY_BEFORE = re.compile(rf"(?:(?:{WEEKDAY}),?\s\(?(?:tanggal\s)?)?(?<![\d.,/])(?:(?P<from>\d{{1,2}})(?:\s?[-–]\s?|\s(?:hingga|sampai(?:\sdengan)?|s/d)\s))?(?P<day>\d{{1,2}})\s?$")
WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>{WEEKDAY}),?\s(?:\w+\s)?\($")
BEFORE = re.compile(
    r"(?<!\w)(?:(?P<until>hingga|sampai dengan|sampai|s/d|s\.d\.|sebelum|menjelang|paling lambat(?: pada)?|selambatnya|selambat-lambatnya)|(?P<since>sejak|terhitung(?: sejak| mulai)?|mulai(?: dari)?|semenjak)|(?P<per>per|posisi))?"
    r"(?:\s?(?:pada|di|dari|dengan))?\s?(?:(?P<part>awal|pertengahan|medio|akhir|penghujung|ujung)\s)?(?:periode\s)?(?P<word>tahun\s|bulan\s|tanggal\s)?$", re.I)
LAW = re.compile(r"(?:\b(?:[Nn]omor|[Nn]o\.?|UU|PP|Perpres|Inpres|Keppres|PMK|Permen\w*|Perda|Pergub|Perppu|Peraturan|Undang-Undang)\s?[\d/\w.-]*\s(?:[Tt]ahun\s)?|\b\d+\s[Tt]ahun\s|/)$")
SIMPLE = ("day", "week", "month", "quarter", "semester", "year")
THINGS = re.compile(r"\s(?:unit|orang|ton|hektare?|ha|km|meter|ekor|buah|pekerja|karyawan|persen|MW|rupiah|kilometer|kg|liter|hari|jam|poin)\b|\s?(?:juta|ribu|miliar|triliun)\b|-an\b")
AHEAD = re.compile(r"\b(?:akan|bakal|target\w*|ditarget\w*|menarget\w*|rencana\w*|direncana\w*|berencana|mendatang|diharapkan|mulai|paling lambat|dijadwalkan|hendak|segera|nanti)\b", re.I)


@dataclass(slots=True)
class Reading:
    """What an anchor turned out to be: where it ends and which days it spans."""

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str
    rule: str


class Reader:
    """Reads one text; `today` may be None, then what needs it keeps None bounds."""

    def __init__(self, text: str, today: date | None):
        self.text, self.today = text, today

    def find(self) -> list[PeriodMention]:
        found: list[Reading] = []
        latest = None
        for place in PLACE_TO_LOOK.finditer(self.text):
            done = found[-1].end if found else 0
            anchor = ANCHOR.match(self.text, place.start()) if place.start() >= done else None
            reading = anchor and getattr(self, f"read_{anchor.lastgroup}")(anchor)
            if not reading:
                continue
            if reading.kind == "base":
                self.shift(reading, latest)
            else:
                latest = reading = self.framed(reading, done)
            if not (found and self.joined(found[-1], reading)):
                found.append(reading)
        return [self.mention(reading) for reading in found]

    def joined(self, before: Reading, reading: Reading) -> bool:
        """"10 November sampai 14 November 2019", "kuartal I hingga kuartal III 2019": two readings that are one range."""
        if not reading.rule.startswith("until-") or self.text[before.end:reading.start].strip() or before.kind not in SIMPLE or not before.first or not reading.last:
            return False
        first = before.first
        if "relative" in before.rule and "relative" not in reading.rule:
            first = calendar.same_day(first, reading.last.year - first.year)
            first = calendar.same_day(first, -1) if first > reading.last else first
        if first > reading.last:
            return False
        before.end, before.first, before.last, before.kind, before.rule = reading.end, first, reading.last, "range", f"{before.rule}-{reading.rule}"
        return True

    def mention(self, reading: Reading) -> PeriodMention:
        text = self.text[reading.start:reading.end]
        return PeriodMention(reading.start, reading.end, text, Period(text, reading.first, reading.last), reading.kind, reading.rule)

    # what may stand before: until, since, per; beginning, middle, end

    def framed(self, reading: Reading, done: int) -> Reading:
        before = BEFORE.search(self.text, max(done, reading.start - 48), reading.start)
        if not before or not before[0].strip():
            return reading
        part = (before["part"] or "").lower()
        framing = before["until"] or before["since"] or before["per"] or part
        if not framing:
            if before["word"] and reading.kind in ("year", "month", "range", "day"):
                reading.start = before.start("word")
            return reading
        if before["per"] and reading.kind in ("now", "past", "horizon"):
            return reading
        reading.start = next(before.start(name) for name in ("until", "since", "per", "part") if before[name])
        if part:
            self.cut(reading, part)
        if before["until"]:
            self.until(reading)
        elif before["since"]:
            if reading.kind != "now":
                reading.kind, reading.last, reading.rule = "since", None, f"since-{reading.rule}"
        elif before["per"]:
            reading.kind, reading.first, reading.rule = "as_of", reading.last, f"per-{reading.rule}"
        return reading

    def until(self, reading: Reading) -> None:
        past = self.today and reading.last and reading.last <= self.today
        if past and (reading.kind in ("month", "quarter", "semester") or reading.rule.startswith(("akhir-month", "akhir-quarter"))):
            reading.kind, reading.first = "cumulative", date(reading.last.year, 1, 1)
        elif reading.kind == "now":
            return
        else:
            reading.kind, reading.first = "deadline", None
        reading.rule = f"until-{reading.rule}"

    def cut(self, reading: Reading, part: str) -> None:
        first, last = reading.first, reading.last
        if first and last:
            if part in ("akhir", "penghujung", "ujung"):
                first = last
            elif reading.kind == "year":
                first, last = calendar.months(first.year, 1, 4) if part == "awal" else calendar.months(first.year, 5, 8)
            elif reading.kind == "month":
                days = (1, 10) if part == "awal" else (11, 20)
                first, last = first.replace(day=days[0]), first.replace(day=days[1])
            elif part == "awal" and reading.kind == "week":
                last = first + timedelta(days=2)
        reading.first, reading.last, reading.kind, reading.rule = first, last, "part", f"{part}-{reading.rule}"

    # years that the text leaves out

    def year_of(self, match: re.Match, first_month: int, *, last_month: int | None = None) -> tuple[int | None, bool]:
        """The year that is printed, told by "tahun lalu", or meant; and whether the publication date was needed."""
        if match["year"]:
            return int(match["year"]), False
        if match["short"]:
            return 2000 + int(match["short"]), False
        if self.today is None:
            return None, True
        if match["this"]:
            return self.today.year, True
        if match["last"]:
            return self.today.year - 1, True
        if match["next"]:
            return self.today.year + 1, True
        begins = date(self.today.year, last_month or first_month, 1)
        if begins > self.today and self.looks_ahead(match.start()):
            return self.today.year, True
        return calendar.back(self.today, begins), True

    def looks_ahead(self, position: int) -> bool:
        """Do the words before speak of the future, or does a deadline stand right before?"""
        clause = self.text[max(0, position - 60):position]
        return bool(AHEAD.search(clause) or re.search(r"(?:hingga|sampai|menjelang|sebelum)(?:\s\w+){0,2}\s$", clause))

    # one reader an anchor

    def read_month(self, anchor: re.Match) -> Reading | None:
        match = MONTH_RULE.match(self.text, anchor.start())
        first, second = MONTHS[match["first"]], MONTHS.get(match["second"] or "")
        day = DAY_BEFORE.search(self.text, max(0, anchor.start() - 24), anchor.start())
        if match["first"] in ("May", "March", "Mar", "Sep", "Mei", "August") and not (day or match["year"] or match["second"]) and match["first"] != "Mei":
            return None
        end = match.end()
        year, relative = self.year_of(match, first, last_month=second)
        if relative and not (match["this"] or match["last"] or match["next"]):
            shared = AND_MONTH.match(self.text, end)
            if shared:
                year, relative = int(shared["year"]), False
            elif match["near"] and self.today:
                year = self.near_year(match["near"].strip(), first)
        rule = "month-relative" if relative else "month"
        if day and not second and int(day["day"]) <= 31:
            return self.day_of_month(day, first, year, end, relative)
        if second:
            if year is None:
                return Reading(anchor.start(), end, None, None, "range", "months-relative")
            begins = calendar.months(year - (first > second), first)[0]
            return Reading(anchor.start(), end, begins, calendar.last_day(year, second), "range", "months-relative" if relative else "months")
        other = re.compile(rf"{LINK}(?P<month>{MONTH})\s(?P<year>{YEAR})").match(self.text, end) if match["year"] else None
        if other:
            return Reading(anchor.start(), other.end(), date(year, first, 1), calendar.last_day(int(other["year"]), MONTHS[other["month"]]), "range", "months")
        if year is None:
            return Reading(anchor.start(), end, None, None, "month", rule)
        return Reading(anchor.start(), end, *calendar.months(year, first), "month", rule)

    def near_year(self, near: str, month: int) -> int:
        today = self.today
        if near == "lalu":
            return today.year if month <= today.month else today.year - 1
        if near == "ini":
            return today.year
        return today.year if month >= today.month else today.year + 1

    def day_of_month(self, day: re.Match, month: int, year: int | None, end: int, relative: bool) -> Reading | None:
        rule = "day-relative" if relative else "day"
        start = day.start()
        if year is None:
            return Reading(start, end, None, None, "day", rule)
        if relative:
            year = self.nearest_year(month, int(day["day"]), start)
        last = calendar.safe_date(year, month, int(day["day"]))
        first = calendar.safe_date(year, month, int(day["from"])) if day["from"] else last
        if last is None or first is None:
            return None
        return Reading(start, end, first, last, "day" if first == last else "range", rule)

    def nearest_year(self, month: int, day: int, position: int) -> int:
        """The year of a day that is printed without one: this one, unless that lies more than two months ahead and nothing looks ahead."""
        this = calendar.safe_date(self.today.year, month, day)
        if this is None or this <= self.today + timedelta(days=60) or self.looks_ahead(position):
            if this and this < self.today - timedelta(days=300):
                return self.today.year + 1
            return self.today.year
        return self.today.year - 1

    def read_slash(self, anchor: re.Match) -> Reading | None:
        parts = [int(part) for part in re.split("[/-]", anchor[0])]
        if parts[0] > 31:                                   # 2019-11-04
            parts.reverse()
        bracketed = self.text[anchor.start() - 1:anchor.start()] == "("
        if len(parts) == 2 and not bracketed:
            return None
        weekday = WEEKDAY_BEFORE.search(self.text, max(0, anchor.start() - 16), anchor.start())
        start = weekday.start() if weekday else anchor.start()
        end = anchor.end() + (self.text[anchor.end():anchor.end() + 1] == ")" and bool(weekday))
        day, month = parts[:2]
        if month > 12 or not 1 <= day <= 31 or not month:
            return None
        if len(parts) == 2 and self.today is None:
            return Reading(start, end, None, None, "day", "slash-relative")
        found = self.printed_day(parts, day, month, start)
        meant = weekday and WEEKDAYS[weekday["weekday"]]
        if weekday and day <= 12 and found and found.weekday() != meant:
            swapped = self.printed_day(parts, month, day, start)       # (4/8) for 8 April: seen where the weekday tells
            if swapped and swapped.weekday() == meant and (self.today is None or swapped <= self.today):
                found = swapped
        return Reading(start, end, found, found, "day", "slash" if len(parts) == 3 else "slash-relative") if found else None

    def printed_day(self, parts: list[int], day: int, month: int, position: int) -> date | None:
        if len(parts) == 3:
            return calendar.safe_date(parts[2] + (2000 if parts[2] < 100 else 0), month, day)
        return calendar.safe_date(self.nearest_year(month, day, position), month, day)

    def read_year(self, anchor: re.Match) -> Reading | None:
        if THINGS.match(self.text, anchor.end()) or (self.text[anchor.end():anchor.end() + 1] in "%)" and self.text[anchor.start() - 1:anchor.start()] == "/"):
            return None
        before = self.text[max(0, anchor.start() - 40):anchor.start()]
        if LAW.search(before) or re.search(r"(?:Rp|US\$|\$|USD)\.?\s?$", before):
            return None
        match = YEAR_RULE.match(self.text, anchor.start())
        first = int(match["first"])
        if not match["second"]:
            return Reading(anchor.start(), match.end(), *calendar.whole_year(first), "year", "year")
        second = int(match["second"]) if len(match["second"]) == 4 else first // 100 * 100 + int(match["second"])
        if second < first:
            return Reading(anchor.start(), match.start("second") - 1, *calendar.whole_year(first), "year", "year")
        return Reading(anchor.start(), match.end(), date(first, 1, 1), date(second, 12, 31), "range", "years")

    def read_numbered(self, anchor: re.Match, kind: str, count: int) -> Reading | None:
        match = NUMBERED_RULE.match(self.text, anchor.start())
        if not match:
            return None
        number = ORDINALS[match["ordinal"] if match["ordinal"].isupper() else match["ordinal"].lower()]
        second = ORDINALS.get(match["second"] or "", number)
        if number > count or second > count:
            return None
        months = 12 // count
        year, relative = self.year_of(match, (second - 1) * months + 1)
        rule = f"{kind}-relative" if relative else kind
        if year is None:
            return Reading(anchor.start(), match.end(), None, None, kind, rule)
        first, last = calendar.months(year, (number - 1) * months + 1, second * months)
        return Reading(anchor.start(), match.end(), first, last, kind if number == second else "range", rule)

    def read_quarter(self, anchor: re.Match) -> Reading | None:
        return self.read_numbered(anchor, "quarter", 4)

    def read_semester(self, anchor: re.Match) -> Reading | None:
        if anchor[0].rstrip().lower() == "semester":
            return self.read_unit(anchor)
        return self.read_numbered(anchor, "semester", 2)

    def read_weekday(self, anchor: re.Match) -> Reading | None:
        if re.match(r",?\s\(?\d{1,2}[/\s]", self.text[anchor.end():anchor.end() + 6]) or (anchor[0] == "Minggu" and not re.match(r"\s(?:lalu|kemarin|\()|[,.]", self.text[anchor.end():anchor.end() + 8])):
            return None
        after = re.compile(r"\s(?:(?P<last>(?:pekan|minggu)\s(?:lalu|kemarin))|(?P<ago>lalu|kemarin)|(?P<next>pekan depan|minggu depan|mendatang|depan|besok)|ini)\b").match(self.text, anchor.end())
        end = after.end() if after else anchor.end()
        if self.today is None:
            return Reading(anchor.start(), end, None, None, "day", "weekday-relative")
        day = calendar.nearest_weekday(self.today, WEEKDAYS[anchor[0]], ahead=bool(after and after["next"]))
        if after and after["last"] and day >= calendar.week(self.today)[0]:
            day -= timedelta(days=7)
        if after and after["ago"] and after["ago"] == "lalu" and day == self.today:
            day -= timedelta(days=7)
        return Reading(anchor.start(), end, day, day, "day", "weekday-relative")

    def read_unit(self, anchor: re.Match) -> Reading | None:
        text, start = self.text, anchor.start()
        counted = COUNT_BEFORE.search(text, max(0, start - 16), start)
        spanning = SPAN_RULE.match(text, start)
        if counted and spanning:
            return self.spanning(counted, spanning)
        match = UNIT_RULE.match(text, start)
        if not match:
            return self.part_of_this(anchor)
        if match["year"]:
            if THINGS.match(text, match.end()) or LAW.search(text[max(0, start - 40):match.start("year")]):
                return None
            inner = self.read_year(re.compile(YEAR).match(text, match.start("year")))
            if inner:
                inner.start = start
            return inner
        if counted:
            return None
        unit, ahead = match["unit"].lower(), 0 if match["this"] else -1 if match["last"] else 1
        kind = {"tahun": "year", "bulan": "month", "pekan": "week", "minggu": "week", "kuartal": "quarter", "triwulan": "quarter"}.get(unit, "semester")
        bounds = self.unit_bounds(kind, ahead)
        if match["this"] == "berjalan" and kind == "year" and self.today:
            ends = self.today.replace(day=1) - timedelta(days=1)
            bounds, kind = (date(self.today.year, 1, 1), ends if ends.year == self.today.year else self.today), "range"
        return Reading(start, match.end(), *bounds, kind, f"{kind}-relative")

    def unit_bounds(self, kind: str, ahead: int) -> calendar.Span:
        if self.today is None:
            return None, None
        if kind == "year":
            return calendar.whole_year(self.today.year + ahead)
        of = {"month": calendar.month_of, "week": calendar.week, "quarter": calendar.quarter_of, "semester": calendar.semester_of}[kind]
        return of(self.today, ahead)

    def part_of_this(self, anchor: re.Match) -> Reading | None:
        """"akhir tahun", "awal bulan" without more: of this year or month."""
        unit = anchor[0].lower()
        if unit not in ("tahun", "bulan") or not re.search(r"\b(?:awal|pertengahan|akhir|penghujung)\s$", self.text[max(0, anchor.start() - 14):anchor.start()], re.I):
            return None
        if re.match(r"\s(?:\d|itu\b|tersebut\b)", self.text[anchor.end():anchor.end() + 10]) or OF_MONTH.match(self.text, anchor.start()):
            return None
        kind = "year" if unit == "tahun" else "month"
        return Reading(anchor.start(), anchor.end(), *self.unit_bounds(kind, 0), kind, f"{kind}-relative")

    def spanning(self, counted: re.Match, match: re.Match) -> Reading | None:
        """"sembilan bulan pertama 2019", "lima tahun ke depan", "tiga tahun terakhir"."""
        number = int(counted[1]) if counted[1] else parse_words(counted[2])
        start, today = counted.start(), self.today
        if match["opening"] or match["bare"] is not None:
            return self.opening_months(match, number, start)
        unit = match[0].split()[0].lower()
        kind = "horizon" if match["ahead"] else "past"
        rule = f"{kind}-relative"
        if today is None or number is None or number > 200:
            return Reading(start, match.end(), None, None, kind, rule)
        there = moved(today, unit, int(number) * (1 if match["ahead"] else -1))
        if match["ahead"]:
            return Reading(start, match.end(), None, there, kind, rule)
        if match["ago"]:
            bounds = calendar.whole_year(there.year) if unit == "tahun" else calendar.month_of(there) if unit == "bulan" else (there, there) if unit == "hari" else calendar.week(there)
            return Reading(start, match.end(), *bounds, kind, rule)
        return Reading(start, match.end(), there, today, kind, rule)

    def opening_months(self, match: re.Match, number, start: int) -> Reading | None:
        bare = match["opening"] is None
        fields = {name: match["b" + name if bare else name] for name in ("year", "short", "this", "last", "next")}
        if not match[0].lower().startswith("bulan") or number is None or not 1 <= number <= 12 or (bare and not (fields["year"] or fields["this"])):
            return None
        if self.today is None and not fields["year"]:
            return Reading(start, match.end(), None, None, "range", "opening-relative")
        year = int(fields["year"]) if fields["year"] else self.today.year - bool(fields["last"]) + bool(fields["next"])
        return Reading(start, match.end(), *calendar.months(year, 1, int(number)), "range", "opening" if fields["year"] else "opening-relative")

    def read_day(self, anchor: re.Match) -> Reading | None:
        ahead = {"hari ini": 0, "kemarin": -1, "besok": 1, "lusa": 2}[anchor[0].lower()]
        if anchor[0].lower() == "hari ini" and self.text[max(0, anchor.start() - 9):anchor.start()].lower() == "beberapa ":
            return None
        if anchor[0].lower() == "kemarin" and re.search(r"\b(?:tahun|bulan|pekan|minggu)\s$", self.text[max(0, anchor.start() - 8):anchor.start()]):
            return None
        day = self.today + timedelta(days=ahead) if self.today else None
        return Reading(anchor.start(), anchor.end(), day, day, "day", "day-relative")

    def read_now(self, anchor: re.Match) -> Reading:
        return Reading(anchor.start(), anchor.end(), self.today, self.today, "now", "now-relative")

    BASE = re.compile(rf"periode (?:yang )?sama(?:\s(?:di|pada|dari))?(?:\s(?:(?:tahun|bulan|kuartal|triwulan)\s)?(?:{LAST}|(?P<year>{YEAR}))\b|\stahun\s(?P<later>{YEAR}))?", re.I)

    def read_base(self, anchor: re.Match) -> Reading:
        match = self.BASE.match(self.text, anchor.start())
        year = match["year"] or match["later"]
        reading = Reading(anchor.start(), match.end(), None, None, "base", "same-period")
        if year:
            reading.first, reading.last = calendar.whole_year(int(year))
        return reading

    def shift(self, reading: Reading, latest: Reading | None) -> None:
        """The same period of a year before: the last one that was named, moved; without one, the whole last year."""
        if latest and latest.first and latest.last and latest.kind not in ("now", "day", "past"):
            years = reading.first.year - latest.last.year if reading.first else -1
            first, last = calendar.same_day(latest.first, years), calendar.same_day(latest.last, years)
            if latest.last == calendar.last_day(latest.last.year, latest.last.month):
                last = calendar.last_day(last.year, last.month)
            reading.first, reading.last = first, last
        elif not reading.first and self.today:
            reading.first, reading.last = calendar.whole_year(self.today.year - 1)
            reading.rule = "same-period-relative"


def moved(day: date, unit: str, count: int) -> date:
    """The day that lies a number of years, months or weeks away."""
    if unit == "tahun":
        return calendar.same_day(day, count)
    if unit == "bulan":
        first, last = calendar.month_of(day, count)
        return min(first.replace(day=1) + timedelta(days=day.day - 1), last)
    return day + timedelta(days=count if unit == "hari" else 7 * count)


def find(text: str, today: date | None) -> list[PeriodMention]:
    """Every phrase of time in a text, in order, resolved against the publication day where it needs one."""
    return Reader(text, today).find()
