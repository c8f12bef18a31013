from django.apps import AppConfig


class CarelessConfig(AppConfig):
    """Migrations as they must not be. Only tests know it; its tables are never made."""

    name = "tests.migrations.careless"
    label = "careless"
