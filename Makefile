# Every target sets up what it needs: a virtual environment in .venv, from the lock. `make` alone lists them.

VENV := .venv
READY := $(VENV)/.ready
RUN := $(VENV)/bin/python
CHECKED := generate.py sdkpress templates/runtime tests bench
PYTEST := $(RUN) -m pytest -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help generate check test snapshots format lint types corpus bench compare wire lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

generate: $(READY) ## make generated/ from spec/ and templates/
	@$(RUN) generate.py

check: $(READY) ## is generated/ what would be generated? then the linter and the type checkers
	$(RUN) generate.py --check
	@$(MAKE) --no-print-directory lint types

test: $(READY) ## run all tests
	$(PYTEST)

snapshots: $(READY) ## write the expected files of tests/snapshots again
	$(RUN) -m tests.update_snapshots

format: $(READY) ## format the code
	$(RUN) -m ruff check --select I --fix-only --quiet $(wildcard $(CHECKED))
	$(RUN) -m ruff format $(wildcard $(CHECKED))

lint: $(READY) ## run the linter, and see whether the code is formatted
	$(RUN) -m ruff check $(wildcard $(CHECKED))
	$(RUN) -m ruff format --check --quiet $(wildcard $(CHECKED))

types: $(READY) ## run both type checkers
	$(RUN) -m mypy
	$(RUN) -m pyright

corpus: $(READY) ## generate and use a package for each document in ../shared/specs
	$(RUN) -m bench.corpus

bench: $(READY) ## measure generating, importing and calling beside other generators
	$(RUN) -m bench.speed

compare: $(READY) ## compare names with those that OpenAPI Generator gives
	$(RUN) -m bench.compare_names --specs ../shared/specs

wire: $(READY) ## judge what each operation of ../shared/specs sends and reads
	$(RUN) -m bench.wire
	$(RUN) -m bench.prism

lock: $(READY) ## choose the versions of all dependencies anew
	$(RUN) -m pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/bin/uv pip compile pyproject.toml --upgrade --output-file requirements.lock $(LOCKING)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/bin/uv pip compile pyproject.toml --group dev --upgrade \
	    --constraints requirements.lock --output-file requirements-dev.lock $(LOCKING)

LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate

clean: ## remove the virtual environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made with $(PYTHON), or else the first Python on the path that is new enough.
$(READY): requirements-dev.lock
	@python=; for each in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14 python; do \
	    if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "make: Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python" >&2; exit 2; fi; \
	test -x $(RUN) || $$python -m venv $(VENV)
	@echo "setting up $(VENV) from requirements-dev.lock"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@
