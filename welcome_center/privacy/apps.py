from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "welcome_center.privacy"
    label = "privacy"
