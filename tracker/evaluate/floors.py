"""Scores that may only rise: `models/floors.json` holds, for each gold set, the least that a measure may reach."""
import json
import math
from pathlib import Path

from tracker.errors import InputError
from tracker.evaluate.scores import Scores

Floors = dict[str, dict[str, float]]       # gold set → measure → least score
DIGITS = 3


def read_floors(path: str | Path) -> Floors:
    """The floors of a file; none where it does not exist yet."""
    path = Path(path)
    try:
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError as error:
        raise InputError(path, f"not JSON ({error})", "restore it from the last commit") from error


def check_floors(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Every measure that fell below its floor, as one line each; empty is good. A measure that vanished has fallen.

    >>> from tracker.evaluate.scores import Found
    >>> check_floors(Scores(1, 0, {"quote": Found(9, 1, 0)}, {}), {"quote": 0.95, "org": 0.5})
    ['quote: 0.947, floor 0.950', 'org: not scored, floor 0.500']
    """
    flat = scores.flat()
    return [
        f"{measure}: {f'{flat[measure]:.3f}' if measure in flat else 'not scored'}, floor {floor:.3f}"
        for measure, floor in floors.items() if flat.get(measure, -1.0) < floor
    ]


def raised(floors: Floors, results: dict[str, Scores], *, lower: bool = False) -> Floors:
    """The floors after a measurement: each is the higher of old and new; with `lower`, the new score, whatever the old was."""
    new = {name: dict(measures) for name, measures in floors.items()}
    for name, scores in results.items():
        old = {} if lower else new.get(name, {})
        measured = {measure: math.floor(value * 10**DIGITS) / 10**DIGITS for measure, value in scores.flat().items()}
        new[name] = {measure: max(value, old.get(measure, 0.0)) for measure, value in measured.items()}
        new[name] |= {measure: value for measure, value in old.items() if measure not in measured}
    return new


def write_floors(path: str | Path, floors: Floors) -> None:
    Path(path).write_text(json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
