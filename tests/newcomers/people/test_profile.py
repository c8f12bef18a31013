import pytest

from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.people import (
    ListCodeFactory,
    MunicipalityFactory,
    PersonFactory,
    PersonLanguageFactory,
    ResidenceGroupFactory,
)
from welcome_center.foundation.access import Role


def everything(account):
    person = PersonFactory(
        account=account,
        finished=True,
        name="Amal",
        contact_by="phone",
        phone="+493023125567",
        citizenships=["SY", "DE"],
        residence_group=ResidenceGroupFactory(),
        stay_length=ListCodeFactory(list="stay_length", code="S1"),
        adults=2,
        child_ages=[3, 7],
        german_level=ListCodeFactory(list="german_level", code="B1"),
        qualification=ListCodeFactory(list="qualification", code="QX"),
    )
    PersonLanguageFactory(person=person, language_id="ar", level="native")
    return person


def test_one_sees_all_of_ones_answers(account, client):
    everything(account)

    page = client.get("/de/me/profile/").content.decode()

    for answer in ("Amal", "+493023125567", "Hildesheim", "Erwerbstätigkeit", "B1", "3, 7"):
        assert f"<bdi>{answer}</bdi>" in page


def test_each_part_can_be_changed(account, client):
    everything(account)

    page = client.get("/de/me/profile/").content.decode()

    for code in ("start", "contact", "languages", "origin", "family", "learning"):
        assert f'href="/de/me/intake/{code}/"' in page


def test_who_lives_elsewhere_reads_so(account, client):
    PersonFactory(account=account, lives_elsewhere=True)

    assert "Elsewhere in Germany" in client.get("/en/me/profile/").content.decode()


def test_unanswered_parts_are_all_right(account, client):
    PersonFactory(account=account, name="")

    assert "Not answered. That is all right." in client.get("/en/me/profile/").content.decode()


def test_before_the_first_step_there_is_nothing_to_see(account, client):
    assert client.get("/en/me/profile/").url == "/en/me/intake/"


def test_the_intake_is_finished_once(account, client):
    person = PersonFactory(account=account)

    client.post("/en/me/intake/finish/")
    person.refresh_from_db()
    finished_at = person.intake_finished_at
    response = client.post("/en/me/intake/finish/")

    assert response.url == "/en/me/"
    assert finished_at is not None
    assert Person.objects.get().intake_finished_at == finished_at


def test_finishing_needs_a_post_and_a_person(account, client):
    assert client.get("/en/me/intake/finish/").status_code == 405
    assert client.post("/en/me/intake/finish/").status_code == 404


def test_a_finished_profile_asks_for_nothing(account, client):
    everything(account)

    assert "/me/intake/finish/" not in client.get("/en/me/profile/").content.decode()


def test_nobody_sees_a_strangers_details(account, client):
    PersonFactory(account=account, name="Mine")
    PersonFactory(account=UserFactory(), name="Stranger")

    assert "Stranger" not in client.get("/en/me/profile/").content.decode()


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.COORDINATOR, Role.PARTNER, Role.FUNDER])
def test_it_is_for_newcomers_only(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get("/en/me/profile/").status_code != 200


@pytest.mark.parametrize("languages", [1, 4])
def test_it_costs_the_same_for_any_number_of_languages(
    account, client, django_assert_max_num_queries, languages
):
    person = everything(account)
    for code in ("de", "en", "uk", "tr")[: languages - 1]:
        PersonLanguageFactory(person=person, language_id=code)

    with django_assert_max_num_queries(10):
        client.get("/en/me/profile/")


def test_the_town_of_a_municipality_is_named(account, client):
    PersonFactory(
        account=account,
        municipality=MunicipalityFactory(code="03254028", labels={"de": "Sarstedt"}),
    )

    assert "<bdi>Sarstedt</bdi>" in client.get("/de/me/profile/").content.decode()
