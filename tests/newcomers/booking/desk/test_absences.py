from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from newcomers.booking import availability_actions
from newcomers.booking.desk.settle_forms import CHANGED
from newcomers.booking.models import Absence, Appointment
from tests.factories.booking import AbsenceFactory, AppointmentFactory, local
from tests.factories.center import ClosureFactory
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
TUESDAY = date(2027, 3, 2)


def add(client, **changes):
    fields = {"kind": "holiday", "first_day": "2027-03-02"} | changes
    return client.post(reverse("desk:absence_add"), fields)


@pytest.fixture
def next_monday(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("10:00", date(2027, 3, 8)),
        person__email="amal@example.org",
    )


@pytest.fixture
def away_then(settle):
    def away_then(client, appointment, decision):
        fields = {"kind": "holiday", "first_day": "2027-03-08"}
        response = settle(client, reverse("desk:absence_add"), fields, {appointment: decision})
        appointment.refresh_from_db()
        return response

    return away_then


def test_a_single_day_is_a_whole_one(at_desk):
    assert add(at_desk).url == reverse("desk:availability")

    absence = Absence.objects.get()
    assert absence.starts_at == local("0:00", TUESDAY)
    assert absence.ends_at == local("0:00", date(2027, 3, 3))


def test_an_absence_may_begin_and_end_within_a_day(at_desk):
    add(at_desk, from_time="10:00", to_time="11:30")

    absence = Absence.objects.get()
    assert (absence.starts_at, absence.ends_at) == (
        local("10:00", TUESDAY),
        local("11:30", TUESDAY),
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last_day": "2027-03-01"}, "last_day"),
        ({"from_time": "11:00", "to_time": "10:00"}, "last_day"),
        ({"kind": "flu"}, "kind"),
        ({"first_day": ""}, "first_day"),
        ({"last_day": "9999-12-31"}, "last_day"),
    ],
)
def test_wrong_absences_are_not_saved(at_desk, wrong, field):
    assert field in add(at_desk, **wrong).context["form"].errors
    assert not Absence.objects.exists()


def test_a_time_that_the_clocks_leave_out_is_refused(at_desk):
    response = add(at_desk, first_day="2027-03-28", from_time="2:30")

    assert "Diese Zeit gibt es nicht" in str(response.context["form"].errors["from_time"])
    assert not Absence.objects.exists()


def test_a_time_that_comes_twice_is_the_first_one(at_desk):
    add(at_desk, first_day="2027-10-31", from_time="2:30")

    assert Absence.objects.get().starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_a_whole_day_is_whole_when_the_clocks_change(at_desk, day):
    add(at_desk, first_day=day)

    url = reverse("desk:absence_edit", kwargs={"pk": Absence.objects.get().pk})
    form = at_desk.get(url).context["form"]
    assert form["first_day"].value() == form["last_day"].value() == date.fromisoformat(day)
    assert form["from_time"].value() is None
    assert form["to_time"].value() is None


def test_an_absence_that_hits_somebody_asks_first(at_desk, next_monday, colleague):
    response = add(at_desk, first_day="2027-03-08")
    text = response.content.decode()

    assert "Das betrifft 1 Termin" in text
    assert "Cem Colleague übernimmt ihn" in text
    assert not Absence.objects.exists()


def test_a_colleague_takes_it_over_and_all_are_told(at_desk, next_monday, colleague, away_then):
    response = away_then(at_desk, next_monday, colleague.pk)

    assert response.url == reverse("desk:told")
    assert next_monday.advisor == colleague
    assert Absence.objects.exists()
    told = {message.recipient: message.kind for message in Message.objects.all()}
    assert told == {
        "amal@example.org": "appointment_handed_over",
        colleague.user.email: "appointment_taken_over",
    }


def test_it_may_be_cancelled(at_desk, next_monday, away_then):
    away_then(at_desk, next_monday, "cancel")

    assert next_monday.status == Appointment.Status.CANCELLED_BY_CENTER


def test_it_may_be_left_and_then_stands_under_to_do(at_desk, next_monday, away_then):
    response = away_then(at_desk, next_monday, "keep")

    assert response.url == reverse("desk:availability")
    [task] = at_desk.get(reverse("home:desk")).context["tasks"]
    assert task.text == "Während einer Abwesenheit"


@pytest.mark.parametrize("decision", ["", "nonsense", "999999"])
def test_without_an_answer_nothing_changes(at_desk, next_monday, decision, away_then):
    away_then(at_desk, next_monday, decision)

    assert not Absence.objects.exists()


