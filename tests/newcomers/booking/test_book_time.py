from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Wish
from newcomers.booking.views.book import wish_query
from newcomers.booking.week import value_of
from tests.factories.booking import (
    MONDAY,
    AdvisorProfileFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.center import LanguageFactory, TopicFactory

pytestmark = pytest.mark.django_db

Status = Appointment.Status


def path(wish, **more):
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return f"{reverse('booking:time')}?{wish_query(wish)}{extra}"


def times(answer):
    week = answer.context["week"]
    return [f"{localtime(t.starts_at):%-d %H:%M}" for day in week.days for t in day.times]


def test_the_first_free_week_is_shown_at_once(client, wish):
    answer = client.get(path(wish))

    assert times(answer) == ["1 09:00", "1 09:30", "1 10:00", "1 10:30"]
    assert 'type="radio" name="slot"' in answer.content.decode()
    assert f"from={MONDAY + timedelta(days=7)}" in answer.content.decode()


def test_a_chosen_time_is_held_for_fifteen_minutes(client, wish, value_at, friday_noon):
    answer = client.post(path(wish), {"slot": value_at("9:30")})

    held = Appointment.objects.get()
    assert (held.status, held.starts_at) == (Status.HELD, local("9:30"))
    assert held.lapses_at == local("12:15", date(2027, 2, 26))
    assert answer.url == f"{reverse('booking:details', args=[held.code])}?{wish_query(wish)}"


@pytest.mark.parametrize("ended", ["topic", "group"])
def test_no_time_of_a_topic_that_has_ended_can_be_taken(client, wish, value_at, ended):
    slot = value_at("9:30")
    row = wish.topic if ended == "topic" else wish.topic.group
    row.valid_to = date(2027, 2, 25)
    row.save()

    answer = client.post(path(wish), {"slot": slot})

    assert answer.url == reverse("booking:start")
    assert not Appointment.objects.exists()


def test_another_time_after_going_back_frees_the_first_one(client, wish, hold, value_at):
    held = hold("9:30")

    answer = client.post(path(wish, held=held.code), {"slot": value_at("10:00")})

    assert held.code in answer.url
    assert Appointment.objects.get().starts_at == local("10:00")


def test_the_same_time_after_going_back_is_no_second_hold(client, wish, hold, value_at):
    value = value_at("9:30")
    held = hold("9:30")

    answer = client.post(path(wish, held=held.code), {"slot": value})

    assert held.code in answer.url
    assert Appointment.objects.count() == 1


def test_a_booked_appointment_is_no_hold_that_somebody_could_change(client, wish, value_at):
    booked = AppointmentFactory(starts_at=local("9:00", MONDAY + timedelta(days=7)))

    client.post(path(wish, held=booked.code), {"slot": value_at("9:30")})

    booked.refresh_from_db()
    assert booked.starts_at == local("9:00", MONDAY + timedelta(days=7))
    assert Appointment.objects.filter(status=Status.HELD).count() == 1


def test_a_time_that_is_gone_is_answered_with_the_nearest_ones(client, wish, hold, value_at):
    value = value_at("9:30")
    hold("9:30")

    answer = client.post(path(wish), {"slot": value})

    assert answer.status_code == 409
    near = [time.starts_at for time in answer.context["times"]]
    assert near[:3] == [local("9:00"), local("10:00"), local("10:30")]
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize(
    "value",
    [
        "",
        "tomorrow",
        "1.2",
        "99999999999999.1.1",
        "253402297200.1.1",  # the last day of the calendar
        "-62135596800.1.1",  # the first one
        f"1803888000.{10**20}.1",
        f"1803888000.1.{10**20}",
        "1803888000.-1.1",
    ],
)
def test_without_a_time_the_page_asks_for_one(client, wish, value):
    answer = client.post(path(wish), {"slot": value})

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not Appointment.objects.exists()


def test_a_time_that_nobody_offers_is_not_held(client, wish, slot_at):
    slot = slot_at("9:30")
    value = f"{int(slot.starts_at.timestamp()) + 600}.{slot.advisor_id}.{slot.site_id}"

    assert client.post(path(wish), {"slot": value}).status_code == 409
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("second", [1803888000, 1015228800, 7257945600 - 86400 * 400])
def test_an_advisor_whom_nobody_knows_is_not_free(client, wish, hold, second):
    held = hold("9:30")
    for query in ({}, {"held": held.code}):
        answer = client.post(path(wish, **query), {"slot": f"{second}.{2**62}.1"})
        assert answer.status_code == 409

    assert list(Appointment.objects.values_list("starts_at", flat=True)) == [local("9:30")]


def test_nobody_holds_a_time_beyond_those_that_are_shown(client, wish, slot_at):
    far = slot_at("9:30", MONDAY + timedelta(days=63))

    answer = client.post(path(wish), {"slot": value_of(far)})

    assert answer.status_code == 409
    assert not Appointment.objects.exists()
    last_day = local("23:59", MONDAY + timedelta(days=57))
    assert all(time.starts_at <= last_day for time in answer.context["times"])


def test_an_empty_week_leads_to_the_first_free_time(client, wish):
    whole_morning = {"starts_at": local("9:00"), "ends_at": local("11:00")}
    AppointmentFactory(advisor=wish.language.advisors.get(), **whole_morning)

    answer = client.get(path(wish, **{"from": MONDAY}))

    assert times(answer) == []
    assert f"from={MONDAY + timedelta(days=7)}" in answer.content.decode()


def test_where_nothing_is_free_other_ways_are_offered(client, wish):
    arabic = LanguageFactory(code="ar")
    nobody = Wish(wish.topic, arabic, Mode.PHONE)

    answer = client.get(path(nobody))

    [other] = answer.context["others"]
    assert (other["wish"].language.code, other["wish"].mode) == ("de", Mode.PHONE)
    assert other["slot"].starts_at == local("9:00")
    assert "tel:+493023125234" in answer.content.decode()


def test_no_week_before_this_one_and_none_after_the_last_bookable_day(client, wish):
    this_week = client.get(path(wish, **{"from": "2020-01-01"})).context["week"]
    last_week = client.get(path(wish, **{"from": "2030-01-01"})).context["week"]

    assert (this_week.monday, this_week.earlier) == (date(2027, 2, 22), None)
    assert (last_week.monday, last_week.later) == (date(2027, 4, 26), None)


def test_colleagues_who_are_free_at_one_time_are_one_button(client, wish):
    first = wish.language.advisors.get()
    second = AdvisorProfileFactory(languages=[wish.language], site=first.sites.get())
    WeeklyRuleFactory(advisor=second, starts=time(9), ends=time(11))

    week = client.get(path(wish)).context["week"]

    chosen = [time.value.split(".")[1] for day in week.days for time in day.times]
    assert len(chosen) == 4
    assert set(chosen) == {str(first.pk), str(second.pk)}  # each gets a share


@pytest.mark.parametrize("missing", ["language", "mode"])
def test_what_is_missing_leads_back_to_the_question(client, wish, missing):
    asked = path(wish).replace(f"{missing}=", "left_out=")

    answer = client.get(asked)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("booking:way"))


