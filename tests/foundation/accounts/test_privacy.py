import pytest
from django.apps import apps

from welcome_center.foundation.accounts.privacy import DECLARATIONS

LIBRARIES = ("account", "mfa", "usersessions", "sessions", "socialaccount", "admin")


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declaration: declaration.model)
def test_every_field_is_declared_once(declaration):
    model = apps.get_model(declaration.model)
    fields = [field.name for field in model._meta.get_fields() if field.concrete]

    assert sorted([*declaration.none, *declaration.personal, *declaration.special]) == sorted(
        fields
    )
    assert set(declaration.exported) <= set(fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "declaration", [it for it in DECLARATIONS if it.subject], ids=lambda it: it.model
)
def test_the_way_to_the_person_exists(declaration):
    rows = apps.get_model(declaration.model).objects.values_list(declaration.subject)

    assert list(rows) == []


def test_every_table_of_the_sign_in_libraries_is_declared():
    tables = {
        model._meta.label for model in apps.get_models() if model._meta.app_label in LIBRARIES
    }

    assert tables <= {declaration.model for declaration in DECLARATIONS}
