from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from django.db import connection
from django.urls import reverse

from newcomers.people import actions
from newcomers.people.models import Person, PersonLanguage
from tests.factories.accounts import UserFactory
from tests.factories.center import LanguageFactory, TeamFactory
from tests.factories.people import ListCodeFactory, PersonFactory, PersonLanguageFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import Language, ListCode, Team
from welcome_center.foundation.consent.models import NoticeShown

STEPS = ["start", "contact", "languages", "origin", "family", "learning"]
START = {"language": "ar", "place": "03254021"}


def own(account, **fields):
    return PersonFactory(account=account, team=Team.objects.first(), **fields)


def page_of(code, language="en"):
    return f"/{language}/me/intake/{code}/"


# Beginning ----------------------------------------------------------------------------------


def test_the_first_step_makes_the_person(account, answer):
    response = answer("start", **START)

    person = Person.objects.get()
    assert response.url == page_of("contact")
    assert (person.account, person.origin) == (account, Person.Origin.SELF)
    assert (person.language_id, person.municipality_id) == ("ar", "03254021")
    assert person.name == ""


def test_the_person_belongs_to_the_first_team(account, answer):
    TeamFactory(sort=2)
    first = TeamFactory(sort=0)

    answer("start", **START)

    assert Person.objects.get().team == first


def test_the_notice_is_shown_in_the_own_language_and_kept_once(account, client):
    page = client.get(page_of("start", "ar")).content.decode()
    client.post(page_of("start", "ar"), START)
    client.post(page_of("start", "ar"), START)

    kept = NoticeShown.objects.get()
    assert "من المسؤول؟" in page
    assert kept.subject == Person.objects.get().uuid
    assert (kept.language, kept.channel) == ("ar", "intake")


def test_looking_alone_keeps_nothing(account, client):
    client.get(page_of("start"))

    assert not Person.objects.exists()
    assert not NoticeShown.objects.exists()


def test_the_language_of_the_page_is_offered_first(account, client):
    page = client.get(page_of("start", "ar")).content.decode()

    assert '<option value="ar" selected>' in page


def test_somebody_may_live_elsewhere(account, answer):
    answer("start", **START | {"place": "elsewhere"})

    person = Person.objects.get()
    assert person.lives_elsewhere
    assert person.municipality is None


@pytest.mark.parametrize("left_out", ["language", "place"])
def test_language_and_place_are_needed(account, answer, left_out):
    response = answer("start", **START | {left_out: ""})

    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("code", STEPS[1:])
def test_other_steps_wait_for_the_first(account, client, code):
    assert client.get(page_of(code)).url == page_of("start")


def test_the_beginning_leads_to_the_first_step(account, client):
    assert client.get("/en/me/intake/").url == page_of("start")


# Each step ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", STEPS)
@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_every_step_can_be_seen(account, client, code, language):
    own(account, finished=True)

    response = client.get(page_of(code, language))

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize(("code", "following"), [*pairwise(STEPS[1:])])
def test_every_step_but_the_first_can_be_skipped(account, client, code, following):
    own(account)

    assert f'href="{page_of(following)}"' in client.get(page_of(code)).content.decode()


def test_after_the_last_step_comes_the_summary(account, answer):
    own(account)

    assert answer("learning").url == "/en/me/profile/"


def test_a_pseudonym_without_contact_is_enough(account, answer):
    person = own(account, name="")

    answer("contact", name="Blaue Blume", contact_by="none", email="amal@example.org")

    person.refresh_from_db()
    assert person.name == "Blaue Blume"
    assert (person.contact_by, person.email, person.phone) == ("none", "", "")


@pytest.mark.parametrize(("spoken", "written"), [("ar", "ar"), ("uk", "de")])
def test_mails_come_in_the_language_of_the_first_step(account, answer, spoken, written):
    LanguageFactory(code=spoken)
    own(account)

    answer("start", language=spoken, place="elsewhere")

    account.refresh_from_db()
    assert account.language == written


def test_the_accounts_address_is_offered(account, client):
    own(account)

    assert "\u2068amal@example.org\u2069" in client.get(page_of("contact")).content.decode()


def test_phone_numbers_are_kept_as_they_are_dialled_from_anywhere(account, answer):
    person = own(account)

    answer("contact", contact_by="phone", phone="030 23125 567")

    person.refresh_from_db()
    assert person.phone == "+493023125567"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"contact_by": "phone"}, "Please write your phone number"),
        ({"contact_by": "phone", "phone": "12"}, "Please check the phone number"),
        ({"contact_by": "pigeon"}, "pigeon"),
    ],
)
def test_a_way_without_address_is_asked_for(account, answer, answers, words):
    person = own(account)

    page = answer("contact", name="Typed", **answers).content.decode()

    person.refresh_from_db()
    assert words in page
    assert 'value="Typed"' in page
    assert person.contact_by == ""


def test_languages_are_kept_with_their_level(account, answer):
    person = own(account)
    spoken = {"language_0": "ar", "level_0": "native", "language_2": "de", "level_2": "some"}

    response = answer("languages", rows=3, **spoken)

    kept = set(person.languages.values_list("language", "level"))
    assert kept == {("ar", "native"), ("de", "some")}
    assert response.url == page_of("origin")


def test_saving_languages_again_replaces_them(account, answer):
    person = own(account)
    PersonLanguageFactory(person=person, language_id="tr")
    PersonLanguageFactory(person=person, language_id="ar", level="good")

    answer("languages", rows=3, language_0="ar", level_0="native")

    assert list(person.languages.values_list("language", "level")) == [("ar", "native")]


def test_another_language_gets_another_row_and_the_first_are_saved(account, answer, client):
    person = own(account)

    response = answer("languages", rows=3, more=1, language_0="ar", level_0="native")
    page = client.get(response.url).content.decode()

    assert response.url == page_of("languages") + "?rows=4"
    assert 'name="language_3"' in page
    assert person.languages.count() == 1


@pytest.mark.parametrize("rows", ["1000000", "-1", "x", "", "²"])
def test_nobody_makes_endless_rows(account, client, rows):
    own(account)

    page = client.get(page_of("languages"), {"rows": rows}).content.decode()

    assert 3 <= page.count('name="language_') <= 12


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"language_0": "ar"}, "Please choose how well you speak it."),
        ({"level_0": "good"}, "Please choose the language."),
        (
            {"language_0": "ar", "level_0": "good", "language_1": "ar", "level_1": "some"},
            "You have named this language above.",
        ),
    ],
)
def test_half_rows_and_repeated_languages_are_pointed_out(account, answer, rows, words):
    person = own(account)

    assert words in answer("languages", rows=3, **rows).content.decode()
    assert not person.languages.exists()


def test_citizenships_are_kept_once_and_in_order(account, answer):
    person = own(account)

    answer("origin", citizenship_1="SY", citizenship_2="XS", citizenship_3="SY")

    person.refresh_from_db()
    assert [country.code for country in person.citizenships] == ["SY", "XS"]


def test_countries_are_named_and_sorted_in_the_readers_language(account, client):
    own(account)

    page = client.get(page_of("origin", "de")).content.decode()

    assert page.index(">Afghanistan<") < page.index(">Ägypten<") < page.index(">Albanien<")


def test_not_to_say_the_residence_is_an_answer_like_the_others(account, answer, client):
    person = own(account)

    page = client.get(page_of("origin")).content.decode()
    answer("origin", residence_group="XXX")

    person.refresh_from_db()
    assert "I don&#x27;t know or don&#x27;t want to say" in page
    assert page.count('type="radio"') == 3
    assert person.residence_group_id == "XXX"


def test_a_code_that_is_no_longer_offered_stays_chosen(account, answer, client):
    old = ListCodeFactory(list="german_level", code="B3", is_active=False)
    person = own(account, german_level=old)

    answer("learning", german_level=old.pk)

    person.refresh_from_db()
    assert person.german_level == old


def test_a_code_of_another_list_is_refused(account, answer):
    person = own(account)

    answer("learning", german_level=ListCode.objects.get(code="Q5").pk)

    person.refresh_from_db()
    assert person.german_level is None


@pytest.mark.parametrize(
    ("typed", "ages"),
    [("3, 7", [3, 7]), ("٧ و٣", [3, 7]), ("12;0", [0, 12]), ("", []), (" ", [])],
)
def test_ages_are_read_however_they_are_written(account, answer, typed, ages):
    person = own(account)

    response = answer("family", adults="2", child_ages=typed)

    person.refresh_from_db()
    expected = ages if response.status_code == 302 else []
    assert person.child_ages == expected


@pytest.mark.parametrize("typed", ["1999", "three", "-", "3, 99"])
def test_what_is_no_age_is_pointed_out(account, answer, typed):
    person = own(account, child_ages=[5])

    response = answer("family", child_ages=typed)

    person.refresh_from_db()
    assert (response.status_code, person.child_ages) in [(200, [5]), (302, [])]


def test_after_the_intake_a_step_leads_back_to_the_profile(account, answer):
    own(account, finished=True)

    assert answer("family", adults="1").url == "/en/me/profile/"


# Two tabs, strangers, wrong methods ---------------------------------------------------------


def test_the_last_value_wins_and_other_steps_are_left_alone(account, answer):
    person = own(account, name="Stays")

    answer("family", adults="1")
    answer("family", adults="3")

    person.refresh_from_db()
    assert (person.adults, person.name) == (3, "Stays")


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_make_one_person_and_one_list(account):
    language = Language.objects.get(pk="ar")
    answers = {"language": language, "municipality_id": None, "lives_elsewhere": True}

    def save(_tab):
        try:
            person = actions.begin_intake(account, answers=answers, language="ar", now=None)
            actions.save_languages(person, levels={language: PersonLanguage.Level.GOOD})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(save, range(8)))

    assert Person.objects.count() == 1
    assert PersonLanguage.objects.count() == 1
    assert NoticeShown.objects.count() == 1


def test_one_never_touches_a_strangers_row(account, answer):
    stranger = PersonFactory(account=UserFactory(), name="Stranger")

    answer("start", **START)
    answer("contact", name="Mine", contact_by="none")

    stranger.refresh_from_db()
    assert stranger.name == "Stranger"


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.EMPLOYER, Role.ADMINISTRATOR])
def test_it_is_for_newcomers_only(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get(page_of("start")).status_code != 200


def test_visitors_sign_in_first(client):
    assert client.get(page_of("start")).url.startswith(reverse("account_login"))


def test_an_unknown_step_is_not_found(account, client):
    assert client.get(page_of("shoe-size")).status_code == 404


def test_a_step_is_seen_or_sent(account, client):
    assert client.delete(page_of("start")).status_code == 405


def test_a_page_stays_small(account, client):
    for code in ("pl", "ru", "fa"):
        LanguageFactory(code=code)
    own(account)

    assert all(len(client.get(page_of(code)).content) < 100_000 for code in STEPS)
