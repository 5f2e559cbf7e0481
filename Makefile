# `make run` and `make test` do all set-up on a fresh machine.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PEERS  := $(VENV)-bench
SHARED := ../shared/eval

.PHONY: run setup browser locales test quick check corpus train blind patterns golden accept eval bench bench-review fuzz mutants lock clean

run: $(READY)
	@mkdir -p out
	@$(BIN)/extractor run samples --format jsonl -o out/records.jsonl
	@$(BIN)/extractor run samples --format table
	@echo "JSON lines: out/records.jsonl"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q extractor
	@touch $@

# The review page is tested in Debian's Chromium, which is installed where that can be done; without it
# its tests are skipped, but fail where CI is set.
browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium chromium-driver >/dev/null; } || \
		{ echo "for the tests in a browser: apt-get install chromium chromium-driver" >&2; test -z "$$CI"; }

# The Korean locale of a test is made from Debian's descriptions of locales; without them it is skipped.
locales:
	@test -e /usr/share/i18n/locales/ko_KR || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends locales >/dev/null; } || \
		{ echo "for the tests of locales: apt-get install locales" >&2; test -z "$$CI"; }

test: $(READY) browser locales
	$(BIN)/python -m pytest -n 2 -m "not slow" --cov --cov-report=term:skip-covered
	$(BIN)/python -m pytest -n 2 --dist loadfile -m slow

quick: $(READY)
	$(BIN)/python -m pytest -n 2 -m "not slow"

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/extractor rules check

corpus: $(READY)
	$(BIN)/python -m training check
	$(BIN)/python -m training cells

train: $(READY)
	$(BIN)/python -m training words
	$(BIN)/python -m training weights

blind: $(READY)
	$(BIN)/python -m training blind

patterns: $(READY)
	$(BIN)/python -m extractor.reviewing.patternlist rules/README.md

golden: $(READY)
	$(BIN)/python -m pytest samples

accept: $(READY)
	$(BIN)/python -m pytest --update-golden $(or $(SAMPLE),samples)

eval: $(READY)
	@test -d $(SHARED) || { echo "no annotated articles at $(SHARED)"; exit 1; }
	$(BIN)/python $(SHARED)/score_records.py $(SHARED)/articles $(if $(VERBOSE),--verbose) -- $(BIN)/python -m extractor run --from jsonl --mentions -

# All options of the program: make bench ARGS='--against v0.1.0 --compare out/before.json'
bench: $(PEERS)/.ready
	$(PEERS)/bin/python benchmarks/bench.py $(ARGS)

bench-review: $(READY) browser
	PYTHONPATH=.:tests $(BIN)/python benchmarks/bench_review.py

$(PEERS)/.ready: requirements-bench.txt requirements.lock
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --requirement requirements-bench.txt --editable .
	@touch $@

# Each target for so many seconds: make fuzz TIME=600
fuzz: $(READY)
	$(BIN)/python tests/fuzzing/targets.py $(or $(TIME),60)

# Whether the tests notice guards that are gone, one by one; some ten minutes.
mutants: $(READY)
	$(BIN)/python tests/mutants/trying.py $(WORDS)

lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --output-file requirements.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) $(PEERS) out dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
