"""Bare numbers that are the level of an index: "PMI berada di level 47,7", "IHSG naik 1,1 persen ke 6.162,04".

>>> from tracker.annotate.grammar.amounts import numerals_in, read_amount
>>> text = "PMI manufaktur turun ke level 47,7 pada Oktober."
>>> amount = read_amount(text, next(numerals_in(text)))
>>> index_level(text, amount), amount.kind, amount.unit
(True, 'index', 'point')
"""
import re

from tracker.annotate.grammar.amount import Amount, marked, read_again
from tracker.annotate.grammar.phrases import any_of
from tracker.annotate.grammar.refusals import refused
from tracker.lexicons import read_yaml

NAME = re.compile(rf"\b(?:{any_of(read_yaml('index_names'))})\b", re.I)
RATIO_NAME = re.compile(r"\bICOR\b")
CUE = re.compile(
    r"(?:level|psikologis|rentang|kisaran|atas|bawah|posisi|area|support|resistance|resisten|angka|ke|menjadi|sebesar|mencapai|di|dari|tercatat|yakni|yaitu|sebelumnya|semula|jadi|skor|poin|indeks)"
    r"\s(?:level\s|angka\s|posisi\s)?\(?$", re.I)
POINTS_CUE = re.compile(r"(?:level|posisi|area|support|resistance|resisten|(?:poin|persen|%)\)?\s(?:ke|menjadi|di))\s(?:level\s|posisi\s|angka\s)?$", re.I)
POINTS = re.compile(r"\d{1,2}[.,]\d{3}[.,]\d\d")
FINE = re.compile(r"\d{1,3}[.,]\d{4}|0[.,]\d{3}")           # a pair of currencies: "melemah 0,1% ke level 0,8674"
CLOSED = re.compile(r"\b(?:ditutup|dibuka)\s(?:\w+\s){0,3}(?:di\s?|ke\s|pada\s)(?:level|posisi)\s$")
BETWEEN = re.compile(r"\b(?:pada|antara|sekitar|hingga)\s$")
PLAIN = re.compile(r"[1-9]\d{1,4}")
THRESHOLD = re.compile(r"\b(?:PMI|Purchasing Managers?['’]?s? Index|IKI|IKK|NTP|NTN|Indeks Keyakinan Konsumen|Nilai Tukar Petani)\b\)?(?:\s\w+){0,3}\s(?:di\s(?:atas|bawah)|ambang(?:\sbatas)?|batas|angka|level)\s(?:angka\s|level\s|batas\s)?$")
CHANGED_TO = re.compile(r"(?:(?:poin|persen|%)\)?\s(?:ke|menjadi)|\b(?:di|ke|pada)\slevel)\s(?:level\s|posisi\s)?$")
LEADS = ("ke ", "adi ", "evel ", "sisi ", "gka ", "atas ", "awah ")
TRADE = r"(?:Buy|Sell|Hold|TP|SL|Entry|[Ss]top [Ll]oss|[Cc]ut [Ll]oss|[Tt]ake [Pp]rofit|[Tt]arget [Pp]rice)"
TRADE_CUE = re.compile(rf"(?<!\w){TRADE}\s?\d?(?:\s(?:area|di|on|at))?\s?[:=]?\s$")
TRADE_NEAR = re.compile(rf"(?<!\w){TRADE}(?!\w)")
STOCK_PRICE = re.compile(r"\d{2,5}|\d{1,3}\.\d{3}")
TIME_FOLLOWS = re.compile(r"\s(?:tahun|bulan|hari|jam|menit|detik|pekan|minggu|inci|GHz|mAh)\b")
CLAUSE_END = re.compile(r"[.!?;]\s|\n")
SHARE_TOO = re.compile(r"\s(?:atau|\()\s?\d+[.,]\d+\s?(?:%|persen)")
MOVED = re.compile(r"\b(?:naik|turun|menguat|melemah|terkoreksi|bertambah)\s$")
SHARE = re.compile(r"\b(?:[Ss]aham|IHSG|[Ii]ndeks|Nikkei|Dow Jones|Nasdaq)\b")
HIGHEST = 1_000_000
FAR, NEAR, BEHIND = 140, 45, 40


