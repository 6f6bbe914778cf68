"""What an exchange or the whole world trades, and the rates at which sums are converted."""
from tracker.annotate.claims.reading import CLOSE, OPEN, Reading
from tracker.annotate.claims.where.words import cues

RATE, PRICE, KEPT_ABROAD = "kurs", {"harga", "harganya"}, {"bitcoin", "kripto"}


def converting(reading: Reading, figure: int) -> bool:
    """Is it only the rate at which a sum is converted: "(kurs Rp14.000 per dolar AS)"?"""
    begin, _ = reading.bounds(figure)
    first, _ = reading.spans[figure]
    if "/" not in (reading.figures[figure].unit or "") and reading.words.lower[first - 1] != RATE:
        return False
    opened = next((word for word in range(first - 1, max(begin, first - 5) - 1, -1) if reading.labels[word] in (OPEN, CLOSE)), None)
    return opened is not None and reading.labels[opened] == OPEN and RATE in reading.words.lower[opened:first]


def traded_daily(about: set[str]) -> bool:
    """Is it what an exchange counts by the day, or its whole worth: "rata-rata transaksi harian", "kapitalisasi pasar bursa"?"""
    return {"transaksi", "harian"} <= about or ({"kapitalisasi", "pasar"} <= about and not about.isdisjoint(("bei", "bursa")))


def traded_worldwide(about: set[str], unit: str) -> bool:
    """Is it by how much the price of what the whole world trades moves: "harga minyak naik 3 persen", not "harga minyak goreng"?

    >>> traded_worldwide({"harga", "minyak"}, "%"), traded_worldwide({"harga", "minyak", "goreng"}, "%")
    (True, False)
    """
    goods = about & (cues()["commodity"] | cues()["traded abroad"])
    return bool(goods) and unit in ("%", "x") and about.isdisjoint(cues()["sold here"]) and not (about | goods & KEPT_ABROAD).isdisjoint(PRICE | KEPT_ABROAD)
