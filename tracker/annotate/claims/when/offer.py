"""The days of a sale or a discount, where title or first sentence tell of one: its prices and discounts are those of the time that the lead names for it.

"Diskon Payung di Toko Rimba. Toko Rimba menggelar obral pada Minggu (10/11). Payung lipat dijual Rp40.000 …"
"""
from bisect import bisect_right
from datetime import date

from tracker.annotate.claims.reading import REPORT, Reading
from tracker.annotate.claims.when.base import base_before, compared
from tracker.annotate.claims.when.release import words
from tracker.records import PeriodMention

LEAD, TOLD = 5, 2                         # sentences, the title included: in which the time stands, and in which the sale does
KINDS = {"day", "month", "range", "week"}
PRICED = {"money", "percent"}
MOST = 10 ** 8                             # rupiah; no price, but a sum that is set aside for discounts
SAID = 8                                   # words between a verb of saying and the day on which it was said
USUAL = 6                                  # words from "harga normal" to the price


class Offer:
    """The time of the sale that title and lead tell of, and which figures belong to it."""

    def __init__(self, reading: Reading, published: date | None):
        self.reading = reading
        self.time = self.find(published) if published else None

    def offers(self, first: int, last: int) -> bool:
        return not words()["offer"].isdisjoint(self.reading.words.lower[first:last])

    def find(self, published: date) -> PeriodMention | None:
        """The first time in the lead that is not over, in a sentence that tells of the sale and names no other."""
        reading = self.reading
        if not reading.body or not self.offers(0, reading.sentences[:TOLD][-1][1]):
            return None
        lead = reading.sentences[:LEAD]
        for first, _, mention in reading.periods:
            if first >= lead[-1][1]:
                return None
            own = lead[bisect_right(lead, first, key=lambda sentence: sentence[0]) - 1]
            end = mention.period.end
            if mention.kind in KINDS and end and end >= published and self.offers(*own) and not compared(reading, first) \
                    and len(reading.periods_within(*own)) == 1 and REPORT not in reading.labels[max(0, first - SAID):first]:
                return mention
        return None

    def of(self, figure: int) -> PeriodMention | None:
        """The time of the sale for a price or a discount in a sentence that names no other; not for what the thing costs else ("harga normal Rp60.000")."""
        reading = self.reading
        item = reading.figures[figure]
        if self.time is None or item.kind not in PRICED or (item.value or 0) >= MOST:
            return None
        first, _ = reading.spans[figure]
        begin, end = reading.bounds(figure)
        usual = not words()["usual"].isdisjoint(reading.words.lower[max(begin, first - USUAL):first])
        named = any(not compared(reading, start) for start, _, _ in reading.periods_within(begin, end))
        return None if usual or named or base_before(reading, first) or reading.headline_of(first) else self.time
