"""What machines ask for at fixed addresses."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.center import CenterFactory

pytestmark = pytest.mark.django_db


def test_robots_stay_out_of_private_rooms(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /ar/appointments/\n" in text
    assert "Disallow: /de/me/\n" in text
    assert "Disallow: /de/\n" not in text


def test_security_contact_is_valid_for_a_year_at_most(client):
    CenterFactory(email="center@example.org")

    response = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines() if line)
    expires = datetime.fromisoformat(fields["Expires"])
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:center@example.org"
    assert expires - datetime.now(UTC) <= timedelta(days=365)
    assert fields["Canonical"] == "https://localhost/.well-known/security.txt"


def test_security_contact_without_an_address_is_the_contact_page(client):
    text = client.get("/.well-known/security.txt").content.decode()

    assert "Contact: https://localhost/" in text
