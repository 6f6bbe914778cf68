"""The words of time and how they go together: what anchors a phrase of time, and what each kind of phrase looks like.

`Reading` is what an anchor turned out to be; times, days, frames and bases read with these expressions.
"""
import re
from dataclasses import dataclass
from datetime import date

from tracker.annotate.beginnings import last_words, starts_of
from tracker.annotate.grammar.phrases import any_of
from tracker.lexicons import read_yaml
from tracker.numerals import UNITS

MONTHS, WEEKDAYS = read_yaml("months"), read_yaml("weekdays")
HOLIDAYS = read_yaml("holidays")
MONTH, WEEKDAY, HOLIDAY = any_of(MONTHS), any_of(WEEKDAYS), any_of(HOLIDAYS, first_letter=True)
YEAR = r"(?:19[3-9]\d|20\d\d)(?![\w%]|[.,]\d)"
LINK = r"(?:\s?[-–—]\s?|\s(?:hingga|sampai(?: dengan)?|s/d|s\.d\.?|sd|ke)\s)"
THIS = r"ini|berjalan"
LAST = r"lalu|kemarin|sebelumnya|silam|yang lalu"
NEXT = r"depan|mendatang|berikutnya"
OF_YEAR = (
    rf"(?:[\s,/–-]*(?:(?:pada|di|dari)\s)?(?:tahun\s)?\[?(?P<year>{YEAR})|[\s,/-]*'?(?P<short>(?<=[/'])[12]\d)(?!\d)"
    rf"|\s(?:(?:pada|di)\s)?tahun\s(?:(?P<this>{THIS})|(?P<last>{LAST})|(?P<next>{NEXT}))\b)?"
)
SMALL = any_of([*UNITS, "sepuluh", "sebelas", "dua belas", "lima belas", "dua puluh", "beberapa"], first_letter=True)
ORDINALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "V": 5, "5": 5, "lima": 5}
ORDINAL = r"(?:(?:ke[\s-]?)?(?:III|II|IV|I|[1-4])|(?:per|ke)(?:tama|dua|tiga|empat)|satu|dua|tiga|empat)(?!\w)"

ANCHOR = re.compile(
    r"(?<![\w/])(?:(?P<base>(?:[Pp]eriode|[Kk]uartal|[Tt]riwulan|[Ss]emester|[Bb]ulan|[Tt]ahun|[Hh]ari)\s(?:yang\s)?sama"
    r"|(?:[Pp]eriode|[Tt]ahun|[Bb]ulan|[Kk]uartal|[Tt]riwulan|[Ss]emester)\s(?:tersebut|itu)\b|[Pp]eriode\sini\b|[Ss]etahun\s(?:sebelumnya|lalu|silam|kemudian)|(?:[Pp]erdagangan|[Pp]enutupan|[Ss]esi)\ssebelumnya)"
    r"|(?P<short>(?:[1-4]Q|Q[1-4]|[12]H|[HS][12]|1?\dM|FY)\s?[-/']?\s?\d\d)|(?P<budget>RAPBN\b(?!-?P|\)?,?\s?(?:[Tt]ahun\s)?(?:[Aa]nggaran\s)?20\d))"
    rf"|(?P<holiday>{HOLIDAY}(?!\w))|(?P<month>{MONTH}(?!\w))|(?P<slash>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])|\d{{1,2}}-\d{{1,2}}-(?:19"
    rf"|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d))|(?P<year>(?<![\d.,-]){YEAR})"
    rf"|(?P<quarter>(?:[Kk]uartal|[Tt]riwulan|TW)[\s-]?{ORDINAL}|[QK][1-4](?!\w)|K-(?:III|II|IV|I)\b|[1-4]Q(?=\d\d)|[1-4]Q\b)"
    rf"|(?P<third>[Cc]aturwulan[\s-]?{ORDINAL})"
    rf"|(?P<semester>(?:[Ss]emester|[Pp]aruh)[\s-]?{ORDINAL}|H[12](?=\s?[/-]?\s?20\d\d)|[Ss]emester\s(?=[Ii]ni|[Ll]alu|[Dd]epan))"
    rf"|(?P<weekday>{WEEKDAY}(?!\w))"
    r"|(?P<unit>[Tt]ahun|[Bb]ulan|[Pp]ekan|[Mm]inggu|[Kk]uartal|[Tt]riwulan|[Dd]ekade|[Hh]ari(?=\s(?:pertama|(?:perdagangan|bursa)\s(?:terakhir|sebelumnya)|terakhir|lalu"
    r"|yang lalu|ke depan|mendatang|belakangan|sebelumnya))|[Ss](?:etahun|ebulan|epekan|eminggu|edekade)(?=\sterakhir))(?=\s"
    r"|\b)"
    r"|(?P<day>(?:[Hh]ari|[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam) [Ii]ni|HARI INI|[Tt]adi (?:pagi|siang|sore|malam)|(?:[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam) tadi|[Kk]emarin|[Bb]esok|[Ll]usa)\b"
    r"|(?P<now>[Ss]aat [Ii]ni|[Kk]ini|[Ss]ekarang)\b)"
)
KEYWORDS = ["tahun", "bulan", "caturwulan", "dekade", "sedekade", "pekan", "minggu", "kuartal", "triwulan", "semester", "paruh", "hari", "kemarin", "besok", "lusa", "saat ini",
            "kini", "sekarang", "periode", "perdagangan sebelumnya", "penutupan sebelumnya", "sesi sebelumnya",
            "pagi ini", "siang ini", "sore ini", "malam ini", "tadi pagi", "tadi siang", "tadi sore", "tadi malam", "pagi tadi", "siang tadi", "sore tadi", "malam tadi", "setahun", "sebulan", "sepekan", "seminggu"]
