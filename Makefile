# Two commands do everything on a fresh machine: `make site` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help site test check lint format clean system bench lighthouse fuzz
help:
	@echo "make site    set up and build content/ into site/"
	@echo "make test    set up and run every check and test, the browser's included"
	@echo "make check   check the content without writing"
	@echo "make lint    ruff, mypy and stylelint alone"
	@echo "make bench   compare with other generators (BENCH='--sizes 60 1000' for less); it takes hours"
	@echo "make fuzz    look for inputs that break a reader (SECONDS=600, TARGET=markdown)"
	@echo "make lighthouse  the scores of the main pages, performance among them"
	@echo "make format  let ruff format the code"
	@echo "make clean   remove the virtual environment, npm packages and the built site"

$(VENV)/.runtime: pyproject.toml constraints.txt
	@bash tools/make_environment.sh $(VENV)
	@echo "Installing jumbo-site and what it runs on …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.testing: $(VENV)/.runtime
	@echo "Installing the tools of the tests …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

node_modules/.installed: package.json package-lock.json | system
	@echo "Installing npm packages (HTML checker, axe, stylelint) …"
	@npm ci --silent --no-audit --no-fund
	@touch $@

system:
	@bash tools/install_system_packages.sh

site: $(VENV)/.runtime
	@echo "Building content/ into site/ …"
	@$(BIN)/jumbo-site build

check: $(VENV)/.runtime
	@$(BIN)/jumbo-site check

lint: $(VENV)/.testing node_modules/.installed
	@echo "Style and types …"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@npx --no-install stylelint "templates/**/*.css"

test: system lint
	@echo "Tests …"
	@$(BIN)/pytest -n 2 --dist loadgroup

bench: $(VENV)/.runtime
	@$(BIN)/python -m benchmarks.compare $(BENCH)

fuzz: $(VENV)/.testing
	@nice $(BIN)/python tools/fuzz.py $(or $(TARGET),all) --seconds $(or $(SECONDS),60)

lighthouse: $(VENV)/.testing node_modules/.installed site
	@$(BIN)/python tools/lighthouse.py site

format: $(VENV)/.testing
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:
	@rm -rf $(VENV) node_modules
	@find site -mindepth 1 ! -name .gitkeep -delete
