"""Who says what: quotations and statements are handed to people and organisations, pronouns to the last speaker.

The article is read sentence by sentence, once, in order; `Speakers` remembers who spoke last.
"""
from __future__ import annotations

import re

from tracker.annotate.speech.continuation import going_on, pointed_at
from tracker.annotate.speech.cues import ACCORDING, CUE_AFTER, RELAYED, SPEECH, between, either, first_within
from tracker.annotate.speech.pointers import SPEAKS, cut, pointers
from tracker.annotate.speech.sources import source, teller
from tracker.annotate.speech.speakers import BREAK, PRONOUN_HERE, SPOKEN_PRONOUN, Speakers, is_firm, is_public, previous
from tracker.annotate.speech.stops import unstopped
from tracker.records import Attribution, Entity, Quote

STATES_AFTER = re.compile(rf"\s*[,.]?\s*(?=[A-Z])[^.\n\"“”]{{3,120}}?\s({either('state')})\b")
CUE_BEFORE = re.compile(rf"\b(({either('quote', 'state')})(nya)?|begini|berikut)\b[^.!?\"“”\n]{{0,80}}[,:;]?\s*$", re.IGNORECASE)
THAT_PAPER = re.compile(rf"\s(?:isi\s)?(?:dokumen|kementerian|lembaga|otoritas|{either('source')})\s(?:itu|tersebut)\b")      # "…," tulis laporan tersebut
COLON_CUE = ":"
UPON = re.compile(r"\b(?:[Jj]ika|[Ss]aat|[Ss]ejak|[Ss]etelah|[Uu]sai)\s\Z")
COLON = re.compile(r"^([^:\n]{2,60}):\s(?=\S)")
PASSED_ON = {"melansir", "mengutip", "menukil", *SPEECH["pages"]}          # the paper that first had it, not who said it: "Melansir Kabar Pagi, Tono menyebut …"
MENURUT, PAGE = "menurut", re.compile(rf"\s(?:(?:dari|oleh|pada)\s)?(?:[a-z]+\s){{0,2}}({either('pages')})\s")
SAID, PASSING = {"keterangan", "penjelasan", "pernyataan"}, re.compile(r"(?:\w+,\s)?[Mm](?:engutip|elansir|enukil)\s")      # "Mengutip penjelasan Tono, Sari menyebut …"
POINTING, POINTED = {"mengacu", "merujuk"}, re.compile(rf"\s?(?:ke|kepada|pada)?\s?(?:{either('source')}|laman|situs|[A-Z])")
BETWEEN = re.compile(r"(?:[a-z]+\s){0,6}(?:[A-Z]\w+\s){0,4}(?:\([A-Z]\w+\)\s)?")
SHOWN = re.compile(rf"\s(?:{either('shown')})\b")
BASED_ON = "erdasarkan "
LEADS = re.compile(r"(?:berdasar|mengacu|mengutip|menurut|merujuk)", re.IGNORECASE)
ESTIMATES = {"estimasi", "perkiraan", "prediksi", "proyeksi"}
MADE_BY = re.compile(r"\b(?:oleh|dari)\s$")
ISSUED_BY = re.compile(rf"[^.,;:\"“\n]{{1,90}}\s(?:{either('issued')})\s(?:oleh\s)?")       # "Laporan Prospek Payung edisi Mei yang dirilis oleh X mencatat …"
BAHWA, THAT = re.compile(r"\sbahwa\b"), re.compile(r",\s|\sbahwa\b")
SOURCE_HERE = re.compile(rf"(?:{either('source')})\b")
COMMA = re.compile(r",|\n")
SOURCE_OF_TABLE, LOST_BREAK = "Sumber: ", re.compile(r"(?<=\w)\.(?=[A-Z])")
CONTRAST = re.compile(r",\s(?:sementara|sedangkan)(?:\situ,?)?\s")
LONGEST_SUBJECT = 120                      # characters between "sementara" and the verb
ADJOINING = 3                              # characters between a statement and the quotation that goes on with it
FAR = 100                                  # characters between the word for a source and its name
PAUSE = re.compile(r"[,.\n]")


