import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.models import Wording
from welcome_center.foundation.outbox.rendering import default_wording, fill

pytestmark = pytest.mark.django_db

OWN = {"subject": "Hallo $name", "body": "Bitte hier: ${link}"}


@pytest.fixture
def coordinator(client, letter_kind):
    CenterFactory()
    user = UserFactory(role=Role.COORDINATOR, second_factor=True)
    client.force_login(user)
    return user


def address(name="wording", language="de"):
    return reverse(f"messages:{name}", args=["test_letter", language])


def test_a_coordinator_finds_every_kind_in_every_language(client, coordinator):
    html = client.get(reverse("messages:wording_list")).content.decode()

    assert all(address(language=language) in html for language in ("de", "en", "ar"))


def test_advisors_do_not_change_wording(client, letter_kind):
    CenterFactory()
    client.force_login(UserFactory(role=Role.ADVISOR, second_factor=True))

    assert client.get(address()).status_code == 403
    assert client.post(address(), OWN).status_code == 403
    assert client.post(address("wording_reset")).status_code == 403


def test_the_page_shows_our_words_placeholders_and_an_example(client, coordinator):
    html = client.get(address()).content.decode()

    assert "Dear ${name}," in html
    assert "name of the person" in html
    assert "Dear Amal," in html


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("de", "Dienstag, 2. März 2027, 9:30 Uhr"),
        ("en", "Tuesday, 2 March 2027, 9:30"),
        ("ar", "الثلاثاء، 2 مارس 2027، 9:30"),
    ],
)
def test_an_example_reads_as_in_the_language_of_the_mail(client, coordinator, language, when):
    page = client.get(reverse("messages:wording", args=["appointment_booked", language]))

    assert when in page.context["preview"].body
    assert f"https://example.org/{language}/appointments/" in page.context["preview"].body


def test_own_words_are_kept_for_one_language(client, coordinator):
    answer = client.post(address(language="ar"), OWN)

    assert answer.status_code == 302
    assert Wording.objects.get().language == "ar"
    assert "Bitte hier" in client.get(address(language="ar")).content.decode()
    assert "Bitte hier" not in client.get(address()).content.decode()


def test_looking_first_keeps_nothing(client, coordinator):
    html = client.post(address(), OWN | {"preview": "1"}).content.decode()

    assert "Hallo Amal" in html
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"body": "no way to go"}, "${link}"),
        ({"body": "$link $password"}, "${password}"),
        ({"subject": "$password"}, "${password}"),
        ({"body": "$link costs 5 $ more"}, "$$"),
        ({"body": "${link.__class__}"}, "$$"),
    ],
)
def test_a_wrong_text_is_explained_and_not_lost(client, coordinator, change, told):
    typed = OWN | change

    html = client.post(address(), typed).content.decode()

    assert 'class="kern-alert kern-alert--danger"' in html
    assert told in html
    assert next(iter(change.values())) in html
    assert not Wording.objects.exists()


def test_back_to_our_words(client, coordinator):
    client.post(address(), OWN)

    client.post(address("wording_reset"))

    assert not Wording.objects.exists()


def test_our_own_words_typed_again_need_no_row(client, coordinator, letter_kind):
    ours = default_wording(letter_kind, "de")

    client.post(address(), {"subject": ours.subject, "body": ours.body})

    assert not Wording.objects.exists()


@pytest.mark.parametrize("place", [["nothing", "de"], ["test_letter", "tlh"]])
def test_what_does_not_exist_is_not_found(client, coordinator, place):
    assert client.get(reverse("messages:wording", args=place)).status_code == 404


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_every_kind_has_words_in_every_language(client, coordinator, language):
    for kind in kinds.every():
        text = default_wording(kind, language)
        mail = fill(text, {name: "x" for name in kind.placeholders})

        assert mail.subject
        assert "$" not in mail.subject + mail.body
        assert all(f"${{{name}}}" in text.body for name in kind.needed)
