"""Periods: phrases of time, resolved against the publication date of the article.

`kind` is the form of the phrase, `rule` the rule that read it (rules that end in "-relative" needed the publication date):

- `day` `week` `month` `quarter` `semester` `year`: the whole of it ("Oktober 2019", "kuartal III/2019", "tahun ini", "Senin (4/11)")
- `range`: several months, quarters or years ("Januari-September 2019", "2020-2024", "sembilan bulan pertama 2019")
- `part`: beginning, middle or end of something ("awal 2022"; "akhir 2019" and "akhir Oktober" are its last day)
- `as_of`: a balance on one day ("per Oktober 2019": start and end are both its last day)
- `deadline`: an end without a beginning ("hingga akhir 2019", "paling lambat 2027": start None)
- `cumulative`: an end in the past, counted from January ("hingga kuartal III/2019", "sampai Oktober" in November)
- `since`: a beginning without an end ("sejak 2015", "mulai 1 April 2020": end None)
- `horizon`: from now on ("lima tahun ke depan": from the publication day to the same day n years later)
- `past`: up to now ("tiga tahun terakhir", "setahun terakhir"); "dua tahun lalu" is that whole year
- `base`: what a change is measured against, seldom a figure's own period ("periode yang sama tahun lalu", "tahun sebelumnya", "kuartal
  sebelumnya"): the period that was named last, moved
- `now`: the publication day ("saat ini", "kini"); "hingga kini" has start None

>>> from datetime import date
>>> for mention in find("Hingga akhir 2020 naik dari Januari-September 2019.", date(2019, 11, 5)):
...     print(mention.kind, mention.text, mention.period.start, mention.period.end)
deadline Hingga akhir 2020 None 2020-12-31
range Januari-September 2019 2019-01-01 2019-09-30
"""
from datetime import date

from spacy.language import Language

from tracker.annotate.grammar.times import find
from tracker.annotate.spans import notes, put, text_of

__all__ = ["date", "find", "periods"]


@Language.component("periods")
def periods(doc):
    """Write `doc._.periods`."""
    article = notes(doc).article
    put(doc, "periods", find(text_of(doc), article.day if article else None))
    return doc