def attribute(text: str, sentences: list[tuple[int, int]], quotations: list[tuple[int, int]], entities: tuple[Entity, ...]) -> tuple[list[Quote], list[Attribution]]:
    """The quotations with their speakers, and every stretch of text that has one."""
    speakers = Speakers(text, entities)
    headlines = [(start, first, speakers.outside(end)) for start, first, end in pointers(text)]
    sentences = cut(sentences, sorted(headlines + unstopped(text, quotations)))
    if headlines:                          # a headline in quotation marks is no quotation
        quotations = [span for span in quotations if not any(start < span[0] <= end + 1 for start, _, end in headlines)]
    quotes: list[Quote] = []
    found: list[Attribution] = []
    remaining = list(quotations)
    for start, end in sentences:
        held = [span for span in remaining if span[0] < end]
        remaining = remaining[len(held):]
        position = start
        for opening, closing in held:
            found += stated(speakers, position, opening, quotations)
            quotes.append(quote(speakers, quotes, start, opening, closing))
            if quotes[-1].speaker:
                found.append(Attribution(opening, closing, quotes[-1].speaker, quotes[-1].cue, "quote"))
            position = max(position, closing)
        if end > position and (not quotes or end > quotes[-1].end):
            found += stated(speakers, max(position, quotes[-1].end if quotes else 0), end, quotations)
    found = sorted(found, key=lambda item: (item.start, item.end))
    found += going_on(text, sentences, found) + pointed_at(text, sentences, found) + [said for _, first, end in headlines for said in headlined(speakers, first, end)]
    return quotes, sorted(found, key=lambda item: (item.start, item.end))


def headlined(speakers: Speakers, start: int, end: int) -> list[Attribution]:
    """Who speaks in a headline: "Bank Rimba Targetkan Kredit Rp 5 Triliun", "Bank Rimba: Kredit Naik 5 Persen"."""
    said = [(item, match) for item in speakers.within(start, end) if (match := SPEAKS.match(speakers.text, item.end, end))]
    if not said:
        return []
    item, match = said[0]
    cue = match[0].strip().lower()
    begin = item.start if cue == COLON_CUE or UPON.search(speakers.text, start, item.start) else start       # "Tarif Naik 3 Persen, Bank Rimba: Pasar Lesu", "… Usai Bank Rimba Umumkan Rugi": not of the first half
    return [Attribution(begin, end, item.entity.name, cue, "stated")]


def quote(speakers: Speakers, before: list[Quote], sentence: int, start: int, end: int) -> Quote:
    """One quotation: its speaker behind it, before it, or the last one."""
    text = speakers.text
    speaker, cue = behind(speakers, end)
    if speaker is None:
        speaker, cue = ahead(speakers, sentence, start, cue)
    if speaker is None:
        speaker = continuing(speakers, before, start)
    if speaker is not None:
        speakers.speaks(speaker)
    return Quote(start, end, text[start:end], speaker.name if speaker else None, cue)


def behind(speakers: Speakers, end: int) -> tuple[Entity | None, str | None]:
    """`…," kata X`, `…," ujarnya`, `…," X menegaskan`."""
    text = speakers.text
    match = CUE_AFTER.match(text, end)
    if match:
        cut = BREAK.search(text, match.end() + 25)
        limit = min(cut.start() if cut else len(text), match.end() + 220)
        if match[3]:
            return speakers.pronoun(end), match[1].lower()
        if SPOKEN_PRONOUN.match(text, match.end()):
            return speakers.pronoun(end), match[1].lower()
        if THAT_PAPER.match(text, match.end()):
            return speakers.body(end), match[1].lower()
        return speakers.first(match.end(), limit), match[1].lower()
    match = STATES_AFTER.match(text, end + 1)
    if match and not text.endswith(".", 0, end) and speakers.within(end, match.start(1)):       # behind a full stop a new sentence begins
        return speakers.first(end, match.start(1)), match[1]
    return None, None


def ahead(speakers: Speakers, sentence: int, start: int, cue: str | None) -> tuple[Entity | None, str | None]:
    """`X mengatakan, "…`, `Menurut X, "…`, `X: "…`."""
    text = speakers.text
    clause = text[sentence:start - 1]
    if not clause.strip():
        return None, cue
    match = next(iter(reversed(list(CUE_BEFORE.finditer(clause)))), None)
    if match:
        speaker = speakers.pronoun(start) if match[3] else speakers.subject(sentence, sentence + match.start())
        speaker = speaker or speakers.first(sentence + match.end(1), start)
        if speaker:
            return speaker, cue or match[1].lower()
    match = ACCORDING.search(clause)
    if match:
        return (speakers.pronoun(start) if match[2] == "nya" else speakers.first(sentence + match.end(), start)), cue or match[1].lower()
    if clause.rstrip().endswith((":", ",")):
        return speakers.first(sentence, start), cue
    return None, cue


def continuing(speakers: Speakers, before: list[Quote], start: int) -> Entity | None:
    """A quotation without a cue goes on from the last one, or belongs to whom the sentence before names."""
    if before and speakers.last and not [item for item in speakers.within(before[-1].end + 40, start) if item.entity.type == "person" and item.entity != speakers.last]:
        return speakers.last
    if speakers.last and 0 <= start - speakers.until <= ADJOINING:
        return speakers.last               # whom the statement right before names is not its speaker
    return previous(speakers, start) or speakers.last


