"""Sources that no list knows and that only their place tells: papers ("Mengutip Kabar Pagi, …"), bodies named once ("…, menurut firma riset Rimba Data.")."""
import re

from tracker.annotate.naming.mentions import OUTLETS
from tracker.annotate.naming.merging import PLACES
from tracker.annotate.naming.titles import TITLES
from tracker.lexicons import read_table, read_yaml
from tracker.records import Entity

NAME = r"(?:detik[A-Z]?\w*|reuters|[A-Z][\w’'&/-]*(?:\.(?:com|co|id|uk|net))*)(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w’'&/-]*(?:\.(?:com|co|id|net))*){0,5}"
NAMED = re.compile(rf"((?:[a-z]+\s){{0,4}})({NAME})(?=\s?[,(]|\s?\.(?:\s|\Z)|\s\d{{4}}(?:/\d{{4}})?,|\s(?:yang|per|terhadap)\s)")
GOVERNMENT = re.compile(r"(?:\A|(?<=[,.:”\"]\s)|(?<=\bbahwa\s)|(?<=\bdan\s)|(?<=\bnamun\s)|(?<=\bsementara\s)|(?<=\bsedangkan\s))[Pp]emerintah(\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|\s[A-Z]{2,3})?(?:\s(?:juga|bahkan|pun|telah|sudah|sendiri|sebelumnya|pusat))?\s\Z")
STATE = re.compile(r"(?:\A|[.,:”\"]\s|\b(?:bahwa|dan|namun|sementara|sedangkan)\s)([A-Z][a-zA-Z]+(?:\s[A-Z][a-z]+){0,2})\s(?:\([A-Z]{2,3}\)\s)?(?:juga\s|bahkan\s|pun\s|telah\s|sudah\s|sebelumnya\s)?\Z")
UNLISTED = re.compile(r"(?:\A|[,.:]\s)([A-Z][\w’'&/-]*[a-z](?:\s[A-Z][\w’'&/-]*){1,6})\s(?:\([A-Z][\w./-]*\)\s)?(?:juga\s|pun\s|telah\s)?\Z")
ABROAD = frozenset(name for row in read_table("countries") if row["code"] != "ID" for name in (row["name"], *row["aliases"].split(";")))
ANNOUNCES = frozenset(read_yaml("speech_verbs")["announces"])
COUNTS = "mencatat"                        # "Bursa Rimba mencatat rekor": no word of anybody
TELLING = frozenset(read_yaml("speech_verbs")["tells"])
CALENDAR = frozenset(read_yaml("weekdays")) | frozenset(read_yaml("months"))
NO_SOURCE = CALENDAR | PLACES | frozenset(read_yaml("terms")["words"]) | {word for form in (*TITLES["heads"], *TITLES["offices"], *TITLES["honorifics"]) for word in form.split()} | {
    "Anda", *read_yaml("speech_verbs")["documents"]}
PUBLICATIONS = {"Data", "Indeks", "Inflasi", "Outlook", "Sensus", "Statistik", "Survei", "Survey"}       # what they name has been told by somebody else
ASIDE = {"dr", "drg", "ia", "dia", "yang"}       # "menurut dr Sari", "menurut dokumen yang dilihat …": no source ends in them


def source(text: str, start: int, end: int, *, papers: bool = True) -> Entity | None:
    """The source named right here, up to a comma or the sentence's end; what a paper noted itself ("catatan Kabar Pagi") is the writer's, unlike what another one told.

    >>> [found.name for words in ("Kabar Pagi, Senin (2/1), harga naik.", "firma riset Rimba Data.", "Senin (2/1), harga naik.", "Presiden, harga naik.") if (found := source(words, 0, len(words)))]
    ['Kabar Pagi', 'Rimba Data']
    """
    match = NAMED.match(text, start, end)
    if not match or not ASIDE.isdisjoint(match[1].split()):
        return None
    words = match[2].split()
    while words and (words[-1] in CALENDAR or (len(words) > 1 and words[-1].islower())):
        words.pop()
    return Entity("org", " ".join(words), None, (" ".join(words),)) if words and len(words[0]) > 1 and words[0] not in NO_SOURCE and (papers or not told_by(words)) else None


def told_by(words: list[str]) -> bool:
    """Is it a paper, or the name of a publication?"""
    return " ".join(words) in OUTLETS or not PUBLICATIONS.isdisjoint((words[0], words[-1]))


def teller(clause: str, verb: str) -> Entity | None:
    """Who tells, before a verb, that no list knows: the government ("Pemerintah mencatat …", not "upaya pemerintah memastikan …"), another
    country that announces or reports, a body named once. What the government hopes and asks for is told by another.

    >>> [found and found.name for clause in ("Meski begitu, pemerintah juga ", "Penting bagi pemerintah ", "Sementara itu, Jepang ", "Namun, Kantor Statistik Rimba (KSR) ", "Presiden ") for found in [teller(clause, "melaporkan")]]
    ['Pemerintah', None, 'Jepang', 'Kantor Statistik Rimba', None]
    """
    if verb not in TELLING:
        return None
    if match := GOVERNMENT.search(clause):
        name = "Pemerintah" + (match[1] or "")
        return Entity("org", name, None, (name, name.lower()))
    match = STATE.search(clause) if verb in ANNOUNCES else None
    if match and match[1] in ABROAD:
        return Entity("org", match[1], None, (match[1],))
    match = UNLISTED.search(clause)
    if match is None or verb == COUNTS or match[1].split()[0] in NO_SOURCE or match[1] in PLACES:
        return None
    name = match[1].removeprefix("Data ").removeprefix("Laporan ").removeprefix("Riset ")
    return Entity("org", name, None, (name,))
