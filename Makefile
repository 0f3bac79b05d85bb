# Two commands matter: `make demo` and `make test`. Everything they need they set up themselves.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
CASES ?= samples/cases
COMPILE := uv pip compile requirements.in --override overrides.txt --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate

.PHONY: demo test check setup up down bench bench-public bench-service bench-batch bench-slice train clean docs lock lock-upgrade format

demo: setup
	@$(BIN)/permitproof verify samples/cases/clean_work_text samples/cases/room_other --out demo-report
	@echo "open demo-report/*/report.html in a browser"

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@sh deployments/system-packages.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	@echo "installing pinned packages (1.7 GB on disk, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m extractors.weights
	@touch $@

test: setup check
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# The whole service on loopback without Docker, for a try: object store, PostgreSQL, Redis, Prefect, worker, watcher.
up: setup
	@$(BIN)/python -m deployments.local up

down:
	@$(BIN)/python -m deployments.local down

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Re-verification of 1,000 and 10,000 past cases through the flow, with a Prefect server of its own (docs/measured.md).
bench-batch: setup
	@$(BIN)/python -m bench.batch

# Needs Chromium, CJK fonts and npm (samples/README.md): the scoring papers are made anew, never committed.
bench: setup
	@$(BIN)/python -m bench

# Fits the model that names kinds of papers (extractors/kind_model.npz) to the development layouts; about three minutes.
train: setup
	@$(BIN)/python -m training.kinds

# The service on loopback: overhead, idling, memory over a thousand runs, fifty uploads under fire. About an hour.
bench-service: setup
	@$(BIN)/python -m bench.service

# Dates, addresses, names and numbers of test sets that others wrote (bench/public/README.md); --losses shows the rest.
bench-public: setup
	@$(BIN)/python -m bench.public_sets

docs: setup
	@$(BIN)/python -m docs.generate

# After a change of requirements.in: what is pinned already stays as it is. Both need uv (pip install uv).
lock:
	$(COMPILE) -o requirements.lock

# Everything to its newest allowed version; run all tests afterwards.
lock-upgrade:
	$(COMPILE) --upgrade -o requirements.lock

clean:
	rm -rf demo-report bench-out .pytest_cache .mypy_cache .ruff_cache