def stated(speakers: Speakers, start: int, end: int, quotations: list[tuple[int, int]]) -> list[Attribution]:
    """The indirect statement of a sentence (or of what stands beside its quotations)."""
    text = speakers.text
    sentence = text[start:end]
    cued = start == 0 or speakers.cues.within(start, end) or BASED_ON in sentence or SOURCE_OF_TABLE in sentence
    if not cued or not sentence.strip():
        return []
    for reader in (according, sourced, verbal, inserted, passive, relayed, unlisted, tabled):
        result = reader(speakers, start, end)
        if result and (result[1] in PASSED_ON or (result[1] in SAID and PASSING.match(text, start))):
            result = verbal(speakers, start, end) or result
        if result:
            speaker, cue, rule, begin = result
            speakers.speaks(speaker, end)
            if beside_quotation(text, begin, end, quotations):
                return []
            if rule == "stated" and (other := contrasted(speakers, begin, end, cue)):
                at, second, verb = other
                return [Attribution(begin, at, speaker.name, cue, rule), Attribution(at, end, second.name, verb, rule)]
            return [Attribution(begin, end, speaker.name, cue, rule)]
    return []


def contrasted(speakers: Speakers, start: int, end: int, cue: str) -> tuple[int, Entity, str] | None:
    """Where somebody else takes over: "Bank Rimba memperkirakan 3 persen, sementara Bank Laut memperkirakan 4 persen"."""
    for match in CONTRAST.finditer(speakers.text, start, end):
        if cue not in speakers.text[start:match.start()]:
            continue
        verb = next(iter(between(speakers.cues.stated, match.end(), min(end, match.end() + LONGEST_SUBJECT))), None)
        second = speakers.subject(match.end(), verb.start) if verb else None
        if second:
            speakers.speaks(second)
            return match.end(), second, verb.word
    return None


def beside_quotation(text: str, start: int, end: int, quotations: list[tuple[int, int]]) -> bool:
    """Is there nothing but the cue of a quotation (`" kata X di Y.`)?"""
    return any(0 <= start - closing <= 4 for _, closing in quotations) and bool(CUE_AFTER.match(text, start)) and "," not in text[start + 2:end].strip(" ,.")


def according(speakers: Speakers, start: int, end: int):
    match = first_within(speakers.cues.according, start, end)
    if not match or SOURCE_HERE.match(speakers.text, match.end()):
        return None
    if match[1].lower() in POINTING and not POINTED.match(speakers.text, match.end()):
        return None                        # "mengacu pada harga di pasar"
    if match[2] == "nya" or PRONOUN_HERE.match(speakers.text, match.end()):
        speaker = own(speakers, start, match.start())
    else:
        cut = COMMA.search(speakers.text, match.end() + 12)
        near = min(cut.start() if cut else end, end, match.end() + 160)
        speaker = speakers.first(match.end(), near) or source(speakers.text, match.end(), end) or speakers.first(match.end(), min(end, match.end() + 120))
    return (speaker, relay(speakers, match), "according", start) if speaker else None


def relay(speakers: Speakers, match: re.Match) -> str:
    """The cue of what is passed on, or the word for a page: "Dikutip dari laman Pegadaian, …" lists on, a paper says one thing."""
    page = PAGE.match(speakers.text, match.end(1)) if match[1].lower() != MENURUT else None
    return page[1] if page else match[1].lower()


def own(speakers: Speakers, start: int, cue: int) -> Entity | None:
    """Who "-nya" and "dia" mean: whoever states something before them in the sentence ("Tono mengatakan harga itu, menurutnya, …"), else the last speaker."""
    told = verbal(speakers, start, cue)
    return told[0] if told else speakers.pronoun(start)


def sourced(speakers: Speakers, start: int, end: int):
    """`Data BPS menyebutkan …`, `Berdasarkan catatan Gaikindo, …`, `…, data BPS menunjukkan …`, `… menurut data yang dihimpun oleh X`."""
    for cue in between(speakers.cues.sources, start, end):
        led = cue.before is not None and cue.before >= start
        if led and cue.before > start and cue.word in ESTIMATES and speakers.text.startswith("dari", cue.before):
            continue                       # "80 persen dari proyeksi Rimba Sekuritas": what it is measured against
        if not led and cue.start - start > 12 and not (speakers.text[cue.start - 2] == "," and SHOWN.search(speakers.text, cue.end, min(end, cue.end + 120))):
            continue
        inside = speakers.within(cue.end, min(end, cue.end + FAR))
        if not inside or not (BETWEEN.fullmatch(speakers.text, cue.end, inside[0].start) or ISSUED_BY.fullmatch(speakers.text, cue.end, inside[0].start)):
            continue
        if RELAYED.search(speakers.text, cue.end, inside[0].start):
            continue                       # "Dalam pernyataannya dikutip Kabar Pagi, PT Rimba Baja menyebut …"
        if inside[0].start > cue.end and not is_public(inside[0].entity) and not MADE_BY.search(speakers.text, cue.end, inside[0].start):
            continue
        aside = led and speakers.text.endswith("yang ", start, cue.before)      # "rumah yang menurut data BPS rusak": of the clause alone
        return speakers.first(cue.end, min(end, cue.end + 120)), cue.word, "source", cue.before if aside else start
    after = speakers.text.find(BASED_ON, start, end) + len(BASED_ON)
    named = speakers.within(after, after + 1) if after >= len(BASED_ON) else []
    return (named[0].entity, "berdasarkan", "source", start) if named and is_public(named[0].entity) else None


