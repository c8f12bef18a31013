from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from newcomers.booking.models import Mode
from tests.factories.booking import AdvisorProfileFactory, WeeklyRuleFactory
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from welcome_center.foundation.center.models import Center, Topic

pytestmark = pytest.mark.django_db


def get(client, **query):
    return client.get(reverse("booking:way"), query)


@pytest.fixture
def topic():
    CenterFactory(phone="+49 30 23125 234")
    return TopicFactory()


def offer(*codes, modes=(Mode.IN_PERSON,), **advisor):
    languages = [LanguageFactory(code=code, native_name=f"own-{code}") for code in codes]
    profile = AdvisorProfileFactory(languages=languages, **advisor)
    return WeeklyRuleFactory(advisor=profile, modes=list(modes))


def test_only_what_somebody_offers_for_the_topic_can_be_chosen(client, topic):
    offer("de", modes=[Mode.PHONE])
    offer("tr", topics=[TopicFactory(code="REC_VOC")])
    offer("uk", is_bookable=False)

    form = get(client, topic=topic.code).context["form"]

    assert [code for code, _label in form.fields["language"].choices] == ["de"]
    assert [code for code, _label in form.fields["mode"].choices] == [Mode.PHONE]
    assert "site" not in form.fields


@pytest.mark.parametrize("ended", ["topic", "group"])
def test_what_has_ended_is_not_found(client, topic, ended):
    offer("de")
    row = topic if ended == "topic" else topic.group
    row.valid_to = localdate() - timedelta(days=1)
    row.save()

    assert get(client, topic=topic.code).status_code == 404


def test_the_readers_own_language_comes_first_and_is_chosen(client, topic):
    offer("de", "ar", "tr")

    with override("ar"):
        form = get(client, topic=topic.code).context["form"]

    assert form.fields["language"].choices[0][0] == "ar"
    assert form.fields["language"].initial == "ar"
    assert "own-ar" in form.fields["language"].choices[0][1]


def test_with_several_sites_one_may_choose_or_not(client, topic):
    sites = [offer("de").site, offer("de").site]

    page = get(client, topic=topic.code)

    assert [code for code, _label in page.context["form"].fields["site"].choices] == [
        "",
        *(site.code for site in sites),
    ]


def test_what_is_missing_is_said_and_what_was_chosen_stays(client, topic):
    offer("de", "ar")

    page = get(client, topic=topic.code, language="ar", mode="")

    assert list(page.context["form"].errors) == ["mode"]
    assert page.context["form"]["language"].value() == "ar"


def test_a_topic_that_nobody_offers_leads_to_people(client, topic):
    page = get(client, topic=topic.code).content.decode()

    assert 'href="tel:+493023125234"' in page
    assert 'name="language"' not in page


@pytest.mark.parametrize(
    ("email", "words"), [("a@example.org", "Please contact us"), ("", "Please come by")]
)
def test_without_a_way_to_write_or_call_one_is_asked_to_come(client, topic, email, words):
    Center.objects.update(phone="", email=email)

    with override("en"):
        page = get(client, topic=topic.code).content.decode()
        Topic.objects.update(is_active=False)
        start = client.get(reverse("booking:start")).content.decode()

    assert words in page
    assert words in start


def test_help_at_once_comes_before_a_talk_about_violence(client, topic):
    violence = TopicFactory(code="FAM_VIOL")
    offer("de")

    about_violence = get(client, topic=violence.code).content.decode()

    assert about_violence.index("tel:116016") < about_violence.index("<form")
    assert 'rel="noreferrer"' in about_violence
    assert "tel:116016" not in get(client, topic=topic.code).content.decode()


@pytest.mark.parametrize("code", ["", "NONE", "\x00"])
def test_without_a_topic_there_is_no_such_page(client, topic, code):
    assert get(client, topic=code).status_code == 404


@pytest.mark.parametrize("advisors", [1, 6])
def test_any_number_of_advisors_costs_the_same(client, topic, advisors, django_assert_num_queries):
    for _number in range(advisors):
        offer("de", "ar")
    get(client, topic=topic.code)

    with django_assert_num_queries(5):  # topic, offers, languages, sites, center
        get(client, topic=topic.code)
