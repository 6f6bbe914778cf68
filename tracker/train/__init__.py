"""Trains the models from named data: one function a model, `train("names", shared, models)`; the same data and seed give the same model.

>>> sorted(MODELS)[:1]
['claims']
"""
import hashlib
import json
from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from tracker.errors import ConfigError

MODELS = {"claims": "tracker.train.claims", "names": "tracker.train.names", "sectors": "tracker.train.sectors"}  # model → the module whose `train(shared, folder)` makes it
SEED = 20260101


def train(name: str, shared: Path, models: Path) -> dict:
    """Train one model into `models/NAME` and return its scores on data kept out of training."""
    if name not in MODELS:
        raise ConfigError(name, "is no model of ours", f"one of: {', '.join(sorted(MODELS))}")
    if not (shared / "gold").is_dir():
        raise ConfigError(shared, "holds no folder gold", "give the folder of the training data with --shared")
    make: Callable[[Path, Path], dict] = import_module(MODELS[name]).train
    folder = models / name
    folder.mkdir(parents=True, exist_ok=True)
    return make(shared, folder)


def stale(name: str, *, folder=None) -> list[str]:
    """The files of ours, lexicons and marks, that are not those that the model was trained on: it still reads, but its scores are of another release.

    >>> stale("names")
    []
    """
    folder = folder or files("tracker.models").joinpath(name)
    trained = json.loads(folder.joinpath("config.json").read_text(encoding="utf-8"))["data_sha256"]
    found = []
    for file, digest in sorted(trained.items()):
        path = files("tracker").joinpath(file) if file.startswith("lexicons/") else folder.joinpath(file if "." in file else f"{file}.jsonl")
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            found.append(file)
    return found
