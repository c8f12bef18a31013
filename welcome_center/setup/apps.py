from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "welcome_center.setup"
    label = "setup"