def index_level(text: str, amount: Amount, mark: str | None = None) -> bool:
    """Make a bare number with marks an index where the words around say so; tells whether it is one."""
    if amount.kind is not None or amount.spelt or amount.power or amount.number is None:
        return False
    start = amount.start
    if text[start - 1:start] == " " and trade_price(text, amount):
        amount.kind, amount.unit, amount.rule = "index", "point", "trade"
        return True
    if moved_by(text, amount):
        amount.kind, amount.unit, amount.rule = "index", "point", "level"
        return True
    if not marked(amount.digits) and not whole_level(text, amount):
        return False
    if TIME_FOLLOWS.match(text, amount.end) or refused(text, start, start + len(amount.digits)):
        return False
    names = list(NAME.finditer(text, max(0, start - FAR), min(len(text), amount.end + BEHIND)))
    if not marked(amount.digits):
        names = [name for name in names if (name.end() <= start or name[0].lower() == "poin") and not CLAUSE_END.search(text, min(name.end(), start), max(name.start(), start))]
        if not names:
            return False
    near = [name for name in names if start - NEAR <= name.end() <= start and not CLAUSE_END.search(text, name.end(), start)]
    cued = CUE.search(text, max(0, start - 24), start)
    points = (POINTS.fullmatch(amount.digits) or FINE.fullmatch(amount.digits)) and POINTS_CUE.search(text, max(0, start - 24), start)
    cued = cued or (POINTS.fullmatch(amount.digits) and BETWEEN.search(text, max(0, start - 12), start))
    if not (points or CLOSED.search(text, max(0, start - 40), start) or (names and cued) or (near and text[start - 1:start] == " ")):
        return False
    amount.kind, amount.unit = ("ratio", "x") if any(RATIO_NAME.fullmatch(name[0]) for name in names) else ("index", "point")
    amount.rule = "level"
    read_again(amount, mark, of="measure")
    if amount.number is not None and amount.number >= HIGHEST:              # "IHSG naik ke 6.703.266": which dot is a comma?
        amount.number = None
    if amount.number is None:                               # 96,336: ninety-six or ninety-six thousand points?
        amount.flags.append("ambiguous_separator")
    return True


def whole_level(text: str, amount: Amount) -> bool:
    """May a number without a mark be a level ("naik 10 poin (1,4%) ke 764", "PMI di atas 50")?"""
    start = amount.start
    if not text[max(0, start - 5):start].endswith(LEADS) or not PLAIN.fullmatch(amount.digits):
        return False
    return bool(CHANGED_TO.search(text, max(0, start - 24), start) or THRESHOLD.search(text, max(0, start - 60), start))


def moved_by(text: str, amount: Amount) -> bool:
    """Is it a move of a share or an index that is told in percent, too: "saham itu naik 160 atau 4,52%"?"""
    if text[amount.end:amount.end + 2] not in (" a", " (") or not SHARE_TOO.match(text, amount.end) or not MOVED.search(text, max(0, amount.start - 14), amount.start):
        return False
    named = list(SHARE.finditer(text, max(0, amount.start - FAR), amount.start))
    return bool(named) and not CLAUSE_END.search(text, named[-1].end(), amount.start)


def trade_price(text: str, amount: Amount) -> bool:
    """Is it a price of a stock in an analyst's list ("Buy 1.460-1.480 | TP 1.550 | SL 1.380"), where two such words stand together?"""
    if not (STOCK_PRICE.fullmatch(amount.digits) and TRADE_CUE.search(text, max(0, amount.start - 18), amount.start)):
        return False
    return len(TRADE_NEAR.findall(text, max(0, amount.start - 40), amount.end + 40)) > 1
