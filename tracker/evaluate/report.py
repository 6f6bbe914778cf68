"""Scores for people: the table of `tracker evaluate`, and `docs/quality.md`. Scores only, never a sentence of an article."""
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker.evaluate.calibration import SURE_FROM, bands, sure
from tracker.evaluate.marks import Mark
from tracker.evaluate.scores import Scores

WIDTH = 32
HEADER = """\
# Quality

How well the program reads, measured against articles that people annotated. `make evaluate` writes this page; it holds scores only.
The gold is not part of the repository, because the articles belong to their publishers.

- **P** precision: of what was read, the share that is right. **R** recall: of what stands in the article, the share that was read. **F1** joins both.
- **right**: the share of answers that are right. *(stated)*: where the gold has an answer. *(filled)*: where the program gave one; a guess in place of an empty field lowers it.
- A **figure record** is right when value, unit, what is measured, period, status and direction all are.
- A **power-of-ten slip** is a value wrong by exactly a power of ten: the share of slips, so that 0 is best.
- The scores of a release may not fall below `models/floors.json`; a test sees to that.

The form of a gold file: one JSON object a line with the article's `id` and the lists that `tracker extract` prints; a list or field that
is absent is not scored, a record with `"optional": true` is neither rewarded nor punished.
"""


def table(scores: Scores) -> str:
    """The scores as an aligned table.

    >>> from tracker.evaluate.scores import Found, Rate
    >>> print(table(Scores(2, 0, {"quote": Found(9, 1, 1)}, {"quote.speaker": Rate(8, 9)})))
    articles                         2
    quote                            P 0.900  R 0.900  F1 0.900  n=10
    quote.speaker                    0.889  n=9
    """
    return "\n".join(f"{label:{WIDTH}s} {cells}" for label, cells in lines(scores))


def lines(scores: Scores) -> Iterator[tuple[str, str]]:
    yield "articles", str(scores.articles)
    if scores.unread:
        yield "not read", str(scores.unread)
    for name, found in scores.found.items():
        f1 = found.f1
        yield name, "not annotated" if f1 is None else f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {f1:.3f}  n={found.n}"
    for name, rate in scores.rates.items():
        yield name, f"{shown(rate.share)}  n={rate.n}"
    if scores.judged:
        right, reached = sure(scores.judged)
        yield f"confidence ≥ {SURE_FROM}: right", shown(right)
        yield f"confidence ≥ {SURE_FROM}: figures", shown(reached)
        for band in bands(scores.judged):
            share = shown(band.right / band.figures if band.figures else None)
            yield f"confidence from {band.least}", f"{share}  n={band.figures}"


def shown(share: float | None) -> str:
    return "  -  " if share is None else f"{share:.3f}"


def write_quality(path: str | Path, results: dict[str, Scores], *, pipeline: str = "") -> None:
    """Write the page of scores; `results` by the name of each gold set."""
    Path(path).write_text(quality_page(results, pipeline=pipeline), encoding="utf-8")


def quality_page(results: dict[str, Scores], *, pipeline: str = "") -> str:
    """The page in Markdown, one column a gold set."""
    parts = [HEADER]
    if pipeline:
        parts.append(f"Pipeline version: `{pipeline}`.\n")
    names = list(results)
    parts.append(markdown(["", *names], [["articles", *(str(results[name].articles) for name in names)]]))
    parts.append("## Found\n\nP / R / **F1** (n)\n")
    parts.append(markdown(["", *names], found_rows(results)))
    parts.append("## Right\n\nshare (n)\n")
    parts.append(markdown(["", *names], rate_rows(results)))
    parts.append(f"## Confidence\n\nOf the figures in a band of confidence, the share whose value, unit, period, status and phrase are right (n). The goal: from {SURE_FROM} on at "
                 "least 0.95, reached by at least half of all figures.\n")
    parts.append(markdown(["", *names], confidence_rows(results)))
    return "\n".join(parts)


def found_rows(results: dict[str, Scores]) -> Iterator[list[str]]:
    for name in dict.fromkeys(name for scores in results.values() for name in scores.found):
        cells = [scores.found.get(name) for scores in results.values()]
        yield [name, *("–" if cell is None or cell.f1 is None
                       else f"{cell.precision:.3f} / {cell.recall:.3f} / **{cell.f1:.3f}** ({cell.n})" for cell in cells)]


def rate_rows(results: dict[str, Scores]) -> Iterator[list[str]]:
    for name in sorted({name for scores in results.values() for name in scores.rates}):
        cells = [scores.rates.get(name) for scores in results.values()]
        yield [name, *("–" if cell is None or cell.share is None else f"{cell.share:.3f} ({cell.n})" for cell in cells)]


def confidence_rows(results: dict[str, Scores]) -> Iterator[list[str]]:
    pairs = [sure(scores.judged) for scores in results.values()]
    yield [f"{SURE_FROM} and more: right", *(shown(right).strip() for right, _ in pairs)]
    yield [f"{SURE_FROM} and more: share of all", *(shown(reached).strip() for _, reached in pairs)]
    columns = [bands(scores.judged) for scores in results.values()]
    for row in zip(*columns, strict=True):
        yield [f"from {row[0].least}", *("–" if not band.figures else f"{band.right / band.figures:.3f} ({band.figures})" for band in row)]


def markdown(header: list[str], rows: Iterable[list[str]]) -> str:
    """
    >>> print(markdown(["", "dev"], [["quote", "0.9"]]), end="")
    |  | dev |
    | --- | --- |
    | quote | 0.9 |
    """
    body = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in body)


def disagreements(errors: Iterable[tuple[str, Mark]]) -> Iterator[str]:
    """Every disagreement as a line of JSON, for who improves the rules. It quotes the articles: keep it outside the repository."""
    for article_id, mark in errors:
        yield json.dumps({"id": article_id, "what": f"{mark.measure} {mark.outcome}", "gold": mark.gold, "read": mark.read}, ensure_ascii=False)
