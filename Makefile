PYTHON ?= python3
PYTEST ?=
LOCK   ?=
VENV   := .venv
STAMP  := $(VENV)/.installed
# `python -m tool`, not `bin/tool`: the tools still start when the checkout was moved.
RUN    := $(VENV)/bin/python -m
CHECK  := $(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("This is Python " + sys.version.split()[0]); import ensurepip, venv'

# Compiled modules halve the start of a command; some containers switch them off.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install warm run test postgres bench bench-full lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

install: $(STAMP) ## create .venv with the locked packages; instant when nothing changed

# Compiles the search if its source has changed (under a minute); the first plan would wait for it otherwise.
warm: install
	@$(RUN) solver.warm

run: warm ## plan a realistic day, show it, and serve its workshop
	$(VENV)/bin/workshop demo

test: warm postgres ## lint, format, types, tests; PYTEST="-k calendar -x" narrows the tests
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy --strict scheduler solver api benchmarks tests
	$(RUN) pytest $(PYTEST)

# The tests start a PostgreSQL server of their own. Where it can be installed, it is; elsewhere they say what they skip.
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "PostgreSQL and curl are missing: installing them." \
		&& apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql curl; } \
		|| echo "PostgreSQL is missing (Debian: apt-get install postgresql curl): its tests are skipped, except in CI." >&2

bench: warm ## run a part of the benchmarks, at most half an hour
	$(RUN) benchmarks fixtures
	$(RUN) benchmarks part

bench-full: warm ## run all benchmarks that have no result yet; says first how many hours
	$(RUN) benchmarks full

# Keeps today's pins where pyproject.toml still allows them; `make lock LOCK=--upgrade` takes the newest.
lock: ## rewrite requirements.lock from pyproject.toml (needs uv: pip install uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock $(LOCK)

clean: ## remove everything make created
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

# A copied checkout brings the environment of the place it came from, and would run the code there.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(STAMP)
endif

$(STAMP): requirements.lock pyproject.toml
	@$(CHECK) || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& echo "Python 3.11 or newer with venv is missing: installing python3-venv." \
		&& apt-get update -q && apt-get install -y -q --no-install-recommends python3-venv; } || true
	@$(CHECK) || { echo "Please install Python 3.11 or newer with its venv module (Debian: python3-venv)," \
		"or name one: make install PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(RUN) compileall -q scheduler solver api
	@echo "$(CURDIR)" > $@
