"""R11: a migration runs while people use the portal, and the code of before still works."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
# Run before anybody works with the portal, so they may take their time.
BEFORE_THE_FIRST_RELEASE = ["0001_models", "0002_cache_table", "0008_file"]
OWN = ("welcome_center", "newcomers", "partners", "employers")


def own_apps():
    """Labels of our own apps that have tables."""
    return {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith(OWN) and (Path(config.path) / "migrations").exists()
    }


def lint(include_apps):
    linter = MigrationLinter(
        path=str(ROOT),
        include_apps=sorted(include_apps),
        ignore_initial_migrations=True,
        ignore_name=BEFORE_THE_FIRST_RELEASE if "foundation" in include_apps else (),
        all_warnings_as_errors=True,
        no_cache=True,
    )
    told = io.StringIO()
    with redirect_stdout(told):
        linter.lint_all_migrations()
    return linter, told.getvalue()


def test_migrations_keep_the_code_of_before_working():
    linter, told = lint(own_apps())

    assert linter.nb_total > 0
    assert not linter.has_errors, told


def test_the_linter_would_say_so(settings):
    """A column that is dropped, and one that must be filled, break the code of before."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.migrations.careless"]

    linter, told = lint({"careless"})

    assert linter.nb_erroneous == 2, told


def test_every_migration_can_be_undone():
    """What went wrong under load must have a way back."""
    loader = MigrationLoader(connection)
    own = [each for key, each in loader.disk_migrations.items() if key[0] in own_apps()]

    stuck = [
        (str(migration), str(step))
        for migration in own
        for step in migration.operations
        if not step.reversible
    ]

    assert own
    assert stuck == []


def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
