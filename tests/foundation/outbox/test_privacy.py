import pytest
from django.apps import apps

from welcome_center.foundation.outbox import models
from welcome_center.foundation.outbox.privacy import DECLARATIONS


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declared: declared.model)
def test_every_field_is_declared_once(declaration):
    model = apps.get_model(declaration.model)
    fields = {field.name for field in model._meta.get_fields()}

    assert declaration.declared == fields
    assert set(declaration.exported) <= fields


def test_every_model_is_declared():
    declared = {apps.get_model(declaration.model).__name__ for declaration in DECLARATIONS}

    assert declared == set(models.__all__)
