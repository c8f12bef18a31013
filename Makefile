# `make demo` is all a visitor needs. The rest is for those who change the code.

PYTHON ?= python3
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet $(UPGRADE)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# words that look like secrets and are none; ruff minds hard-coded passwords
NO_SECRETS := $(BIN)/detect-secrets-hook --disable-plugin KeywordDetector \
	--exclude-files '(^|/)migrations/|[.]lock$$|^package-lock[.]json$$' \
	--exclude-lines 'ALPHABET =|parametrize|fingerprint=|user:password@'

# The demo's choices, see README.md
export PORT CENTER DATA_DIR DEMO_PASSWORD
# `make endure HSDS=<folder>`: the published files of Open Referral's HSDS 3.0
export HSDS

.PHONY: demo test check bench endure backup restore lock clean assets texts static chromium

# Tied to make, so that whoever ends make ends the demo.
demo: .venv/.runtime assets
	@exec $(BIN)/python welcome_center/local/tether.py $$PPID 15 - \
		$(BIN)/python -m welcome_center.local

test: .venv/.dev assets chromium
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: .venv/.dev texts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive --severity-level medium --configfile pyproject.toml manage.py welcome_center partners newcomers
	git ls-files -z | xargs -0 $(NO_SECRETS)
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/python manage.py collect_texts --check
	$(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))") \
		$(BIN)/python -W error manage.py check --deploy --fail-level WARNING

bench: .venv/.dev assets
	$(BIN)/python -m tests.bench $(ARGS)

endure: .venv/.dev assets
	$(BIN)/python -m tests.endure $(ARGS)

# `make backup FILE=portal.dump`; the addresses come from the environment, see docs/operations.md.
backup: .venv/.runtime
	@$(BIN)/python -m welcome_center.local.backup dump $(FILE)

restore: .venv/.runtime
	@$(BIN)/python -m welcome_center.local.backup restore $(FILE)

# `make lock UPGRADE=--upgrade` takes newer versions.
lock: .venv/.dev
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraints requirements.lock --output-file requirements-dev.lock
	$(LOCK) --extra node --constraints requirements.lock --output-file requirements-node.lock

clean:
	rm -rf .venv .local build node_modules .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name "*.mo" -delete

# What the browser gets, and the words it shows -------------------------------------------------

assets: texts static

texts: build/.texts

static: build/.static

build/.texts: .venv/.runtime $(shell find welcome_center -name "*.po")
	@mkdir -p build
	@echo "Compiling the translations …"
	@$(BIN)/python manage.py compile_texts
	@touch $@

build/.static: .venv/.runtime package-lock.json $(shell find static -type f) welcome_center/local/assets.py
	@command -v npm >/dev/null || $(PIP) --requirement requirements-node.lock
	@$(BIN)/python -m welcome_center.local.assets
	@$(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

# Tools -----------------------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.13")'
	@echo "Making a Python environment in .venv …"
	@$(PYTHON) -m venv .venv

.venv/.runtime: .venv/bin/python requirements.lock
	@echo "Installing the portal's parts (the first time takes a minute) …"
	@$(PIP) --requirement requirements.lock
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo "Installing the developers' tools …"
	@$(PIP) --requirement requirements-dev.lock
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
		[ "$$(id -u)" = 0 ] || { echo "The browser tests need Chromium. Run: sudo apt-get install -y --no-install-recommends chromium"; exit 1; }; \
		apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends chromium; }
