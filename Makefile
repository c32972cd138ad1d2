# Regulars: every command a newcomer or a maintainer needs. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak lint bench lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready-dev ## Prepare everything for development in .venv

demo: $(VENV)/.ready ## Play a conversation in five languages, then serve the chat page
	$(BIN)/regulars demo

test: $(VENV)/.ready-dev ## Run the whole suite (under 3 minutes)
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 4 --dist worksteal -m "not soak"

soak: $(VENV)/.ready-dev ## Run what needs minutes: kills, thousands of messages
	$(BIN)/python -m pytest -q -m soak -s

lint: $(VENV)/.ready-dev ## Check style, types and the import law
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev ## Measure speed and accuracy beside their peers, and the desk beside a campaign
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.storage
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.answering
	$(BIN)/python -m benchmarks.desk

lock: $(VENV)/.ready-dev ## Resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra postgres --extra build --extra test --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -q --upgrade -o requirements-dev.lock
	uv pip compile pyproject.toml --extra postgres --extra build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -q -c requirements-dev.lock -o requirements.lock

clean: ## Remove what these commands have made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Regulars needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/pip requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
