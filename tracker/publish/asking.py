"""What a reader types, as an expression for the index: names in all their forms, English beside Indonesian, each word in the forms of its stem.

>>> expression(["ekspor", "93.7", "billion"])
'("ekspor" OR "export" OR "exports" OR "pengapalan") AND ("93.7" OR "rp93.7" OR "usd93.7") AND ("billion" OR "miliar" OR "milyar")'
"""
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from tracker.lexicons import read_table
from tracker.lexicons.tokens import tokens

LONGEST = 6                                # words of a name
MOST = 24                                  # terms of a question that are heeded
OPEN_FROM = 5                              # letters from which a word may go on: "ekspor" finds "ekspornya", "baja" must not find "bajaj"
SAID = 3                                   # forms of a name that are looked for, at most, besides the one that was typed
CURRENCIES = {"rp": "rp", "idr": "rp", "us$": "usd", "usd": "usd", "$": "usd", "rm": "rm", "sgd": "sgd", "s$": "sgd"}     # as typed → its name
GLUED = {"rp": ("rp", "rp "), "usd": ("us ", "usd", "usd "), "rm": ("rm", "rm "), "sgd": ("s ", "sgd", "sgd ")}      # name → how news writes it before a number
BARE = ("rp", "usd")                       # glued to a number that is looked for without a currency
SUM = re.compile(r"([a-z]{0,3}\$?)\s*(\d.*)")
YEAR = re.compile(r"(?:19|20)\d\d")
Families = Mapping[str, Sequence[str]]     # word → the words that the index holds of its stem


def split(typed: str) -> list[str]:
    """Words and phrases in quotation marks.

    >>> split('ekspor "93,7 miliar" - _')
    ['ekspor', '93,7 miliar']
    """
    found = (phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', typed.replace("\0", " ")))
    return [term for term in found if re.search(r"[^\W_]", term)][:MOST]


@cache
def same() -> dict[str, tuple[str, ...]]:
    """Every form that is known → all forms of its group."""
    groups = [tuple(group) for group in yaml.safe_load(files("tracker.publish").joinpath("search_words.yaml").read_text(encoding="utf-8"))]
    for row in read_table("organisations"):
        names = (row["name"], *row.get("aliases", "").split(";"), row.get("ticker", ""))
        groups.append(tuple(name for name in names if name and not name.endswith("?")))
    groups += [(row["name"], *filter(None, row["aliases"].split(";"))) for row in read_table("provinces")]
    forms: dict[str, tuple[str, ...]] = {}
    for group in groups:
        group = tuple(dict.fromkeys(form.casefold() for form in group))
        for form in group:
            forms.setdefault(form, group)
    return forms


def meanings(terms: list[str], families: Families | None = None) -> Iterator[tuple[str, ...]]:
    """The terms in order, each with the forms that mean the same; words that make up a known name are taken together.

    >>> list(meanings(["Badan", "Pusat", "Statistik", "2019"]))
    [('badan pusat statistik', 'bps'), ('2019',)]
    >>> list(meanings(["menyerap"], {"menyerap": ["penyerapan", "serapan"]}))
    [('menyerap', 'penyerapan', 'serapan')]
    """
    position = 0
    terms = sums(terms)
    while position < len(terms):
        for length in range(min(LONGEST, len(terms) - position), 0, -1):
            name = " ".join(terms[position:position + length]).casefold()
            if name in same() or length == 1:
                others = [form for form in same().get(name, ()) if form != name][:SAID]
                yield tuple(dict.fromkeys((name, *others, *(families or {}).get(name, ()), *(amounts(name) if length == 1 else ()))))
                position += length
                break


def sums(terms: list[str]) -> list[str]:
    """The terms, a currency and the number behind it as one.

    >>> sums(["ekspor", "Rp", "512,8", "triliun"]), sums(["usd", "2019"])
    (['ekspor', 'Rp 512,8', 'triliun'], ['usd', '2019'])
    """
    out: list[str] = []
    for term in terms:
        if out and out[-1].casefold() in CURRENCIES and term[0].isdigit() and not YEAR.fullmatch(term):
            out[-1] = f"{out[-1]} {term}"
        else:
            out.append(term)
    return out


def amounts(term: str) -> Iterator[str]:
    """Other forms of a number that is no year: with its currency glued to it or before it; of one that was typed with a currency, only that one's.

    >>> list(amounts("512,8"))
    ['rp512,8', 'usd512,8']
    >>> list(amounts("rp512,8 triliun")), list(amounts("us$112,40"))
    (['rp512,8 triliun', 'rp 512,8 triliun'], ['us 112,40', 'usd112,40', 'usd 112,40'])
    >>> list(amounts("2026")), list(amounts("b30"))
    ([], [])
    """
    found = SUM.fullmatch(term)
    if not found:
        return
    currency, number = found.groups()
    if not currency and not YEAR.fullmatch(number):
        yield from (f"{form}{number}" for form in BARE)
    elif currency in CURRENCIES:
        yield from (f"{form}{number}" for form in GLUED[CURRENCIES[currency]])


def expression(terms: list[str], families: Families | None = None) -> str:
    """The terms for the full-text index: each form quoted, so that nothing typed is read as an operator."""
    return " AND ".join(f"({' OR '.join(map(quoted, forms))})" if len(forms) > 1 else quoted(forms[0], alone=open_ended(forms, families))
                        for forms in meanings(terms, families))


def open_ended(forms: Sequence[str], families: Families | None) -> bool:
    """Whether a word may go on as another that is not known: it stands alone."""
    return len(forms) == 1 and forms[0].isalpha() and len(forms[0]) >= OPEN_FROM and forms[0] not in (families or {})


def quoted(form: str, *, alone: bool = False) -> str:
    """A form as a phrase, which may go on.

    >>> quoted("ekspor", alone=True), quoted("baja"), quoted('say "so"')
    ('"ekspor" *', '"baja"', '"say so"')
    """
    phrase = '"' + form.replace('"', "") + '"'
    return f"{phrase} *" if alone else phrase


def wordings(terms: list[str], families: Families | None = None) -> list[list[str]]:
    """The terms as the words of the index by turns hold them: the forms of each, a form that may go on without a space behind it.

    >>> wordings(["kopi arabika", "manufak", "93,7"])
    [[' kopi arabika '], [' manufak'], [' 93 7 ', ' rp93 7 ', ' usd93 7 ']]
    """
    out = []
    for forms in meanings(terms, families):
        end = "" if open_ended(forms, families) else " "
        out.append(list(dict.fromkeys(f" {' '.join(words)}{end}" for form in forms if (words := tokens(form)))))
    return [forms for forms in out if forms]


def holding(forms: list[str]) -> str:
    """A term's forms for the index by turns, which knows words and pairs of words that follow each other.

    >>> holding([" bank sentral kita ", " bi ", " manufak"])
    '(("bank_sentral" AND "sentral_kita") OR "bi" OR "manufak" *)'
    """
    parts = [" AND ".join(f'"{word}"' for word in pairs(form.split())) + ("" if form.endswith(" ") else " *") for form in forms]
    return f"({' OR '.join(f'({part})' if ' AND ' in part else part for part in parts)})" if len(parts) > 1 else parts[0]


def pairs(words: list[str]) -> list[str]:
    return list(map("_".join, pairwise(words))) if len(words) > 1 else words
