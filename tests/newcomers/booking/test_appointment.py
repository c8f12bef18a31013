from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from newcomers.booking.links import confirm_link
from newcomers.booking.models import Appointment, Mode
from tests.factories.booking import AppointmentFactory, local
from tests.newcomers.booking.conftest import FRIDAY
from welcome_center.foundation.center.models import Site

pytestmark = pytest.mark.django_db

Status = Appointment.Status
CODE = "WXYZ6789"


def path(code):
    return reverse("appointments:appointment", args=[code])


@pytest.fixture
def unconfirmed(wish):
    until = FRIDAY + timedelta(hours=24)
    return AppointmentFactory(status=Status.BOOKED, lapses_at=until, person__email="a@example.org")


def mailed(appointment):
    """Path and query of the link in the mail."""
    link = urlsplit(confirm_link(appointment))
    return f"{link.path}?{link.query}"


def token(appointment):
    return parse_qs(urlsplit(confirm_link(appointment)).query)["confirm"][0]


def test_whoever_has_the_code_sees_the_appointment(client, wish):
    appointment = AppointmentFactory()

    page = client.get(path(appointment.code)).content.decode()

    assert "Montag, 1. März 2027, 9:00 Uhr" in page
    assert reverse("appointments:move", args=[appointment.code]) in page
    assert reverse("appointments:cancel", args=[appointment.code]) in page


@pytest.mark.parametrize(("mode", "links"), [(Mode.IN_PERSON, 1), (Mode.PHONE, 0)])
def test_the_readers_own_map_shows_where_to_come(client, wish, mode, links):
    appointment = AppointmentFactory(mode=mode)
    without = client.get(path(appointment.code)).content.decode()
    Site.objects.update(latitude="52.15", longitude="9.95")

    page = client.get(path(appointment.code)).content.decode()

    assert page.count('href="geo:52.15000,9.95000"') == links
    assert "geo:" not in without


def test_small_letters_are_as_good(client, wish):
    AppointmentFactory(code=CODE)

    assert client.get(path(CODE.lower())).status_code == 200


def test_nobody_keeps_or_indexes_it(client, wish):
    answer = client.get(path(AppointmentFactory().code))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"


def test_unknown_held_lapsed_and_long_past_codes_get_one_and_the_same_answer(client, wish, hold):
    not_confirmed = {"status": Status.BOOKED, "lapses_at": FRIDAY}
    long_ago = local("9:00", FRIDAY.date() - timedelta(days=16))
    codes = [
        hold("10:30").code,
        AppointmentFactory(status=Status.LAPSED).code,
        AppointmentFactory(**not_confirmed).code,
        AppointmentFactory(starts_at=long_ago).code,
        CODE,
    ]

    answers = [client.get(path(code)) for code in codes]

    assert {answer.status_code for answer in answers} == {404}
    pages = {_without_what_changes(*each) for each in zip(answers, codes, strict=True)}
    assert len(pages) == 1


def _without_what_changes(answer, code):
    """Each answer has its own form token, and names its own address."""
    secret = str(answer.context["csrf_token"])
    return answer.content.decode().replace(secret, "").replace(code, "")


def test_guessing_ends_after_a_few_misses_even_for_a_right_code(client, wish, settings):
    settings.BOOKING_LIMITS = settings.BOOKING_LIMITS | {"unknown_code": (2, 60)}
    right = AppointmentFactory().code

    misses = [client.get(path(code)).status_code for code in ("AAAAAAAA", "BBBBBBBB", "CCCCCCCC")]

    assert misses == [404, 404, 429]
    assert client.get(path(right)).status_code == 429


def test_looking_at_ones_own_is_never_too_often(client, wish, settings):
    settings.BOOKING_LIMITS = settings.BOOKING_LIMITS | {"unknown_code": (2, 60)}
    right = AppointmentFactory().code

    assert {client.get(path(right)).status_code for _time in range(4)} == {200}


def test_opening_the_mailed_link_changes_nothing(client, unconfirmed):
    page = client.get(mailed(unconfirmed))

    unconfirmed.refresh_from_db()
    assert page.context["can_confirm"]
    assert unconfirmed.status == Status.BOOKED


def test_one_click_on_the_mailed_page_confirms(client, unconfirmed):
    confirm = reverse("appointments:confirm", args=[unconfirmed.code])

    answers = [client.post(confirm, {"confirm": token(unconfirmed)}, follow=True) for _ in "ab"]

    unconfirmed.refresh_from_db()
    assert (unconfirmed.status, unconfirmed.lapses_at) == (Status.CONFIRMED, None)
    assert all('role="status"' in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("wrong", ["", "guess", "\x00"])
def test_without_the_mail_nobody_confirms(client, unconfirmed, wrong):
    page = client.get(path(unconfirmed.code), {"confirm": wrong})
    client.post(reverse("appointments:confirm", args=[unconfirmed.code]), {"confirm": wrong})

    unconfirmed.refresh_from_db()
    assert not page.context["can_confirm"]
    assert unconfirmed.status == Status.BOOKED


def test_another_appointments_link_confirms_nothing(client, unconfirmed):
    other = AppointmentFactory(starts_at=local("10:00"))

    client.post(reverse("appointments:confirm", args=[unconfirmed.code]), {"confirm": token(other)})

    unconfirmed.refresh_from_db()
    assert unconfirmed.status == Status.BOOKED


def test_confirming_needs_a_post(client, unconfirmed):
    confirm = reverse("appointments:confirm", args=[unconfirmed.code])

    answer = client.get(confirm, {"confirm": token(unconfirmed)})

    unconfirmed.refresh_from_db()
    assert answer.url == path(unconfirmed.code)
    assert unconfirmed.status == Status.BOOKED


def test_a_link_that_is_not_valid_says_so(client, unconfirmed):
    wrong = client.get(path(unconfirmed.code), {"confirm": "guess"}).content.decode()
    none = client.get(path(unconfirmed.code)).content.decode()

    assert "Dieser Link ist nicht gültig" in wrong
    assert "Dieser Link ist nicht gültig" not in none


@pytest.mark.parametrize(
    ("hours", "can_move", "can_cancel"), [(4, True, True), (3.9, False, True), (0, False, False)]
)
def test_what_can_still_be_done_depends_on_the_time_left(client, wish, hours, can_move, can_cancel):
    appointment = AppointmentFactory(starts_at=FRIDAY + timedelta(hours=hours))

    page = client.get(path(appointment.code))

    assert (page.context["can_move"], page.context["can_cancel"]) == (can_move, can_cancel)


def test_a_cancelled_appointment_says_so_and_offers_another(client, wish):
    appointment = AppointmentFactory(status=Status.CANCELLED_BY_CENTER)

    page = client.get(path(appointment.code))

    assert page.context["is_cancelled"]
    assert reverse("appointments:move", args=[appointment.code]) not in page.content.decode()
