# Each target does its own set-up: a bare Python 3.11 with pip and venv is enough.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test bench load kills lint

run: .venv/.run
	@$(BIN)/onrecord run

test: lint
	$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist worksteal

bench: .venv/.dev
	$(BIN)/python -m pytest --benchmark-only --benchmark-columns=median,ops,rounds

load: .venv/.dev
	$(BIN)/python scripts/load.py

kills: .venv/.dev
	$(BIN)/python tests/kill_runs.py
	$(BIN)/python tests/kill_steps.py

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/.run: pyproject.toml requirements.lock
	@echo "Setting up (once): Python packages into .venv ..." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check -c requirements.lock -e . >&2
	@touch $@

.venv/.dev: .venv/.run
	@$(BIN)/pip install -q --disable-pip-version-check -c requirements.lock -e '.[dev]' >&2
	@touch $@
