"""A guest books in Arabic, on a phone."""

import pytest

from newcomers.booking.models import Appointment
from tests.e2e.people import (
    ON_AN_ARABIC_PHONE,
    calendar_of,
    choose_topic_way_and_time,
    code_shown,
    fill,
    go_on,
    link_in,
    mailed,
)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(open_browser, advisor, request):
    return open_browser(scripts=request.param, **ON_AN_ARABIC_PHONE)


def book(page):
    page.goto("/ar/book/")
    choose_topic_way_and_time(page)
    fill(page, name="أمل", email="amal@example.org")
    go_on(page)


def test_guest_books_in_arabic_and_sees_the_code(phone):
    book(phone)

    appointment = Appointment.objects.get(status=Appointment.Status.BOOKED)
    assert code_shown(phone) == appointment.code
    assert phone.locator("html[lang=ar][dir=rtl] h1").count() == 1
    assert appointment.language_id == "ar"
    assert appointment.person.name == "أمل"


def test_the_calendar_file_says_when_and_nothing_private(phone):
    book(phone)

    method, event = calendar_of(phone)
    appointment = Appointment.objects.get()
    assert method == "REQUEST"
    assert event["DTSTART"].dt == appointment.starts_at
    assert event["DTEND"].dt == appointment.ends_at
    assert appointment.topic.labels["ar"] not in event.to_ical().decode()


def test_the_mailed_link_confirms(phone):
    book(phone)
    mail = mailed("appointment_to_confirm")

    phone.goto(link_in(mail))
    assert Appointment.objects.get().status == Appointment.Status.BOOKED
    go_on(phone)

    assert mail.language == "ar"
    assert mail.recipient == "amal@example.org"
    assert Appointment.objects.get().status == Appointment.Status.CONFIRMED


def test_a_form_sent_empty_comes_back_with_what_is_missing(phone):
    phone.goto("/ar/book/")
    choose_topic_way_and_time(phone)
    fill(phone, name="أمل")
    go_on(phone)

    missing = phone.locator('main [name="email"]')
    assert missing.get_attribute("aria-invalid") == "true"
    assert phone.locator('main [name="name"]').input_value() == "أمل"
    assert phone.locator('.kern-alert--danger a[href="#id_email"]').count() == 1
