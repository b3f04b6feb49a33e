# Everything you can run. `make` alone lists it.
# GNU Make 3.81 must do (macOS ships it), so nothing newer is used here.

SHELL = /bin/sh
BIN = .venv/bin

# A PYTHONPATH from outside would put other packages before the locked ones. Without compiled modules each command
# takes 0.9 s longer to start.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
# Material's notice about MkDocs 2, which this project does not use.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site offline publish serve preview test test-long lint format lock upgrade release bundle sbom audit venv venv-lint venv-tools venv-tests clean

help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: venv  ## Build the site into site/, unless a finding refuses it
	@$(BIN)/leaflets build

offline: venv  ## Build the site and pack it into offline/, one zip for a computer without network
	@$(BIN)/leaflets offline

publish: venv  ## Show the site to readers: make publish DEST=/srv/leaflets
	@$(BIN)/leaflets publish $(if $(DEST),"$(DEST)")

serve: venv  ## Show the site while you write, with live reload; findings are warnings
	@$(BIN)/mkdocs serve

preview: venv  ## Build into preview/ what reviewers look at, whatever the findings; it runs no script
	@LEAFLETS_MODE=review $(BIN)/mkdocs build --clean --site-dir preview
	@echo "preview/ runs no script. Open it: $(CURDIR)/preview/index.html"

test: venv-tests  ## Run every test, the long ones on a sample
	@$(BIN)/python tests/support/real_parts.py
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --durations 10

test-long: venv-tests  ## Run the same tests at full count
	@$(BIN)/python tests/support/real_parts.py
	@LEAFLETS_LONG=1 $(BIN)/pytest --numprocesses auto --maxprocesses 4 --durations 20

lint: venv-lint  ## Check style, formatting and the engine's types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: venv-lint  ## Repair what `make lint` says of style and formatting, where that is safe
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: venv-tests  ## Write the locks anew after a change in pyproject.toml or tests/package.json; versions stay
	@scripts/lock

upgrade: venv-tests  ## Upgrade one locked package (make upgrade PACKAGE=name), or all
	@scripts/lock $(if $(PACKAGE),--upgrade-package $(PACKAGE),--upgrade)

release: venv  ## Number what is not yet released, commit and tag it: make release VERSION=0.2.0
	@$(BIN)/python scripts/release $(VERSION)

bundle: venv  ## Put all that `make site` needs into one file, for a machine without internet
	@$(BIN)/python scripts/bundle

sbom: venv-tools  ## List all components with versions, licences and hashes, in sbom.json
	@$(BIN)/python scripts/sbom

audit: venv-tools  ## Report known vulnerabilities of the locked packages; needs the internet
	@$(BIN)/python scripts/audit

venv:  ## Create .venv from requirements.lock, where it is missing or out of date
	@scripts/venv

venv-lint venv-tools venv-tests: venv-%:
	@scripts/venv $*

clean:  ## Remove what these commands made
	rm -rf .venv build site offline preview booklets .cache .site-* .pytest_cache .mypy_cache .ruff_cache .hypothesis hooks/*.egg-info tests/node_modules
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +
