PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: demo serve test fuzz lint clean

demo: .venv/base
	@$(BIN)/pourparler demo

serve: .venv/base
	@$(BIN)/pourparler serve --demo

test: .venv/test
	@$(BIN)/python -m pytest -q

fuzz: .venv/test
	@POURPARLER_FUZZ=5000 $(BIN)/python -m pytest -q tests/test_desk_fuzz.py

lint: .venv/lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

clean:
	rm -rf .venv

# What is installed is marked by a file of the extra's name, and installed again when pyproject.toml changes.
.venv/base: pyproject.toml | .venv/bin/python
	@echo "Installing Pourparler into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/test .venv/lint: .venv/%: pyproject.toml | .venv/bin/python
	@echo "Installing Pourparler and what '$*' needs into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pourparler needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv
