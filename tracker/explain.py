"""One article in the terminal: its sentences with every span coloured, and under each what was read from it, by which rule.

>>> from datetime import date
>>> from decimal import Decimal
>>> from tracker.records import Article, Annotations, Figure, Period, Sentence
>>> figure = Figure(16, 28, "1,4 juta ton", "quantity", Decimal(1400000), unit="t", status="actual", rule="number-unit", confidence=0.9,
...                 period=Period("2025", date(2025, 1, 1), date(2025, 12, 31)))
>>> describe(figure)
'1 400 000 t · actual · 2025-01-01..2025-12-31 · number-unit · 0.90'
"""
from collections.abc import Iterator
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tracker.records import Annotations, Entity, Figure, Period, PeriodMention, Place, PolicyEvent, Quote, Regulation

STYLES = {
    Figure: ("figure", "bold black on yellow"), PeriodMention: ("period", "cyan"), Place: ("place", "green"), Entity: ("entity", "magenta"),
    Regulation: ("regulation", "blue"), PolicyEvent: ("event", "bold blue"), Quote: ("quote", "italic"),
}


def explain(annotations: Annotations) -> RenderableType:
    """The article as rich shows it: title, legend, sentences with spans, a line for each record, then sectors and entities."""
    article = annotations.article
    head = Text(article.title or article.id, style="bold")
    head.append(f"\n{article.published.isoformat() if article.published else 'no date'} · {article.source} · {article.url}\n", style="dim")
    legend = Text(" ").join(Text(name, style=style) for name, style in STYLES.values())
    return Group(head, legend, *sentences(annotations), *summary(annotations))


def sentences(annotations: Annotations) -> Iterator[RenderableType]:
    """Each sentence of the text with its spans coloured, followed by one line a record; then the periods and figures of the title."""
    spans = sorted(located(annotations), key=lambda span: (span[0], -span[1]))
    text = annotations.article.text
    for sentence in (one for one in annotations.sentences if one.field == "text"):
        inside = [span for span in spans if sentence.start <= span[0] < sentence.end]
        shown = Text(text[sentence.start:sentence.end].strip("\n"))
        for start, end, record in inside:
            shown.stylize(STYLES[type(record)][1], start - sentence.start, min(end, sentence.end) - sentence.start)
        yield shown
        for start, end, record in inside:
            yield line(text[start:end], record)
    for record in (*annotations.periods, *annotations.figures):
        if record.field == "title":
            yield line(f"(title) {record.text}", record)


def located(annotations: Annotations) -> Iterator[tuple[int, int, object]]:
    """Every record that stands in the text, as (start, end, record)."""
    for noun in ("quotes", "periods", "places", "regulations", "policy_events", "figures"):
        for record in getattr(annotations, noun):
            if getattr(record, "field", "text") == "text":
                yield record.start, record.end, record
    for entity in annotations.entities:
        for start, end in entity.mentions:
            yield start, end, entity


def line(surface: str, record: object) -> Text:
    name, style = STYLES[type(record)]
    short = surface if len(surface) <= 48 else surface[:45] + "…"
    return Text.assemble("    ", (f"{name:10}", style), " ", short, ("  →  ", "dim"), describe(record))


def describe(record: object) -> str:
    """What was read from a span, in one line: value, qualifiers, rule, confidence; absent parts are left out."""
    match record:
        case Figure():
            parts = [amount(record), record.qualifier, record.role, record.direction, record.comparison, record.about, record.indicator,
                     record.status, dates(record.period), record.place, record.sector, record.speaker, record.rule,
                     f"{record.confidence:.2f}", *record.flags]
        case PeriodMention():
            parts = [dates(record.period), record.kind, record.rule]
        case Place():
            parts = [record.name, record.type, record.id, record.province, "dateline" if record.dateline else None, record.rule]
        case Regulation():
            parts = [record.id or "no number", record.title, record.rule]
        case PolicyEvent():
            parts = [record.event, record.regulation, record.actor, record.date and record.date.isoformat()]
        case Quote():
            parts = [record.speaker or "speaker unknown", record.cue]
        case Entity():
            parts = [record.type, record.name, record.id, record.title, record.role_org]
        case _:
            raise TypeError(f"no description for {type(record).__name__}")
    return " · ".join(part for part in parts if part)


def figure_table(annotations: Annotations) -> Table:
    """The figures of an article as a table: as printed, value, about, period, status, speaker."""
    table = Table(title=annotations.article.title or annotations.article.id, title_justify="left")
    for column in ("printed", "value", "about", "period", "status", "speaker"):
        table.add_column(column, overflow="fold")
    for figure in annotations.figures:
        cells = (figure.text, amount(figure), figure.about, dates(figure.period), figure.status, figure.speaker)
        table.add_row(*(Text(cell or "–") for cell in cells))
    return table


def amount(figure: Figure) -> str:
    if figure.value is None:
        return "no value"
    values = [figure.value] if figure.value_high is None else [figure.value, figure.value_high]
    return "–".join(grouped(value) for value in values) + (f" {figure.unit}" if figure.unit else "")


def grouped(value: Decimal) -> str:
    return f"{value.normalize():,f}".replace(",", " ")


def dates(period: Period | None) -> str | None:
    if period is None:
        return None
    return f"{period.start or ''}..{period.end or ''}"


def summary(annotations: Annotations) -> Iterator[Text]:
    for sector in annotations.sectors:
        yield Text(f"sector {sector.code} {sector.score:.2f}: {', '.join(sector.cues)}", style="dim")
    for entity in annotations.entities:
        yield Text(f"{entity.type} {entity.name}" + (f" ({entity.title})" if entity.title else "") + f": {', '.join(entity.surfaces)}", style="dim")
