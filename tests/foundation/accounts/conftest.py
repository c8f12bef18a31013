import pytest

from tests.factories.center import CenterFactory


@pytest.fixture(autouse=True)
def center(db):
    return CenterFactory()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 takes its time and memory on purpose; hundreds of sign-ins need neither."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
