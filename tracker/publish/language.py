"""The reader's language: the site's texts, and numbers, units, dates and periods in the form that the reader knows.

>>> LANGUAGES["id"].amount("93700000000", unit="USD"), LANGUAGES["en"].amount("93700000000", unit="USD")
('93,7 miliar dolar AS', 'US$93.7 billion')
"""
from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml


@cache
def sector_names() -> dict[str, str]:
    return yaml.safe_load(files("tracker.publish").joinpath("sector_names.yaml").read_text(encoding="utf-8"))


@cache
def counted_names() -> dict[str, list[str]]:
    return yaml.safe_load(files("tracker.publish").joinpath("counted_names.yaml").read_text(encoding="utf-8"))


class Language:
    """One language of the site; `prefix` begins the addresses of its pages."""

    def __init__(self, code: str, prefix: str):
        self.code, self.prefix = code, prefix

    @cached_property
    def texts(self) -> dict[str, Any]:
        text = files("tracker.publish").joinpath(f"locales/{self.code}.yaml").read_text(encoding="utf-8")
        return yaml.safe_load(text)

    def __call__(self, key: str, **values: object) -> str:
        """A text of the site."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def term(self, vocabulary: str, value: str | None) -> str:
        """The word for a value of a vocabulary; the value itself where it has none.

        >>> LANGUAGES["id"].term("statuses", "forecast"), LANGUAGES["id"].term("statuses", None)
        ('perkiraan', '')
        """
        return self.texts[vocabulary].get(value, value.replace("_", " ")) if value else ""

    def sector(self, code: str | None, name: str | None = None) -> str:
        """The title of a sector.

        >>> LANGUAGES["en"].sector("C29", "Industri kendaraan bermotor"), LANGUAGES["id"].sector("C29", "Industri kendaraan bermotor")
        ('Motor vehicles', 'Industri kendaraan bermotor')
        """
        return (sector_names().get(code) if self.code == "en" else None) or name or code or ""

    # numbers

    def digits(self, number: Decimal | int) -> str:
        """Every digit, grouped.

        >>> LANGUAGES["id"].digits(Decimal("1234567.5"))
        '1.234.567,5'
        """
        text = f"{Decimal(number):,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(str.maketrans({",": self.texts["thousands"], ".": self.texts["decimal"], "-": "−"}))

    def counted(self, number: int, noun: str) -> str:
        """How many there are of something.

        >>> LANGUAGES["en"].counted(1, "figures"), LANGUAGES["en"].counted(1200, "figures"), LANGUAGES["id"].counted(1, "figures")
        ('1 figure', '1,200 figures', '1 angka')
        """
        return f"{self.digits(number)} {self.texts['one'][noun] if number == 1 else self.texts[f'counts_{noun}']}"

    def scaled(self, number: Decimal) -> tuple[str, str]:
        """A number and the scale word that it is said with; never rounded: all digits stand where a scale would hide some.

        >>> LANGUAGES["id"].scaled(Decimal("1500000000000")), LANGUAGES["id"].scaled(Decimal("1234567891"))
        (('1,5', 'triliun'), ('1.234.567.891', ''))
        """
        for power in (12, 9, 6):
            if abs(number) >= Decimal(10) ** power:
                short = number.scaleb(-power).normalize()
                if -short.as_tuple().exponent <= 3:
                    return self.digits(short), self.texts["scales"][power]
                break
        return self.digits(number), ""

    def amount(self, value: str | None, *, unit: str | None = None, high: str | None = None) -> str:
        """A value with its unit as a reader says it; empty where there is no value.

        >>> LANGUAGES["id"].amount("6500", unit="IDR/kg"), LANGUAGES["id"].amount("5", high="6", unit="%")
        ('Rp6.500 per kg', '5–6%')
        >>> LANGUAGES["en"].amount("2400000", unit="tenaga kerja")
        '2.4 million workers'
        """
        if value is None:
            return ""
        if unit == "x" and abs(Decimal(value)) < 1:            # one of five: a part, not "times"
            unit = None
        number, scale = self.scaled(Decimal(value))
        if high is not None:
            top, top_scale = self.scaled(Decimal(high))
            low = number if scale == top_scale else f"{number} {scale}".strip()
            number, scale = f"{low}{self.texts['range']}{top}", top_scale
        return self.with_unit(f"{number} {scale}".strip(), unit)

    def with_unit(self, number: str, unit: str | None) -> str:
        base, _, per = (unit or "").partition("/")
        if self.code == "en" and base in counted_names():
            base = counted_names()[base][number != "1"]
        form = self.texts["money"].get(base) or self.texts["units"].get(base) or ("{0} " + base if base else "{0}")
        said = form.format(number).strip()
        return f"{said} {self.texts['per']} {self.texts['per_units'].get(per, per)}" if per else said

    def share(self, score: float | None) -> str:
        """A score between 0 and 1 in three digits.

        >>> LANGUAGES["id"].share(0.9), LANGUAGES["en"].share(None)
        ('0,900', '–')
        """
        return "–" if score is None else f"{score:.3f}".replace(".", self.texts["decimal"])

    # dates

    def day(self, when: str | None) -> str:
        """A date as written by hand.

        >>> LANGUAGES["id"].day("2019-11-04T21:05:00+07:00"), LANGUAGES["id"].day(None)
        ('4 November 2019', 'tanpa tanggal')
        """
        if not when:
            return self("undated")
        read = datetime.fromisoformat(when)
        return f"{read.day} {self.texts['months'][read.month - 1]} {read.year}"

    def period(self, start: str | None, end: str | None) -> str:
        """A period in the shortest form that says the same.

        >>> read = LANGUAGES["id"].period
        >>> read("2019-01-01", "2019-12-31"), read("2019-01-01", "2019-09-30"), read("2019-10-31", "2019-10-31")
        ('2019', 'Januari–September 2019', '31 Oktober 2019')
        >>> read("2021-03-08", "2021-03-12"), read("2021-03-29", "2021-04-02")
        ('8–12 Maret 2021', '29 Maret – 2 April 2021')
        >>> read("2020-01-01", "2024-12-31"), read(None, "2019-12-31"), read("2019-11-01", "2020-02-29"), read(None, None)
        ('2020–2024', 'sampai 31 Desember 2019', 'November 2019 – Februari 2020', '')
        """
        if not start or not end:
            return self("until", date=self.day(end)) if end else self("since", date=self.day(start)) if start else ""
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if first == last:
            return self.day(start)
        months = self.texts["months"]
        if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
            return self.days(first, last)
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if first.year == last.year:
            names = months[first.month - 1] if first.month == last.month else f"{months[first.month - 1]}–{months[last.month - 1]}"
            return f"{names} {first.year}"
        return f"{months[first.month - 1]} {first.year} – {months[last.month - 1]} {last.year}"

    def days(self, first: date, last: date) -> str:
        """From a day to another one, what they share said once."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last.isoformat())}"
        start = f"{first.day} {self.texts['months'][first.month - 1]}" if first.year == last.year else self.day(first.isoformat())
        return f"{start} – {self.day(last.isoformat())}"


LANGUAGES = {"id": Language("id", ""), "en": Language("en", "/en")}
