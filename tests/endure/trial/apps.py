from django.apps import AppConfig


class TrialConfig(AppConfig):
    """Migrations as a later release brings them, for the drill of R11 alone."""

    name = "tests.endure.trial"
    label = "trial"
