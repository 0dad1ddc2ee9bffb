# Set-up, checks and the demo. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Without bytecode: what pip and setuptools would leave of theirs is 6 MB that nobody runs again.
PIP := PYTHONDONTWRITEBYTECODE=1 $(BIN)/python -m pip
# No resolver runs: every version and hash is in the files, and `pip check` says whether one is missing.
# Not compiled ahead: that is a quarter of the space, and Python compiles what it runs.
INSTALL := $(PIP) install --quiet --no-deps --no-compile
PYTEST := $(BIN)/pytest -m "not long" -n auto --dist loadfile --no-loadscope-reorder
ARGS ?=
NEW_ENOUGH := import sys; sys.exit("Forcewide needs Python 3.11 or newer: make PYTHON=..." if sys.version_info < (3, 11) else 0)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup setup-dev demo lint test coverage suite test-long bench pins clean

setup: $(VENV)/.run-time
setup-dev: $(VENV)/.development

$(VENV)/.run-time: requirements.txt pyproject.toml
	test -x $(BIN)/python || { $(PYTHON) -c '$(NEW_ENOUGH)' && $(PYTHON) -m venv $(VENV); }
	$(INSTALL) --require-hashes -r requirements.txt
	PYTHONWARNINGS=ignore $(INSTALL) --no-build-isolation -e .
	$(PIP) check
	touch $@

$(VENV)/.development: $(VENV)/.run-time requirements-dev.txt
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(PIP) check
	touch $@

demo: setup
	$(BIN)/forcewide demo $(ARGS)

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(PYTEST) $(ARGS)

# Which lines and branches the tests reach; tracing them costs half as much again.
coverage: setup-dev
	$(PYTEST) --cov --cov-report=term $(ARGS)

# The tests of `make test` alone.
suite: setup-dev
	$(PYTEST) $(ARGS)

test-long: lint
	$(BIN)/pytest $(ARGS)

# The peers are an extra that nothing else needs.
bench: setup-dev
	$(PIP) install --quiet --no-build-isolation -e '.[bench]'
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

# Both files of pins, extras and hashes kept, no index address; ARGS=--upgrade takes the newest releases.
# Then: is there a wheel of everything for each Python? (On 3.15 ada-url is built: a C++ compiler is needed.)
UV := $(VENV)/pins/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --no-strip-extras --generate-hashes --no-header $(ARGS)
pins:
	$(PYTHON) -m venv $(VENV)/pins
	$(VENV)/pins/bin/python -m pip install --quiet uv
	$(COMPILE) --group build -o requirements.txt
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt
	for version in 3.11 3.12 3.13 3.14; do $(UV) pip install --quiet --dry-run --no-deps --require-hashes \
	  --only-binary :all: --target $(VENV)/none --python-version $$version -r requirements-dev.txt || exit 1; done

clean:
	rm -rf $(VENV) data out .mypy_cache .ruff_cache .pytest_cache .hypothesis
