from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.accounts import checks  # noqa: F401  (registers itself)


class FoundationConfig(AppConfig):
    name = "welcome_center.foundation"
    label = "foundation"
    verbose_name = _("Our center")
