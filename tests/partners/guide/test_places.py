"""Who helps: three places at most, from answers in the address."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.directory import seed
from partners.directory.models import Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.guide.models import GuideCount
from partners.rules import memory
from partners.rules.models import Rule

SARSTEDT, HILDESHEIM = "03254028", "03254021"


@pytest.fixture
def ask(client, region):
    """ask(topic="REC_VOC", place="-"): the page, in German."""
    region()

    def get(language="de", **answers):
        return client.get(reverse("guide:places").replace("/de/", f"/{language}/"), answers)

    return get


def shown(response):
    return [help.rule.target for help in response.context["helps"]]


def test_recognition_leads_to_the_advice_of_the_own_region(ask):
    page = ask(topic="REC_VOC", place=SARSTEDT, regulated="no").content.decode()

    assert "IQ Anerkennungs- und Qualifizierungsberatung" in page
    assert "Kostenfreie Beratung; Referenzberuf klären." in page
    assert "Pass oder Passersatz" in page
    assert "?topic=REC_VOC" in page


def test_the_reason_is_told_in_arabic(ask):
    page = ask("ar", topic="REC_VOC", place=SARSTEDT, regulated="no").content.decode()

    assert "استشارة مجانية لتحديد المهنة الألمانية المقابلة لمهنتك." in page


def test_hours_of_a_service_at_no_place_are_told(ask):
    Service.objects.filter(organisation__kind="IQ").update(hours="Mo-Su 07:00-21:00")
    ServiceAtLocation.objects.filter(service__organisation__kind="IQ").delete()

    response = ask(topic="REC_VOC", place=SARSTEDT, regulated="no")

    [help] = [help for help in response.context["helps"] if help.rule.target == "IQ"]
    assert "7:00–21:00" in help.spot.hours
    assert help.spot.hours in response.content.decode()


def test_hours_that_nobody_confirmed_in_time_are_told(ask):
    Service.objects.filter(organisation__kind="IQ").update(hours="Mo-Su 07:00-21:00")
    Organisation.objects.filter(kind="IQ").update(
        confirmed_on=timezone.localdate(), confirmed_by="staff", hours_due_on=date(2025, 1, 1)
    )

    page = ask(topic="REC_VOC", place=SARSTEDT, regulated="no").content.decode()

    assert 'wc-fresh--old">' in page
    assert "Öffnungszeiten nicht bestätigt seit" in page


@pytest.mark.parametrize(
    ("place", "office"),
    [(HILDESHEIM, "Stadt Hildesheim – Ausländerbehörde"), (SARSTEDT, "Landkreis Hildesheim")],
)
def test_city_and_district_have_their_own_foreigners_authority(ask, place, office):
    response = ask(topic="RES_PERM", place=place)

    [help] = [help for help in response.context["helps"] if help.rule.target == "ABH"]
    assert office in str(help.service.organisation)


def test_citizens_of_the_union_need_no_title(ask):
    response = ask(topic="RES_TITLE", place=SARSTEDT, residence="EU")

    assert shown(response) == ["BUE"]
    assert "brauchen keinen Aufenthaltstitel" in response.content.decode()


@pytest.mark.parametrize(("employer", "leads_there"), [("yes", True), ("no", False)])
def test_the_fast_track_is_for_those_abroad_with_an_employer(ask, employer, leads_there):
    response = ask(topic="RES_ENTRY", place="abroad", employer=employer)

    assert ("LZF" in shown(response)) == leads_there
    assert ("Landesaufnahmebehörde Niedersachsen" in response.content.decode()) == leads_there


@pytest.mark.parametrize(("place", "leads_there"), [("elsewhere", True), (SARSTEDT, False)])
def test_another_center_is_for_those_who_live_elsewhere(ask, place, leads_there):
    assert ("WC" in shown(ask(topic="HOU_LAW", place=place))) == leads_there


def test_one_more_question_is_asked_where_a_rule_needs_it(ask):
    asked = ask(topic="RES_TITLE", place=SARSTEDT, residence="TOL").content.decode()
    young = ask(topic="RES_TITLE", place=SARSTEDT, residence="TOL", age="26")
    older = ask(topic="RES_TITLE", place=SARSTEDT, residence="TOL", age="27")

    assert 'name="age"' in asked
    assert shown(young) == ["JMD"]  # the other advice is for whoever is 27 or older
    assert shown(older) == ["MBE"]


@pytest.mark.parametrize(
    ("limits", "young", "older"),
    [
        ({"minimum_age": 27}, False, True),
        ({"minimum_age": 60}, False, True),
        ({"maximum_age": 26}, True, False),
        ({"maximum_age": 17}, True, False),
        ({"minimum_age": 18, "maximum_age": 60}, True, True),
    ],
)
def test_only_services_for_the_own_age_are_named(ask, limits, young, older):
    Service.objects.filter(organisation__kind="MBE").update(**{"minimum_age": None} | limits)
    said = {"topic": "RES_TITLE", "place": SARSTEDT, "residence": "TOL"}

    assert ("MBE" in shown(ask(age="26", **said))) == young
    assert ("MBE" in shown(ask(age="27", **said))) == older


def test_who_says_nothing_sees_all_that_may_fit_and_on_what_it_depends(ask):
    response = ask(topic="RES_TITLE", place="-", residence="-", age="-")

    assert shown(response) == ["ABH", "BUE", "JMD"]
    assert {name for help in response.context["helps"] for name in help.unsaid} == {
        "age",
        "place",
        "residence",
    }


def test_who_does_not_say_where_sees_offices_of_the_region_only(ask):
    seed.load_seed("region_stuttgart")

    response = ask(topic="RES_PERM", place="-")

    [help] = response.context["helps"]
    assert "Hildesheim" in str(help.service.organisation)
    assert help.n_others == 1


def test_danger_shows_the_help_line_first_and_a_way_out(ask):
    page = ask(topic="FAM_VIOL", place="-").content.decode()

    assert page.index("tel:116016") < page.index("wc-places")
    assert 'rel="noreferrer"' in page
    assert 'name="danger"' not in page


@pytest.mark.parametrize(
    "answers",
    [
        {"topic": "NOPE", "place": "-"},
        {"topic": "REC_VOC", "place": "99999999"},
        {"topic": "REC_VOC", "place": "-", "residence": "NOPE"},
        {"topic": "RES_TITLE", "place": "-", "age": "28"},
        {"topic": "RES_TITLE", "place": "-", "age": "²"},
        {"topic": "REC_VOC\0", "place": "\0", "regulated": "maybe"},
    ],
)
def test_what_no_page_offers_gets_a_page_that_says_so(ask, answers):
    response = ask(**answers)

    assert response.status_code == 404
    assert reverse("guide:topics") in response.content.decode()


def test_a_thousand_parameters_are_refused(ask):
    noise = {f"x{number}": "1" for number in range(900)}

    assert ask(topic="REC_FUND", place="-", **noise).status_code == 400


def test_without_a_topic_or_a_place_the_guide_asks_for_them(ask):
    assert ask().url == reverse("guide:topics")
    assert ask(topic="REC_FUND").url == f"{reverse('guide:questions')}?topic=REC_FUND"


def test_answers_are_counted_without_anybody(ask):
    for _time in range(2):
        ask(topic="REC_FUND", place=SARSTEDT)
    ask("ar", topic="REC_FUND", place="abroad")

    counted = GuideCount.objects.values_list("topic", "language", "place", "n")
    assert set(counted) == {("REC_FUND", "de", SARSTEDT, 2), ("REC_FUND", "ar", "abroad", 1)}


def test_one_reading_for_the_places_and_one_count(ask, django_assert_num_queries):
    ask(topic="REC_FUND", place=SARSTEDT)

    with django_assert_num_queries(3):  # the center, the places, the count
        ask(topic="REC_FUND", place=HILDESHEIM)


def test_who_asks_the_same_is_answered_from_memory_and_counted(ask, django_assert_num_queries):
    first = ask(topic="REC_FUND", place=SARSTEDT).content

    with django_assert_num_queries(2):  # the center, the count
        again = ask(topic="REC_FUND", place=SARSTEDT).content

    assert first.count(b"wc-place__head") == again.count(b"wc-place__head") > 0
    assert GuideCount.objects.get(topic="REC_FUND").n == 2


def test_a_changed_entry_shows_with_the_next_answer(ask):
    before = ask(topic="REC_FUND", place=SARSTEDT)
    helping = next(iter(before.context["helps"])).service
    Organisation.objects.filter(pk=helping.organisation_id).update(name={"de": "Neues Haus"})

    assert "Neues Haus" in ask(topic="REC_FUND", place=SARSTEDT).content.decode()


def test_whoever_does_not_say_where_hears_that_it_depends(ask):
    unknown = ask(topic="RES_NAT", place="-", residence="-")
    known = ask(topic="RES_NAT", place=HILDESHEIM, residence="-")

    assert "place" in unknown.context["helps"][0].unsaid
    assert "place" not in known.context["helps"][0].unsaid


def test_each_language_keeps_its_own_answer(ask, client):
    ask(topic="REC_FUND", place=SARSTEDT)

    english = client.get(f"/en/guide/places/?topic=REC_FUND&place={SARSTEDT}").content.decode()

    assert "Why here?" in english


def test_a_changed_rule_holds_with_the_next_answer(ask):
    ask(topic="REC_FUND", place=SARSTEDT)
    Rule.objects.filter(code="R067").update(target="AA")

    assert shown(ask(topic="REC_FUND", place=SARSTEDT)) == ["AA"]


def test_rules_are_read_once_while_nothing_changes(ask, django_assert_num_queries):
    kept = memory.current()

    with django_assert_num_queries(1):
        assert memory.current() is kept


def test_an_answer_that_is_new_is_known_as_soon_as_the_rules_name_it(ask):
    ask(topic="REC_VOC", place="-")
    memory._kept.topics.pop("HEA_INS")  # as another process remembers it from before
    Rule.objects.filter(code="R001").update(priority=3)

    assert ask(topic="HEA_INS", place=SARSTEDT).status_code == 200
