"""Asking by mail: whom, how often, and that nothing leads from an answer to whom."""

import re
from datetime import date, timedelta

import pytest
from django.apps import apps

from newcomers.booking.models import Appointment
from newcomers.casework.survey import asking
from newcomers.casework.survey.models import (
    SurveyAnswer,
    SurveyAsked,
    SurveyInvitation,
)
from newcomers.people.models import Person
from tests.factories.booking import AdvisorProfileFactory, AppointmentFactory, local
from tests.factories.center import TopicFactory
from tests.factories.people import PersonFactory
from tests.factories.survey import (
    SurveyAnswerFactory,
    SurveyAskedFactory,
    SurveyInvitationFactory,
)
from welcome_center.foundation.center.models import Center
from welcome_center.foundation.outbox import delivery
from welcome_center.foundation.outbox.models import Message

Status = Appointment.Status
NOW = local("12:00")


@pytest.fixture
def advisor_of_site(site):
    return AdvisorProfileFactory(site=site)


def held(advisor, *, starts_at=None, status=Status.DONE, **person):
    """An appointment that took place, with somebody who wants mails."""
    wanting = {"contact_by": "email", "email": "amal@example.org"} | person
    return AppointmentFactory(
        advisor=advisor,
        person=PersonFactory(team=advisor.sites.get().team, **wanting),
        starts_at=starts_at or local("9:00"),
        status=status,
    )


def token_in(message):
    return re.search(r"/survey/([\w-]+)/", message.body)[1]


def test_whoever_was_here_and_wants_mails_is_asked_once(advisor_of_site):
    appointment = held(advisor_of_site)

    asking.ask_due(now=NOW)
    asking.ask_due(now=NOW)

    message = Message.objects.get(kind="survey_asked")
    assert (message.recipient, message.team) == ("amal@example.org", appointment.team)
    assert SurveyAsked.objects.get().person == appointment.person
    link = SurveyInvitation.objects.get()
    assert (link.site, link.ends_on) == (appointment.site, date(2027, 4, 30))
    assert link.token_hash not in message.body


@pytest.mark.parametrize(
    "changes",
    [
        {"contact_by": "none"},
        {"contact_by": "phone", "phone": "+493023125000"},
        {"contact_by": ""},
        {"status": Status.NO_SHOW},
        {"status": Status.CONFIRMED},
        {"starts_at": NOW - timedelta(days=8)},
        {"starts_at": NOW - timedelta(minutes=60)},  # ended half an hour ago
    ],
    ids=str,
)
def test_nobody_else_is_asked(advisor_of_site, changes):
    held(advisor_of_site, **changes)

    asking.ask_due(now=NOW)

    assert not Message.objects.exists()
    assert not SurveyAsked.objects.exists()


def test_a_center_that_has_not_switched_it_on_asks_nobody(advisor_of_site):
    held(advisor_of_site)
    Center.objects.update(asks_for_feedback=False)

    asking.ask_due(now=NOW)

    assert not Message.objects.exists()


@pytest.mark.parametrize(("days", "is_asked"), [(89, False), (90, True)])
def test_nobody_is_asked_twice_in_90_days(advisor_of_site, days, is_asked):
    appointment = held(advisor_of_site)
    SurveyAskedFactory(person=appointment.person, asked_on=NOW.date() - timedelta(days=days))

    asking.ask_due(now=NOW)

    assert Message.objects.exists() == is_asked


def test_the_link_opens_the_questions_in_the_persons_language(client, advisor_of_site):
    held(advisor_of_site)
    asking.ask_due(now=NOW)
    SurveyInvitation.objects.update(ends_on="2099-12-31")

    page = client.get(f"/de/survey/{token_in(Message.objects.get())}/")

    assert page.status_code == 200


@pytest.mark.parametrize(("n_others", "is_kept"), [(3, False), (4, True)])
def test_the_topic_group_goes_along_only_where_five_were_alike(advisor_of_site, n_others, is_kept):
    for number in range(n_others):
        held(advisor_of_site, starts_at=NOW - timedelta(days=10 + number))
    last = held(advisor_of_site)

    asking.ask_due(now=NOW)

    link = SurveyInvitation.objects.get()
    assert (link.topic_group == last.topic.group) == is_kept
    assert link.topic_language == ("de" if is_kept else "")


