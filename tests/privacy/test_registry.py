import re

import pytest
from django.apps import apps
from django.conf import settings

from welcome_center.foundation.personal_data import RETENTION, Declaration, Erase
from welcome_center.privacy import registry

DECLARATIONS = registry.declarations()
PERSONAL = [one for one in DECLARATIONS.values() if one.personal or one.special]

each_declaration = pytest.mark.parametrize(
    "declaration", DECLARATIONS.values(), ids=lambda declaration: declaration.model
)
each_personal = pytest.mark.parametrize(
    "declaration", PERSONAL, ids=lambda declaration: declaration.model
)


def test_nothing_is_kept_that_nobody_declared():
    assert registry.undeclared() == []


def test_a_new_field_or_table_would_be_found(monkeypatch):
    known = {"newcomers.PersonLanguage": Declaration("newcomers.PersonLanguage", "", "", "")}
    monkeypatch.setattr(registry, "declarations", lambda: known)

    found = registry.undeclared()

    assert "newcomers.PersonLanguage.level" in found
    assert "newcomers.PersonEvent.name" in found
    assert "account.EmailAddress.email" in found


def test_each_table_is_declared_once():
    declared = [one.model for source in registry.SOURCES for one in source.DECLARATIONS]

    assert len(declared) == len(set(declared))


@each_declaration
def test_nothing_is_declared_that_is_gone(declaration):
    model = apps.get_model(declaration.model)

    assert declaration.declared <= registry.field_names(model)
    assert set(declaration.exported) <= declaration.declared


@each_declaration
def test_each_field_belongs_to_one_category(declaration):
    fields = [*declaration.none, *declaration.personal, *declaration.special]

    assert len(fields) == len(set(fields))


@each_declaration
def test_each_table_says_why_and_how_long(declaration):
    assert declaration.purpose.endswith(".")
    assert declaration.legal_basis
    if re.fullmatch(r"RT\d+", declaration.retention):
        assert declaration.retention in RETENTION
    else:
        assert declaration.retention


def test_operators_read_each_period_that_the_notice_names():
    operations = (settings.BASE_DIR / "docs/operations.md").read_text()
    retention = operations.partition("## Retention\n")[2].partition("\n## ")[0]

    assert [period for period in RETENTION.values() if period not in retention] == []


@each_personal
def test_the_way_to_the_person_exists(declaration):
    model = apps.get_model(declaration.model)

    if declaration.subject:
        assert str(model._default_manager.values(declaration.subject).query)
    else:
        # Sessions and contexts of changes name nobody by a column.
        assert declaration.model in {"sessions.Session", "pghistory.Context"}


@each_personal
def test_what_is_exported_names_somebody_or_something(declaration):
    if declaration.subject and declaration.erase != Erase.KEEP:
        assert declaration.exported or declaration.purpose.startswith("Not in use")
