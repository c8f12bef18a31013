import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from newcomers.casework.models import Contact
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.casework import ContactFactory
from tests.factories.center import SiteFactory, TopicFactory, TopicGroupFactory
from tests.factories.directory import OrganisationFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
URL = "/de/desk/counter/"
BY_SCRIPT = {"HX-Request": "true"}


def save(client, fields):
    """As the page's script sends it."""
    return client.post(URL, fields, headers=BY_SCRIPT)


def test_a_touch_is_stored_without_a_name(at_counter, advisor, site, typed):
    response = at_counter.post(URL, typed(origin="SY", residence="WORK", family_members="2"))

    contact = Contact.objects.get()
    assert response.url == URL
    assert (contact.kind, contact.person, contact.advisor) == ("SHORT", None, advisor)
    assert (contact.site, contact.team) == (site, site.team)
    assert (contact.topic_groups, contact.language_id) == (["ARR"], "de")
    assert (contact.citizenship, contact.citizenship_group) == ("SY", "MENA")
    assert (contact.residence_group_id, contact.family_members) == ("WORK", 2)


def test_a_group_of_countries_is_enough(at_counter, typed):
    at_counter.post(URL, typed(origin="EU"))

    contact = Contact.objects.get()
    assert (contact.citizenship, contact.citizenship_group) == ("", "EU")


def test_a_topic_of_another_group_adds_its_group(at_counter, site, typed):
    TopicFactory(code="HOU_FLAT", group=TopicGroupFactory(code="HOU", labels={"de": "Wohnen"}))

    at_counter.post(URL, typed(topic="HOU_FLAT"))

    contact = Contact.objects.get()
    assert (contact.topic_groups, contact.topics) == (["ARR", "HOU"], ["HOU_FLAT"])


def test_the_script_hears_that_the_entry_has_arrived(at_counter, typed):
    fields = typed()

    response = save(at_counter, fields)

    assert (response.status_code, response["X-Stored"]) == (200, fields["uuid"])
    assert "Ankommen" in response.content.decode()


def test_the_same_entry_again_is_no_second_contact(at_counter, typed):
    fields = typed()

    answers = [save(at_counter, fields) for _turn in range(3)]

    assert {(each.status_code, each["X-Stored"]) for each in answers} == {(200, fields["uuid"])}
    assert Contact.objects.count() == 1


def test_the_next_entry_begins_as_the_last_one_of_this_counter(at_counter, site):
    ContactFactory(site=site, language__code="ar", mode="PHONE", duration="D15")
    ContactFactory(language__code="de")  # of another counter

    form = at_counter.get(URL).context["form"]

    assert [form[name].value() for name in ("language", "mode", "duration")] == [
        "ar",
        "PHONE",
        "D15",
    ]
    assert form["topic_group"].value() is None


def test_each_page_offers_an_entry_of_its_own(at_counter):
    seen = {at_counter.get(URL).context["form"]["uuid"].value() for _turn in range(3)}

    assert len(seen) == 3
    assert {UUID(each).version for each in seen} == {4}


def test_referred_names_a_place_of_the_directory(at_counter, typed):
    place = OrganisationFactory(name={"de": "Handwerkskammer"}, kind="HWK")

    at_counter.post(URL, typed(result="referred", target="handwerkskammer "))

    contact = Contact.objects.get()
    assert (contact.referred_to, contact.referred_kind) == (place.uuid, "HWK")


def test_an_unknown_place_is_said_and_nothing_typed_is_lost(at_counter, typed):
    fields = typed(result="referred", target="Amt für Träume", origin="SY")

    page = at_counter.post(URL, fields)
    refused = save(at_counter, fields)

    assert not Contact.objects.exists()
    assert page.context["form"]["target"].value() == "Amt für Träume"
    assert page.context["form"]["origin"].value() == "SY"
    assert refused.status_code == 422
    assert "X-Stored" not in refused


def test_without_a_topic_nothing_is_counted(at_counter, typed):
    fields = typed()
    del fields["topic_group"]

    response = save(at_counter, fields)

    assert response.status_code == 422
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("waited", "ago"),
    [
        ("90", timedelta(seconds=90)),
        ("99999999", timedelta(days=14)),
        ("-5", timedelta()),
        ("x", timedelta()),
        ("9" * 40, timedelta()),
        ("", timedelta()),
    ],
)
def test_an_entry_that_waited_is_counted_when_it_was(at_counter, typed, waited, ago):
    save(at_counter, typed(waited=waited))

    contact = Contact.objects.get()
    assert (contact.held_at, contact.created_at) == (local("9:40") - ago, local("9:40"))


def test_the_median_of_an_entry_is_measured_and_shown(at_counter, typed):
    for seconds in ("7", "12", "90", "nonsense", "99999"):
        response = save(at_counter, typed(seconds=seconds))

    assert response.status_code == 200
    page = at_counter.get(URL).context["shift"]
    assert (page.count, page.seconds) == (5, 12)


def test_yesterday_and_other_counters_are_not_of_today(at_counter, site):
    ContactFactory(site=site, held_at=local("9:40") - timedelta(days=1))
    ContactFactory()

    assert at_counter.get(URL).context["shift"].count == 0


def test_an_entry_costs_at_most_six_queries(at_counter, typed, site, django_assert_max_num_queries):
    OrganisationFactory(name={"de": "Handwerkskammer"})
    ContactFactory.create_batch(30, site=site)
    at_counter.get(URL)

    with django_assert_max_num_queries(6):
        response = save(at_counter, typed(result="referred", target="Handwerkskammer"))

    assert response.status_code == 200


def test_the_page_costs_the_same_for_one_and_many(at_counter, site, django_assert_max_num_queries):
    at_counter.get(URL)
    ContactFactory.create_batch(40, site=site)

    with django_assert_max_num_queries(11):
        at_counter.get(URL)


def test_nobody_counts_for_another_team(at_counter, typed):
    response = save(at_counter, typed(site=SiteFactory().code))

    assert response.status_code == 422
    assert not Contact.objects.exists()


def test_a_withdrawn_role_stores_nothing_more(at_counter, advisor, typed):
    advisor.roles = [Role.NEWCOMER]
    advisor.save()

    response = save(at_counter, typed())

    assert response.status_code == 403
    assert not Contact.objects.exists()


def test_whoever_was_signed_out_is_not_told_that_it_was_stored(client, typed):
    response = save(client, typed())

    assert "X-Stored" not in response
    assert "/accounts/login/" in response["HX-Redirect"]


def test_a_team_without_a_site_is_told_what_to_do(client):
    client.force_login(UserFactory(role=Role.ADVISOR, second_factor=True))

    response = client.get(URL)

    assert response.status_code == 200
    assert "counter.js" not in response.content.decode()


def test_the_counter_that_was_chosen_last_comes_again(at_counter, site):
    other = SiteFactory(team=site.team, name="Bahnhof")

    at_counter.get(URL, {"site": other.pk})

    assert at_counter.get(URL).context["site"] == other
    assert at_counter.get(URL, {"site": SiteFactory().pk}).context["site"] == other


def test_words_that_bite_stay_words(at_counter, typed):
    for words in ("<script>alert(1)</script>", "=1+1", "{{ form }}", "a\0b", "\u202eabc"):
        page = at_counter.post(URL, typed(result="referred", target=words)).content.decode()
        assert "<script>alert" not in page

    assert not Contact.objects.exists()


def test_the_keys_stand_on_the_topics(at_counter):
    page = at_counter.get(URL).content.decode()

    assert re.search(r'name="topic_group"[^>]*value="ARR"[^>]*data-key="1"', page)
    assert reverse("counter:counter") == URL