def test_a_sensitive_topic_never_goes_along(advisor_of_site):
    topic = TopicFactory(is_sensitive=True)
    for number in range(5):
        appointment = held(advisor_of_site, starts_at=NOW - timedelta(days=number, hours=3))
        assert appointment.topic == topic

    asking.ask_due(now=NOW)

    assert SurveyInvitation.objects.count() == 5
    assert not SurveyInvitation.objects.exclude(topic_group=None).exists()


def test_all_links_of_a_month_end_on_one_day():
    days = [date(2027, 1, 1), date(2027, 1, 31), date(2027, 7, 15), date(2027, 12, 31)]

    assert [asking.last_day_of_links(day) for day in days] == [
        date(2027, 2, 28),
        date(2027, 2, 28),
        date(2027, 8, 31),
        date(2028, 1, 31),
    ]


def test_old_links_words_and_who_was_asked_are_forgotten(site):
    SurveyAskedFactory(asked_on=NOW.date() - timedelta(days=90))
    recent = SurveyAskedFactory(asked_on=NOW.date() - timedelta(days=89))
    SurveyInvitationFactory(site=site, ends_on=NOW.date() - timedelta(days=1))
    link = SurveyInvitationFactory(site=site, ends_on=NOW.date())
    old = SurveyAnswerFactory(site=site, month=date(2026, 2, 1), comment="Alt")
    new = SurveyAnswerFactory(site=site, month=date(2026, 4, 1), comment="Neu")

    asking.forget_old(now=NOW)

    assert list(SurveyAsked.objects.all()) == [recent]
    assert list(SurveyInvitation.objects.all()) == [link]
    comments = dict(SurveyAnswer.objects.values_list("pk", "comment"))
    assert comments == {old.pk: "", new.pk: "Neu"}


# Nothing leads back ---------------------------------------------------------------------------


def everything():
    """{table: its rows as words} of all that the portal stores."""
    return {
        model._meta.label: str(list(model._base_manager.values()))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def test_no_row_and_no_message_connects_an_answer_with_the_person(client, advisor_of_site):
    appointment = held(advisor_of_site)
    asking.ask_due(now=NOW)
    token = token_in(Message.objects.get())
    SurveyInvitation.objects.update(ends_on="2099-12-31")
    delivery.deliver_due(seconds=10)

    client.post(f"/de/survey/{token}/", {"key": "key-of-the-form", "understood": "2"})

    answer = SurveyAnswer.objects.get()
    rows = everything()
    assert [table for table, words in rows.items() if token in words] == []
    assert [table for table, words in rows.items() if "key-of-the-form" in words] == []
    named = [table for table, words in rows.items() if str(answer.pk) in words]
    assert named == ["newcomers.SurveyAnswer", "newcomers.SurveyScore"]
    told = rows["newcomers.SurveyAnswer"] + rows["newcomers.SurveyScore"]
    marks = (str(appointment.uuid), str(appointment.person.uuid), appointment.code)
    assert [mark for mark in marks if mark in told] == []


def test_an_answer_has_no_relation_by_which_one_could_walk_to_a_person():
    ways = {"foundation.Team", "foundation.Site", "foundation.TopicGroup"}

    related = {
        field.related_model._meta.label
        for model in (SurveyAnswer, SurveyInvitation)
        for field in model._meta.concrete_fields
        if field.is_relation
    }

    assert related == ways
    assert not [
        field.name
        for model in (SurveyAnswer, SurveyInvitation)
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("DateTimeField", "BigAutoField")
    ]


def test_the_order_of_numbers_tells_nothing(client, site, poster):
    for number in range(12):
        client.post(f"/de/survey/{poster.token}/", {"key": f"{number}", "comment": f"{number:02}"})

    in_order = SurveyAnswer.objects.order_by("pk").values_list("comment", flat=True)

    assert len(in_order) == 12
    assert list(in_order) != sorted(in_order)


def test_the_log_holds_no_link_and_no_words(client, poster, capsys, caplog):
    client.post(f"/de/survey/{poster.token}/", {"key": "k", "comment": "Kanarienvogel"})

    logged = caplog.text + "".join(capsys.readouterr())
    assert "survey/<slug:token>" in str([vars(record) for record in caplog.records]) + logged
    assert poster.token not in logged
    assert "Kanarienvogel" not in logged


def test_a_person_who_goes_takes_that_they_were_asked_along(db):
    asked = SurveyAskedFactory()

    Person.objects.filter(pk=asked.person_id).delete()

    assert not SurveyAsked.objects.exists()
