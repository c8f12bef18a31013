import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from welcome_center.foundation.accounts.models import User

BAD = ["abc", "123456789012", "password1234", "amal@example.org"]


@pytest.mark.parametrize("password", BAD)
def test_each_language_has_its_own_words_for_a_bad_password(password):
    said = set()
    for language in ("de", "en", "ar"):
        with override(language), pytest.raises(ValidationError) as refused:
            validate_password(password, user=User(email="amal@example.org"))
        said.update((language, message) for message in refused.value.messages)

    messages = [message for _language, message in said]
    assert len(messages) == len(set(messages)) >= 3
