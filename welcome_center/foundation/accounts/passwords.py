"""What is asked of a password, said in every language of the portal."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    """Django's own sentence does not exist in every language that we speak."""

    def get_error_message(self):
        return self.get_help_text()

    def get_help_text(self):
        text = _("Please choose a password of at least %(min_length)s signs.")
        return text % {"min_length": self.min_length}