BEGINNINGS = starts_of([                                    # of ANCHOR, in any case
    *KEYWORDS, *MONTHS, *WEEKDAYS, *(name.split()[0] for name in HOLIDAYS), "TW", "RAPBN", *(letter + digit for letter in "QHKS" for digit in "1234"), "K-I", "FY", *"0123456789"])
MONTH_RULE = re.compile(
    rf"(?P<first>{MONTH})(?:\.(?=\s?\d{{4}}))?(?:{LINK}(?P<second>{MONTH})(?!\w))?(?!\w){OF_YEAR}(?P<near>\s(?:lalu"
    rf"|ini|mendatang|depan)\b)?"
)
AND_MONTH = re.compile(rf"(?:,\s{MONTH})*,?\s(?:dan|serta|maupun|atau)\s{MONTH}\s(?P<year>{YEAR})")
YEAR_RULE = re.compile(
    rf"(?P<first>{YEAR})(?:(?:\s?[-–—/]\s?|\s(?:hingga|sampai(?: dengan)?|s/d|s\.d\.|(?<=\b[Dd]ari \d\d\d\d\s)ke)\s(?:tahun\s)?)(?P<second>{YEAR}"
    rf"|(?<=[-/])\d\d(?!\d)))?"
)
NUMBERED_RULE = re.compile(
    rf"(?P<name>[A-Za-z]*)[\s-]?(?P<ordinal>{ORDINAL}|(?<=[QKH])[1-4]|(?<=\b)[1-4](?=Q))Q?(?:(?:{LINK}|/)(?:(?:kuartal"
    rf"|triwulan)\s)?(?P<second>{ORDINAL}))?{OF_YEAR}", re.I
)
UNIT_RULE = re.compile(                                     # but "laba tahun berjalan" is what a year's accounts end with, of whatever year
    rf"(?!(?:(?<=laba )|(?<=rugi )|(?<=bersih ))tahun\sberjalan)(?P<unit>tahun|bulan|pekan|minggu|kuartal|triwulan|semester|hari)\s(?:(?P<this>{THIS})|(?P<last>{LAST})|(?P<next>{NEXT}))\b"
    rf"|tahun\s(?:(?P<fiscal>buku|fiskal|anggaran|pajak)\s)?(?P<year>{YEAR})", re.I)
OF_MONTH = re.compile(rf"[Bb]ulan\s(?=({MONTH})(?!\w))")
SPAN_RULE = re.compile(r"(?:tahun|bulan|pekan|minggu|hari|dekade)\s(?:(?P<ahead>ke depan|mendatang|kedepan)|(?P<past>terakhir|belakangan(?: ini)?|ke belakang)"
                       r"|(?P<ago>lalu|silam|yang lalu|sebelumnya)|(?P<later>kemudian|setelahnya)"
                       rf"|(?P<opening>pertama|kedua|ketiga|keempat){OF_YEAR})\b|(?:bulan)(?P<bare>){OF_YEAR.replace('P<', 'P<b')}", re.I)
