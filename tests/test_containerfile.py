"""The Containerfile names what is there, and leaves root behind. No image is built here: that needs a registry."""
from pathlib import Path

import pytest
from setuptools.config.setupcfg import read_configuration

ROOT = Path(__file__).parent.parent
LINES = [line.split() for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", [path for word, *paths in LINES if word == "COPY" and not paths[0].startswith("--") for path in paths[:-1]])
def test_what_is_copied_is_there(path):
    assert (ROOT / path).exists() and path not in (ROOT / ".containerignore").read_text(encoding="utf-8").split()


def test_what_packaging_reads_is_copied():
    copied = {path for word, *paths in LINES if word == "COPY" for path in paths}
    metadata = read_configuration(ROOT / "setup.cfg")["metadata"]
    assert {"setup.cfg", "pyproject.toml", "README.md", "tracker", "models", *metadata["license_files"]} <= copied
    assert (ROOT / "tracker" / "collect" / "starter.yaml").resolve() == ROOT / "feeds.yaml" and "feeds.yaml" in copied


def test_it_does_not_run_as_root():
    stage = LINES[max(number for number, line in enumerate(LINES) if line[0] == "FROM"):]
    assert [line[1] for line in stage if line[0] == "USER"] == ["tracker"]
