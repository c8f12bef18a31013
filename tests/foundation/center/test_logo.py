import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.foundation.center.test_center_edit import URL, filled_in
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.logo import MAX_BYTES
from welcome_center.foundation.center.models import Center

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
WEBP = b"RIFF\x24\x00\x00\x00WEBP" + bytes(40)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def upload(client, content, name="logo.png", **more):
    return client.post(URL, filled_in(logo=SimpleUploadedFile(name, content), **more))


def shown(client):
    """The stored logo, as the public gets it."""
    return client.get(Center.objects.get().logo.url)


@pytest.mark.parametrize(
    ("content", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_a_picture_is_served_as_what_it_is(client, coordinator, content, kind):
    upload(client, content, name="evil.html")
    client.logout()

    answer = shown(client)

    assert answer.getvalue() == content
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"].split("; ")
    assert "immutable" in answer["Cache-Control"]
    assert "max-age=31536000" in answer["Cache-Control"]


def test_it_stands_in_the_header_with_the_centers_name(client, coordinator, center):
    before = client.get("/de/").content.decode()
    upload(client, PNG)

    page = client.get("/de/").content.decode()

    assert "wc-brand__mark" in before
    assert "wc-brand__mark" not in page
    url = Center.objects.get().logo.url
    assert f'<img class="wc-brand__logo" src="{url}" alt="{center}">' in page


@pytest.mark.parametrize(
    "content",
    [SVG, b"GIF89a" + bytes(40), b"<html>", PNG + bytes(MAX_BYTES)],
    ids=["svg", "gif", "html", "too large"],
)
def test_anything_else_is_refused(client, coordinator, content):
    answer = upload(client, content)

    assert list(answer.context["form"].errors) == ["logo"]
    assert not Center.objects.get().logo


def test_whoever_sets_up_a_second_factor_sees_it(client, coordinator, settings):
    upload(client, PNG)
    settings.SECOND_FACTOR_REQUIRED = True

    assert client.get("/de/").status_code == 302
    assert shown(client).getvalue() == PNG


def test_another_logo_has_another_address_and_the_old_one_is_gone(client, coordinator):
    upload(client, PNG)
    old = Center.objects.get().logo.url
    upload(client, JPEG)

    assert Center.objects.get().logo.url != old
    assert client.get(old).status_code == 404


def test_it_is_taken_away_again(client, coordinator):
    upload(client, PNG)
    assert 'name="logo-clear"' in client.get(URL).content.decode()

    client.post(URL, filled_in(**{"logo-clear": "on"}))

    assert not Center.objects.get().logo


def test_other_changes_leave_it(client, coordinator):
    upload(client, PNG)

    client.post(URL, filled_in(motto="Willkommen"))

    assert shown(client).getvalue() == PNG


@pytest.mark.parametrize("name", ["secret.txt", "../secret.txt", "..%2Fsecret.txt", "x.png"])
def test_no_other_file_is_served(client, coordinator, uploads, name):
    (uploads / "secret.txt").write_text("secret")
    (uploads / "center").mkdir()
    (uploads / "center" / "x.png").write_bytes(PNG)

    assert client.get(f"/media/center/{name}").status_code == 404


def test_a_file_that_is_lost_is_not_found(client, coordinator, uploads):
    upload(client, PNG)
    next(iter(uploads.glob("center/*"))).unlink()

    assert shown(client).status_code == 404
    assert client.get("/de/").status_code == 200


@pytest.mark.parametrize(("content", "is_taken"), [(PNG, True), (SVG, False)], ids=["png", "svg"])
def test_an_administrator_is_held_to_the_same(client, center, content, is_taken):
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))
    url = reverse("admin:foundation_center_change", args=[True])
    fields = {name: getattr(center, name) for name in ("name", "region_name", "land", "theme")}
    texts = dict.fromkeys(("introduction", "official_line", "carrier_line", "funding_line"), "{}")

    client.post(
        url,
        fields | texts | {"reminder_hours": "48", "logo": SimpleUploadedFile("logo.png", content)},
    )

    assert bool(Center.objects.get().logo) == is_taken
