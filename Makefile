PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help check corpus test lint browser ray screenshot clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

# The stamps depend on what decides the packages: nothing is installed twice.
$(VENV)/.core: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/.core

check: $(VENV)/.core  ## set everything up and check the articles in corpus/
	$(BIN)/copydesk corpus check corpus --out outputs/corpus

# A floor may be lower than where this branch began, or than one commit ago, only with a reason.
BEFORE = $(shell git rev-parse --verify --quiet 'HEAD^')

corpus: $(VENV)/.core  ## hold the corpus against the program: gold, facts, scores and floors
	$(BIN)/copydesk corpus check corpus --out outputs/corpus
	$(BIN)/copydesk corpus score corpus $(if $(BEFORE),--since $(BEFORE))

test: $(VENV)/.test  ## set everything up and run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.test  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

# A browser comes from the system, where apt may bring it; the tests of the pages skip without one.
browser: $(VENV)/.test  ## what the tests of the pages and the desk need: Playwright, axe-core, schemathesis, Chromium
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[browser]'
	@command -v chromium chromium-browser google-chrome || { command -v apt-get && apt-get update -qq && apt-get install -y -qq chromium; } \
	  || echo 'no Chromium here, and none could be installed: the tests of the pages will be skipped'

ray: $(VENV)/.test  ## what the test of a run over a Ray cluster needs; it skips without
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[ray]'

screenshot: browser  ## docs/report.png, the picture in the README
	$(BIN)/python docs/screenshot.py corpus/articles/pargeter-autumn-trading.md docs/report.png

clean:  ## remove the environment and what runs wrote
	rm -rf $(VENV) outputs/* .pytest_cache .mypy_cache .ruff_cache build *.egg-info pipeline/*.egg-info