@pytest.mark.parametrize("topic", ["", "NONE", "%00"])
def test_without_a_topic_one_begins_at_the_beginning(client, wish, topic):
    assert client.get(f"{reverse('booking:time')}?topic={topic}").url == reverse("booking:start")


def test_one_address_cannot_hold_all_times(client, wish, value_at, settings):
    settings.BOOKING_LIMITS = settings.BOOKING_LIMITS | {"hold": (2, 60)}
    values = [value_at(clock) for clock in ("9:00", "9:30", "10:00")]

    answers = [client.post(path(wish), {"slot": value}).status_code for value in values]

    assert answers == [302, 302, 429]
    assert Appointment.objects.count() == 2


@pytest.mark.parametrize("advisors", [1, 5])
def test_any_number_of_advisors_costs_the_same(client, wish, advisors, django_assert_num_queries):
    for _number in range(advisors):
        profile = AdvisorProfileFactory(languages=[wish.language])
        WeeklyRuleFactory(advisor=profile)
    client.get(path(wish))

    # topic, language; rules, closed days, taken times; languages of the advisors, sites; center
    with django_assert_num_queries(8):
        client.get(path(wish))


def test_a_longer_topic_has_fewer_times(client, wish):
    long = TopicFactory(code="REC_VOC", minutes=60)

    answer = client.get(path(Wish(long, wish.language, wish.mode)))

    assert times(answer) == ["1 09:00", "1 10:00"]
