"""An advisor says when, and holds an appointment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newcomers.booking.models import Appointment, WeeklyRule
from tests.e2e.people import IN_GERMAN, choose_topic_way_and_time, fill, follow, go_on
from tests.factories.booking import AppointmentFactory

Status = Appointment.Status


@pytest.fixture
def desk(open_browser, center):
    return open_browser(user=center.user, **IN_GERMAN)


@pytest.fixture
def just_now(center):
    """Somebody is expected at this minute."""
    now = timezone.now().replace(second=0, microsecond=0)
    return AppointmentFactory(
        advisor=center, person__name="Amal", starts_at=now - timedelta(minutes=1), booked_at=now
    )


def do(page, status):
    page.locator(f'main button[name="status"][value="{status}"]').first.click()


def test_hours_that_an_advisor_sets_can_be_booked(desk, german, center):
    desk.goto("/de/desk/availability/")
    follow(desk, "/rules/new/")
    desk.locator('[name="weekday"]').select_option("3")
    fill(desk, starts="09:00", ends="12:00")
    go_on(desk)

    rule = WeeklyRule.objects.get()
    assert (rule.advisor, rule.weekday, rule.starts.hour) == (center, 3, 9)
    german.goto("/de/book/")
    choose_topic_way_and_time(german, language="de")
    assert Appointment.objects.get().starts_at.isoweekday() == 3


def test_one_click_says_arrived_and_one_says_held(desk, just_now):
    desk.goto("/de/desk/")
    do(desk, "arrived")
    desk.locator('main button[value="arrived"]').wait_for(state="detached")
    arrived = Appointment.objects.get().status
    do(desk, "done")
    desk.locator('main button[value="done"]').wait_for(state="detached")

    assert (arrived, Appointment.objects.get().status) == (Status.ARRIVED, Status.DONE)


def test_the_day_can_be_settled_without_scripts(open_browser, center, just_now):
    page = open_browser(user=center.user, scripts=False, **IN_GERMAN)

    page.goto("/de/desk/")
    do(page, "arrived")
    page.wait_for_load_state()

    assert Appointment.objects.get().status == Status.ARRIVED
    assert page.locator('main button[value="done"]').count() > 0
