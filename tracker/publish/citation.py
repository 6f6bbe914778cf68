"""A figure as something to cite: the publisher first, then where it was read."""
import re
from datetime import date

from tracker.publish.language import Language


def citation(figure: dict, language: Language, *, address: str, day: date) -> str:
    """One line of text: publisher, title, date, link, the figure as printed, and the day of looking it up."""
    parts = [figure["publisher_name"] or language("unknown"), f"“{figure['article_title']}”", language.day(figure["published"]), figure["source_url"]]
    return f"{', '.join(filter(None, parts))}: “{figure['text']}”. {language('site')}, {address} ({language.day(day.isoformat())})."


def bibtex(figure: dict, *, address: str, day: date) -> str:
    """The same for a reference manager.

    >>> print(bibtex({"key": "ab12", "publisher_name": "Kabar {Contoh}", "article_title": "Ekspor naik 5%", "published": "2019-11-05T09:30:00+07:00",
    ...               "source_url": "https://kabar.example/a", "text": "5 persen"}, address="http://x/figures/ab12", day=date(2020, 1, 2)))
    @misc{tracker-ab12,
      author = {{Kabar Contoh}},
      title = {Ekspor naik 5\\%},
      date = {2019-11-05},
      url = {https://kabar.example/a},
      urldate = {2020-01-02},
      note = {5 persen; http://x/figures/ab12},
    }
    """
    fields = {
        "author": f"{{{plain(figure['publisher_name'] or '')}}}", "title": plain(figure["article_title"]), "date": (figure["published"] or "")[:10],
        "url": figure["source_url"] or address, "urldate": day.isoformat(), "note": f"{plain(figure['text'])}; {address}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{tracker-{figure['key']},", *lines, "}"])


def plain(text: str) -> str:
    """Text that BibTeX reads as it stands."""
    return re.sub(r"([%&#$_])", r"\\\1", re.sub(r"[{}\\]", "", text))
