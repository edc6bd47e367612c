# Two commands do all the set-up on a machine with Python 3.10 or newer and make:
#   make run    builds the plans of PLANS into OUT, with pages to look at and a table per plan
#   make test   runs every check
# `make help` lists the rest. Needs nothing from the network beyond the package registries.

PYTHON ?= python3
PLANS ?= data/plans
OUT ?= out
VENV ?= .venv
# Extra arguments, as in: make test PYTEST="-k packaging"
PYTEST ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# For the tests that look at pages in a browser, at slides in an office program and at diagrams in Graphviz.
DEBIAN_PACKAGES := chromium chromium-driver fonts-noto-cjk graphviz libreoffice-impress

.DELETE_ON_ERROR:
.PHONY: help run test bench scores quality publish clean browser

help:
	@echo 'make run      build PLANS (now: $(PLANS)) into OUT (now: $(OUT)); PLANS=path/to/plans make run for your own'
	@echo 'make test     ruff, mypy and pytest; installs what they need. PYTEST="-k words" for some of the tests'
	@echo 'make bench    speed and memory of a build beside plain jieba over the same text'
	@echo 'make scores   quality on annotated plans (../shared), as a table'
	@echo 'make quality  the tables of docs/quality.md: targets, plans left out, what each part brings, other regions (slow: learns eight times), other names, plans never learnt from'
	@echo 'make publish  the published graph of PLANS in data/graph: facts, names, headings, offsets; no sentence'
	@echo 'make clean    remove $(VENV), out and caches'

run: $(VENV)/.installed
	@$(BIN)/plankg build $(PLANS) --out $(OUT)
	@pages=$$($(BIN)/plankg view $(OUT)) && \
	echo 'To open in a browser: all plans, then each county' && \
	printf '%s\n' "$$pages" | grep -E '/(index|county-[0-9]+)[.]html$$' | sed 's/^/  /'
	@echo 'Links by kind: $(BIN)/plankg stats $(OUT). Questions ready to ask: $(BIN)/plankg query --list'

# All three run whatever the others say, so that one run shows everything.
test: $(VENV)/.installed-dev browser
	@failed=; \
	$(BIN)/ruff check --output-format concise . || failed="$$failed ruff"; \
	$(BIN)/mypy || failed="$$failed mypy"; \
	$(BIN)/python -m pytest $(PYTEST) || failed="$$failed pytest"; \
	[ -z "$$failed" ] || { echo "Failed:$$failed" >&2; exit 1; }

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/build.py

# The published graph: PLANS=path/to/plans make publish; TRUTH=folder of annotations to measure it by, for its card.
TRUTH ?=
publish: $(VENV)/.installed
	@$(BIN)/plankg build $(PLANS) --out $(OUT)
	@$(BIN)/plankg publish $(OUT) --out data/graph $(patsubst %,--text %,$(wildcard $(PLANS)/*.txt)) \
		$(patsubst %,--truth %,$(if $(TRUTH),$(wildcard $(TRUTH)/*.jsonl)))

scores: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/scores.py

quality: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python -m benchmarks.regions
	$(BIN)/python -m benchmarks.renamed
	$(BIN)/python -m benchmarks.unseen

clean:
	rm -rf $(VENV) out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# The virtual environment and what is installed in it; each step leaves a file behind, so that a second run is quick.
$(VENV)/.made:
	@.ci/python-ready $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: setup.cfg pyproject.toml | $(VENV)/.made
	$(PIP) --editable '.[docx,pdf,pptx,pictures,serve,xlsx]'
	@touch $@

$(VENV)/.installed-dev: setup.cfg pyproject.toml | $(VENV)/.made
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

browser:
	@.ci/debian-packages $(DEBIAN_PACKAGES)
