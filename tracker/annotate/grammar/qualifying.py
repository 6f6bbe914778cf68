"""Words that bound a figure: "sekitar", "lebih dari", "minimal", "hampir", and "lebih" or "ke atas" behind it.

>>> qualifier_of("mencapai lebih dari 60 persen", 20, 29), qualifier_of("sebesar 60 persen lebih.", 8, 17)
('more_than', 'more_than')
"""
import re

from tracker.annotate.beginnings import last_words, word_before
from tracker.annotate.grammar.phrases import any_of
from tracker.lexicons import read_yaml

PHRASES = {phrase: qualifier for qualifier, phrases in read_yaml("qualifiers").items() for phrase in phrases}
FILLERS = ["sebesar", "sebanyak", "senilai", "seharga", "mencapai", "angka", "level", "area", "kisaran", "di angka", "pada", "seluas", "dari angka", "harga", "total"]
MOVES = ["naik", "turun", "tumbuh", "melemah", "menguat", "meningkat", "bertambah", "berkurang"]
BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<phrase>{any_of(PHRASES)})\s(?:(?:{'|'.join(MOVES)})\s)?(?:(?:{'|'.join(FILLERS)})\s)?|(?P<close>hampir|nyaris)\s\w+\s(?:ke"
    rf"|menjadi)\s(?:level\s|angka\s)?)$", re.I
)
BEFORE_LAST = last_words([*PHRASES, *MOVES, *FILLERS, "ke", "menjadi"])
STANDS = "rendah|tinggi|besar|kecil|banyak|sedikit|baik|buruk|murah|mahal|cepat|lambat|kuat|lemah|luas|berat|ringan|dari|dulu"      # "atau lebih rendah 3 persen": a change
AFTER = re.compile(rf"(?:\s\([A-Za-z]{{1,4}}\))?\s(?:(?P<more>lebih)(?=[,.;)\"”]|\s(?:dalam|pada|di|per|untuk|atau|yang|dan|dari jumlah|itu)\b|$)|(?P<up>ke atas|atau lebih(?!\s(?:{STANDS})\b))\b|(?P<down>ke bawah|atau kurang)\b)")
AFTER_BEGINS = "(lka"
UP_TO = re.compile(
    r"\b(?:akan|bakal|berencana|kapasitas|berkapasitas|kecepatan|berkecepatan|menampung|bisa|dapat|mampu|maksimal|potongan|diskon|insentif|subsidi|berpotensi|bantuan|keringanan)\b[^.]{0,60}?\b(?:hingga"
    r"|sampai)\s(?:mencapai\s|sebesar\s|dengan\s)?$|\bhingga mencapai\s$", re.I
)


def qualifier_of(text: str, start: int, end: int, *, ranged: bool = False) -> str | None:
    """The qualifier of the figure text[start:end], by the words right before or behind it."""
    after = AFTER.match(text, end) if text[end + 1:end + 2] in AFTER_BEGINS else None
    if after:
        return "more_than" if after["more"] else "at_least" if after["up"] else "at_most"
    before = BEFORE.search(text, max(0, start - 44), start) if word_before(text, start) in BEFORE_LAST else None
    if before:
        phrase = re.sub(r"\s", " ", (before["phrase"] or before["close"]).lower())
        if ranged and phrase in ("kisaran", "di kisaran", "dikisaran", "berkisar", "rentang", "mulai", "mulai dari"):
            return None
        return PHRASES[phrase]
    near = text[max(0, start - 18):start]
    if not ranged and ("hingga" in near or "sampai" in near) and UP_TO.search(text, max(0, start - 100), start):
        return "at_most"
    return None
