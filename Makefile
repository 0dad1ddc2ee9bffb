# Set-up, checks and the demo. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test test-long lint bench pins clean

setup: .venv/.ready

.venv/.ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Forcewide needs Python 3.11 or newer; set PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/forcewide demo $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -m "not long" -n auto --dist loadfile --cov --cov-report=term $(ARGS)

test-long: lint
	$(BIN)/pytest $(ARGS)

# The peers are an extra that nothing else needs.
bench: setup
	$(BIN)/python -m pip install --quiet --no-build-isolation -e '.[bench]'
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

# Pins every dependency with its hashes; no index address goes into the file.
pins: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.txt

clean:
	rm -rf .venv data out .mypy_cache .ruff_cache .pytest_cache .hypothesis