class TestWhoCanTakeOver:
    """Only a colleague who offers the same, and is free."""

    def offered(self, client):
        settle = add(client, first_day="2027-03-08").context["settle"]
        return [colleague.user.name for [colleague] in settle.offers.values()]

    def test_one_who_is_free(self, at_desk, next_monday, colleague):
        assert self.offered(at_desk) == ["Cem Colleague"]

    def test_not_one_who_is_busy(self, at_desk, next_monday, colleague):
        AppointmentFactory(advisor=colleague, starts_at=local("10:15", date(2027, 3, 8)))

        settle = add(at_desk, first_day="2027-03-08").context["settle"]
        assert settle.offers == {next_monday.pk: []}

    def test_not_one_who_is_away(self, at_desk, next_monday, colleague):
        AbsenceFactory(
            advisor=colleague,
            starts_at=local("8:00", date(2027, 3, 8)),
            ends_at=local("12:00", date(2027, 3, 8)),
        )

        settle = add(at_desk, first_day="2027-03-08").context["settle"]
        assert settle.offers == {next_monday.pk: []}

    def test_nobody_on_a_closed_day(self, at_desk, next_monday, colleague, site):
        ClosureFactory(site=site, starts_on=date(2027, 3, 8))

        settle = add(at_desk, first_day="2027-03-08").context["settle"]
        assert settle.offers == {next_monday.pk: []}

    @pytest.mark.parametrize("lacks", ["language", "topic", "mode", "wish", "time"])
    def test_not_one_who_does_not_offer_it(self, at_desk, next_monday, colleague, lacks):
        rule = colleague.rules.get()
        if lacks == "language":
            colleague.languages.clear()
        elif lacks == "topic":
            colleague.topics.create(code="REC", group=next_monday.topic.group)
        elif lacks == "mode":
            rule.modes = ["PHONE"]
            rule.save()
        elif lacks == "wish":
            colleague.is_bookable = False
            colleague.save()
        else:
            rule.starts = "10:15"
            rule.save()

        settle = add(at_desk, first_day="2027-03-08").context["settle"]
        assert settle.offers == {next_monday.pk: []}


def test_a_colleague_who_is_booked_meanwhile_is_not_booked_twice(
    at_desk, next_monday, colleague, away_then
):
    AppointmentFactory(advisor=colleague, starts_at=local("10:00", date(2027, 3, 8)))

    away_then(at_desk, next_monday, colleague.pk)

    assert next_monday.advisor != colleague
    assert not Absence.objects.exists()


class TestMeanwhile:
    """Somebody books between the question and the answer."""

    def fields(self, asked, appointment):
        return {
            "first_day": "2027-03-08",
            "to_time": "11:45",
            "settle": "yes",
            "seen": asked.mark,
            f"appointment_{appointment.pk}": "cancel",
        }

    def test_the_question_comes_again_with_all_that_was_typed(self, at_desk, advisor, next_monday):
        asked = add(at_desk, first_day="2027-03-08", to_time="11:45").context["settle"]
        late = AppointmentFactory(advisor=advisor, starts_at=local("11:00", date(2027, 3, 8)))

        response = add(at_desk, **self.fields(asked, next_monday))

        settle = response.context["settle"]
        assert settle.hits == [next_monday, late]
        assert settle[f"appointment_{next_monday.pk}"].value() == "cancel"
        assert response.context["form"]["to_time"].value() == "11:45"
        assert not Absence.objects.exists()

    def test_one_that_was_moved_meanwhile_is_asked_about_again(self, at_desk, next_monday):
        asked = add(at_desk, first_day="2027-03-08", to_time="11:45").context["settle"]
        Appointment.objects.update(starts_at=local("9:00", date(2027, 3, 8)), sequence=1)

        response = add(at_desk, **self.fields(asked, next_monday))

        next_monday.refresh_from_db()
        assert str(CHANGED) in response.content.decode()
        assert next_monday.is_open

    @pytest.mark.parametrize("is_asked", [True, False])
    def test_one_who_books_in_the_very_moment_is_not_overlooked(
        self, at_desk, advisor, next_monday, monkeypatch, is_asked
    ):
        """After the page has looked, and before the change holds the lock."""
        asked = add(at_desk, first_day="2027-03-08", to_time="11:45").context["settle"]
        if not is_asked:
            next_monday.delete()
        save, late = availability_actions.save_absence, []

        def book_then_save(*args, **kwargs):
            monday = date(2027, 3, 8)
            late.append(AppointmentFactory(advisor=advisor, starts_at=local("11:00", monday)))
            save(*args, **kwargs)

        monkeypatch.setattr(availability_actions, "save_absence", book_then_save)
        fields = self.fields(asked, next_monday) if is_asked else {"first_day": "2027-03-08"}
        response = add(at_desk, **fields)

        assert response.status_code == 200
        assert late[0] in response.context["settle"].hits
        assert not Absence.objects.exists()


def test_an_absence_is_changed_and_removed(at_desk, advisor):
    absence = AbsenceFactory(
        advisor=advisor, starts_at=local("0:00", TUESDAY), ends_at=local("12:00", TUESDAY)
    )
    fields = {"kind": "training", "first_day": "2027-03-02", "to_time": "15:00"}

    at_desk.post(reverse("desk:absence_edit", kwargs={"pk": absence.pk}), fields)
    absence.refresh_from_db()
    assert (absence.kind, absence.ends_at) == ("training", local("15:00", TUESDAY))

    at_desk.post(reverse("desk:absence_remove", kwargs={"pk": absence.pk}))
    assert not Absence.objects.exists()


@pytest.mark.parametrize("name", ["absence_edit", "absence_remove"])
def test_a_colleagues_absence_is_not_found(at_desk, colleague, name):
    absence = AbsenceFactory(advisor=colleague)

    url = reverse(f"desk:{name}", kwargs={"pk": absence.pk})
    assert at_desk.post(url, {}).status_code == 404


def test_a_link_removes_nothing(at_desk, advisor):
    absence = AbsenceFactory(advisor=advisor)

    url = reverse("desk:absence_remove", kwargs={"pk": absence.pk})
    assert at_desk.get(url).status_code == 405
