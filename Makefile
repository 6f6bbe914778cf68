# make run   makes .venv, installs, runs the main job on the bundled sample newsroom and serves the result
# make test  makes what it needs (a browser too, when root) and runs the whole test suite
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_ARGS ?=
BENCH_ARGS ?=
SHARED ?= ../shared

.PHONY: run test lint evaluate bench fuzz clean
run: $(VENV)/.installed
	$(BIN)/tracker demo $(RUN_ARGS)

test: $(VENV)/.installed-dev browser
	$(BIN)/ruff check .
	$(BIN)/python -m pytest $(TEST_ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .

evaluate: $(VENV)/.installed
	$(BIN)/python -m tracker.evaluate $(SHARED)/eval

fuzz: $(VENV)/.installed-dev
	TRACKER_FUZZ=5000 $(BIN)/python -m pytest tests/test_collect_fuzz.py

bench: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python bench/performance.py $(SHARED) $(BENCH_ARGS)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -qy python3-venv; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,backfill]'
	touch $@ $(VENV)/.installed

.PHONY: browser
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -qy chromium >/dev/null; } \
	    || echo "no Chromium: the browser tests will skip (Debian: apt-get install chromium)" >&2

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
