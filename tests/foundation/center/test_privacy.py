import pytest
from django.apps import apps

from welcome_center.foundation.center.privacy import DECLARATIONS

DECLARED = {declaration.model: declaration for declaration in DECLARATIONS}
MODELS = [
    model
    for model in apps.get_app_config("foundation").get_models()
    if model.__module__.startswith("welcome_center.foundation.center.")
]


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_declared(model):
    fields = {field.name for field in model._meta.get_fields() if field.concrete}

    assert DECLARED[model._meta.label].declared == fields


def test_nothing_is_declared_that_is_not_there():
    assert set(DECLARED) == {model._meta.label for model in MODELS}
