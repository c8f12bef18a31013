import pytest

from welcome_center import settings as portal
from welcome_center.foundation.accounts import checks

ALL = [
    checks.check_second_factor,
    checks.check_origin,
    checks.check_hosts,
    checks.check_proxies,
]


def test_a_safe_installation_passes(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.SITE_ORIGIN = "https://portal.example"
    settings.ALLOWED_HOSTS = ["portal.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert [message for check in ALL for message in check()] == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("SECOND_FACTOR_REQUIRED", False, "accounts.E001"),
        ("SITE_ORIGIN", "http://portal.example", "accounts.E002"),
        ("SITE_ORIGIN", "https://", "accounts.E002"),
        ("ALLOWED_HOSTS", ["*"], "accounts.E003"),
        ("ALLOWED_HOSTS", [".portal.example"], "accounts.E003"),
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"), "accounts.W001"),
    ],
)
def test_what_is_unsafe_is_named_with_a_hint(settings, name, value, found):
    settings.ALLOWED_HOSTS = ["portal.example"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    setattr(settings, name, value)

    [message] = [message for check in ALL for message in check()]

    assert message.id == found
    assert message.hint


def test_passwords_are_kept_by_argon2():
    """Read from the file: the tests themselves use something quicker."""
    assert portal.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
