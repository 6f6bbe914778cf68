"""A small chart as SVG, drawn on the server: points over time, their kind told by shape as well as colour."""
import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from tracker.publish.language import Language

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 300, 84, 16, 14, 34
ROOM = 5                                   # words below the chart


@dataclass(frozen=True, slots=True)
class Point:
    """One value at the end of its period: `label` in the reader's form, `link` its page."""

    when: str
    value: float
    status: str
    label: str
    link: str


def chart(points: list[Point], language: Language) -> Markup:
    """The chart; empty where fewer than two points in time would stand on it.

    >>> from tracker.publish.language import LANGUAGES
    >>> chart([Point("2019-12-31", 5.0, "actual", "5%", "/figures/a")], LANGUAGES["id"])
    Markup('')
    """
    if len({point.when for point in points}) < 2:
        return Markup("")
    days = [date.fromisoformat(point.when).toordinal() for point in points]
    first, last = min(days), max(days)
    ticks = scale(min(point.value for point in points), max(point.value for point in points))
    low, high = ticks[0], ticks[-1]

    def x(day: int) -> float:
        return LEFT + (day - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    out = [Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(WIDTH, HEIGHT, language("series"))]
    for tick in ticks:
        number, word = language.scaled(Decimal(f"{tick:.10g}"))
        out.append(Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/><text class="tick" x="{}" y="{:.1f}">{}</text>').format(
            LEFT, WIDTH - RIGHT, y(tick), y(tick), LEFT - 8, y(tick) + 4, f"{number} {word}".strip()))
    for day, label in named(days, language):
        out.append(Markup('<text class="year" x="{:.1f}" y="{}">{}</text>').format(min(max(x(day), LEFT), WIDTH - 40), HEIGHT - 10, label))
    for point, day in zip(points, days, strict=True):
        out.append(Markup('<a href="{}"><title>{}</title>{}</a>').format(
            point.link, f"{point.label} · {language.day(point.when)} · {language.term('statuses', point.status)}",
            shape(point.status, x(day), y(point.value))))
    return Markup("").join([*out, Markup("</svg>")])


def shape(status: str, x: float, y: float) -> Markup:
    """A disc for what is actual, a diamond for a target, a ring for a forecast, a square for an official value."""
    if status == "official":
        return Markup('<rect class="official" x="{:.1f}" y="{:.1f}" width="9" height="9"/>').format(x - 4.5, y - 4.5)
    if status == "target":
        return Markup('<path class="target" d="M{0:.1f} {2:.1f}L{3:.1f} {1:.1f}L{0:.1f} {4:.1f}L{5:.1f} {1:.1f}Z"/>').format(
            x, y, y - 6, x + 6, y + 6, x - 6)
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(status, x, y)


def scale(low: float, high: float) -> list[float]:
    """Round numbers that span the values.

    >>> scale(3.2, 9.7)
    [2.0, 4.0, 6.0, 8.0, 10.0]
    """
    if low == high:
        low, high = (low - 1, high + 1) if low == 0 else sorted((low * 0.9, high * 1.1))
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def named(days: list[int], language: Language) -> list[tuple[int, str]]:
    """What is written below the chart: years where it spans many, else the ends of the periods that stand on it, as far as there is room.

    >>> from tracker.publish.language import LANGUAGES
    >>> [label for _, label in named([date(2025, 6, 30).toordinal(), date(2026, 6, 30).toordinal()], LANGUAGES["id"])]
    ['Juni 2025', 'Juni 2026']
    >>> [label for _, label in named([date(2015, 12, 31).toordinal(), date(2019, 12, 31).toordinal()], LANGUAGES["id"])]
    ['2015', '2016', '2017', '2018', '2019']
    """
    first, last = min(days), max(days)
    if last - first > 4 * 365 or all(date.fromordinal(day).strftime("%m%d") == "1231" for day in days):
        return [(date(year, 12, 31).toordinal(), str(year)) for year in years(first, last)]
    out: list[tuple[int, str]] = []
    for day in sorted({*days}):
        when = date.fromordinal(day)
        if not out or day - out[-1][0] >= (last - first) / ROOM:
            out.append((day, f"{language.texts['months'][when.month - 1]} {when.year}" if last - first > 62 else f"{when.day} {language.texts['months'][when.month - 1]}"))
    return out


def years(first: int, last: int) -> list[int]:
    """The years to name below the chart, at most eight."""
    start, end = date.fromordinal(first).year, date.fromordinal(last).year
    return list(range(start, end + 1, max(1, -(-(end - start + 1) // 8))))