def unlisted(speakers: Speakers, start: int, end: int):
    """`Berdasarkan data Rimba Info, …`, `…, menurut riset Rimba Data.`, `Berdasarkan Rimba Data, …`: a source that no list knows."""
    for cue in between(speakers.cues.sources, start, end):
        if cue.before is not None and cue.before >= start and LEADS.match(speakers.text, cue.before) and speakers.text[cue.start].islower():       # "Data Terpadu" is a name
            speaker = source(speakers.text, cue.end, end, papers=False)
            named = speakers.text.find(speaker.name, cue.end, end) if speaker else -1
            if named >= 0 and not any(is_firm(item.entity) for item in speakers.within(named, named + len(speaker.name))):       # its own data make a firm no speaker
                return speaker, cue.word, "source", start
    after = speakers.text.find(BASED_ON, start, end) + len(BASED_ON)
    speaker = source(speakers.text, after, end, papers=False) if after >= len(BASED_ON) and speakers.text[after:after + 1].isupper() else None
    return (speaker, "berdasarkan", "source", start) if speaker and is_public(speaker) else None


def verbal(speakers: Speakers, start: int, end: int):
    """`X mengatakan …`: the statement begins behind the verb."""
    for cue in between(speakers.cues.stated, start, end):
        speaker = speakers.subject(start, cue.start) or teller(speakers.text[start:cue.start], cue.word)
        if speaker is None or (cue.word in SPEECH["counts"] and not is_public(speaker) and not BAHWA.match(speakers.text, cue.end)):
            continue
        if cue.word in SPEECH["before that"] and not THAT.match(speakers.text, cue.end):
            continue
        return speaker, cue.word, "stated", start
    return None


def inserted(speakers: Speakers, start: int, end: int):
    """`…, kata X, …`, `…, imbuhnya, …`, `Lanjut X, …`."""
    for cue in between(speakers.cues.inserted, start, end - 1):
        if cue.own or SPOKEN_PRONOUN.match(speakers.text, cue.end):
            speaker = own(speakers, start, cue.start)
        else:
            cut = PAUSE.search(speakers.text, cue.end + 20)
            window = min(cut.start() if cut else end, end)
            inside = speakers.within(cue.end, window)
            speaker = speakers.first(cue.end, window) if inside and inside[0].start - cue.end <= 90 else None
        if speaker:
            return speaker, cue.word, "inserted", start
    return None


def passive(speakers: Speakers, start: int, end: int):
    match = first_within(speakers.cues.passive, start, end)
    speaker = speakers.first(match.end(), min(end, match.end() + 140)) if match else None
    if speaker is None and start == 0:
        match = COLON.match(speakers.text)
        inside = speakers.within(0, match.end()) if match else []
        return (inside[-1].entity, ":", "stated", start) if inside else None
    return (speaker, match[1], "stated", start) if speaker else None


def relayed(speakers: Speakers, start: int, end: int):
    """`Dikutip dari X, …`, `…, seperti dilansir X, …`: where nobody else speaks, the paper that tells it."""
    match = first_within(speakers.cues.relayed, start, end)
    named = speakers.within(match.end(), match.end() + 1) if match else []
    speaker = named[0].entity if named else source(speakers.text, match.end(), end) if match else None
    return (speaker, relay(speakers, match), "according", start) if speaker else None


def tabled(speakers: Speakers, start: int, end: int):
    """`… Payung-3%Topi-4%Sumber: Kabar Data`: whose table it is, where the text names him elsewhere too."""
    word = speakers.text.find(SOURCE_OF_TABLE, start + 1, end)
    if word < 0 or speakers.text[word - 1] not in "%)0123456789":
        return None
    after = word + len(SOURCE_OF_TABLE)
    named = next((item.entity for item in speakers.named if speakers.text.startswith(speakers.text[item.start:item.end], after)), None)
    begin = max((gap.end() for gap in LOST_BREAK.finditer(speakers.text, start, word)), default=start)
    return (named, "sumber", "source", begin) if named else None