COUNT_BEFORE = re.compile(rf"(?<![\w.,])(?:(\d{{1,3}})|({SMALL}))\s$")
DAY_BEFORE = re.compile(
    rf"(?:(?:{WEEKDAY}),?\s\(?(?:tanggal\s)?)?(?<!ke-)(?<![\d.,/])(?:(?P<from>\d{{1,2}})(?:\s?[-–—]\s?|\s(?:hingga"
    rf"|sampai(?:\sdengan)?|s/d)\s))?(?P<day>\d{{1,2}})\s?$"
)
WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>{WEEKDAY}),?\s(?:\w+\s)?\($")
BEFORE = re.compile(
    r"(?<!\w)(?:(?P<until>hingga|sampai dengan|sampai|s/d|s\.d\.|sebelum|menjelang|paling lambat(?: pada)?"
    r"|selambatnya|selambat-lambatnya)|(?P<since>sejak|terhitung(?: sejak| mulai)?|mulai(?: dari)?|semenjak)"
    r"|(?P<per>per|posisi))?"
    r"(?:\s?(?:pada|di|dari|dengan))?\s?(?:(?P<part>awal|(?<!imur )tengah|pertengahan|medio|akhir|penghujung|ujung"
    r"|(?:minggu|pekan)\s(?:pertama|kedua|ketiga|keempat|kelima|I|II|III|IV|V|ke-?[1-5]))\s)?(?:periode\s)?(?P<word>tahun\s"
    r"|bulan\s|tanggal\s)?$", re.I)
BEFORE_ENDS = tuple(last_words([                             # of what BEFORE takes in, also behind another of them without a blank ("diawal tahun")
    "hingga", "sampai dengan", "sampai", "s/d", "s.d.", "sebelum", "menjelang", "paling lambat", "selambatnya", "selambat-lambatnya", "sejak", "terhitung", "mulai", "semenjak",
    "per", "posisi", "pada", "di", "dari", "dengan", "awal", "tengah", "pertengahan", "medio", "akhir", "penghujung", "ujung", "pertama", "kedua", "ketiga", "keempat", "kelima",
    "periode", "tahun", "bulan", "tanggal", "paling", "lambat", "lambatnya", "selambat", "minggu", "pekan", "ke", "s"]))
WEEK_NUMBERS = last_words(["I", "II", "III", "IV", "V", *"12345", "ke1", "ke2", "ke3", "ke4", "ke5"])
LAW = re.compile(
    r"(?:\b(?:[Nn]omor|[Nn]o\.?|UU|PP|Perpres|Inpres|Keppres|PMK|Permen\w*|Perda|Pergub|Perppu|Peraturan"
    r"|Undang-Undang)\s?[\d/\w.-]*\s(?:[Tt]ahun\s)?|\b\d+\s[Tt]ahun\s|/)$"
)
NO_PERIOD = re.compile(rf"{LAW.pattern}|\b(?:{'|'.join(read_yaml('dated_names'))})\s(?:tahun\s)?$|\d:$|(?:Rp|US\$|\$|USD)\.?\s?$")
TELLING_APART = re.compile(rf"\b(?:{'|'.join(name for name in read_yaml('dated_names') if name.islower())})\s(?:bulan\s)?$")     # "laporan edisi April 2019"
MONEY = re.compile(r"(?:Rp|\$|USD)\.?\s?$")                  # "harga US$ 110 tahun ini" counts no years
TITLED = re.compile(r"\b(?!Tahun|Ajaran|Musim|Periode|Pada|Dalam|Sejak|Hingga|Selama|Sepanjang)[A-Z]\w*\s$")     # "Laporan Kayu Nusantara 2018/2019"
SINCE = re.compile(r"\b(?:sejak|semenjak|per)\s(?:\w+\s)?$")
BARE_YEAR = re.compile(YEAR)
PART_BEFORE = re.compile(r"\b(?:awal|pertengahan|akhir|penghujung)\s$", re.I)
NOT_THIS = re.compile(r"\s(?:\d|itu\b|tersebut\b)")
SIMPLE = ("day", "week", "month", "quarter", "semester", "year")
THINGS = re.compile(
    r"\s(?:unit|orang|ton|hektare?|ha|km|meter|ekor|buah|pekerja|karyawan|persen|MW|rupiah|kilometer|kg"
    r"|liter|hari|jam|poin)\b|\s?(?:juta|ribu|miliar|triliun)\b|-an\b"
)
AHEAD = re.compile(
    r"\b(?:akan|bakal|target\w*|ditarget\w*|menarget\w*|rencana\w*|direncana\w*|berencana|mendatang|diharapkan"
    r"|mulai|paling lambat|dijadwalkan|hendak|segera|nanti"
    r"|kemungkinan|peluang|optimis|optimistis|ekspektasi|prospek|proyeksi|(?:di|mem)(?:prediksi|perkirakan|proyeksikan)|meramal|diramal)\b", re.I
)
WILL = re.compile(r",?\s(?:masih\s)?(?:akan|bakal|bisa|dapat|mampu|diperkirakan|diproyeksikan|diprediksi|ditargetkan|diharapkan)\b")     # right behind the time
NEAR_UNTIL = re.compile(r"(?:hingga|sampai|menjelang|sebelum)(?:\s\w+){0,2}\s$")


def ordinal(word: str) -> int:
    """The place in an order that a word or numeral names.

    >>> ordinal("III"), ordinal("ke-3"), ordinal("Ketiga"), ordinal("ke III")
    (3, 3, 3, 3)
    """
    bare = re.sub(r"^ke[\s-]?", "", word, flags=re.I)
    return ORDINALS[bare.upper() if bare.upper() in ORDINALS else bare.lower()]


@dataclass(slots=True)
class Reading:
    """What an anchor turned out to be: where it ends and which days it spans."""

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str
    rule: str


def looks_ahead(text: str, position: int, end: int | None = None) -> bool:
    """Do the words before speak of the future, or those right behind, or does a deadline stand right before?

    >>> looks_ahead("Pabrik akan dibuka pada Desember", 24), looks_ahead("Pabrik dibuka pada Desember", 19)
    (True, False)
    """
    clause = text[max(0, position - 60):position]
    return bool(AHEAD.search(clause) or NEAR_UNTIL.search(clause) or (end is not None and WILL.match(text, end)))
