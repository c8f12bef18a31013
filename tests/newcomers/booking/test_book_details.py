import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from newcomers.booking import lapsing
from newcomers.booking.desk.forms import TalkForm
from newcomers.booking.forms import GuestDetailsForm
from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Wish
from newcomers.booking.views.book import wish_query
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory
from tests.newcomers.booking.conftest import FRIDAY
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import NoticeShown
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db

Status = Appointment.Status
GUEST = {"name": "Amal", "contact_by": "none", "needs": ["step_free"], "note": "Mein Diplom"}
BY_MAIL = GUEST | {"contact_by": "email", "email": "Amal@Example.org"}


@pytest.fixture
def path(wish):
    return lambda held: f"{reverse('booking:details', args=[held.code])}?{wish_query(wish)}"


def test_a_guest_without_any_contact_books_and_gets_a_code(client, hold, path):
    held = hold()

    answer = client.post(path(held), GUEST)

    booked = Appointment.objects.get()
    assert answer.url == reverse("booking:done", args=[held.code])
    assert (booked.status, booked.needs, booked.note) == (
        Status.CONFIRMED,
        ["step_free"],
        "Mein Diplom",
    )
    assert (booked.person.name, booked.person.origin) == ("Amal", Person.Origin.GUEST)
    assert booked.person.team == booked.site.team
    assert not Message.objects.exists()


def test_a_guests_mail_asks_to_confirm_and_holds_nothing_that_was_typed(client, hold, path):
    held = hold()

    client.post(path(held), BY_MAIL)

    booked, message = Appointment.objects.get(), Message.objects.get()
    assert booked.status == Status.BOOKED
    assert booked.person.email == message.recipient == "amal@example.org"
    assert f"/appointments/{held.code}/?confirm=" in message.body
    for typed in ("Amal", "Diplom", booked.topic.label):
        assert typed not in message.subject + message.body + message.calendar


def test_the_page_says_until_when_the_time_is_held(client, hold, path):
    page = client.get(path(hold())).content.decode()

    assert "12:15" in page
    assert reverse("consent:notice") in page


def test_that_the_notice_was_shown_is_kept(client, hold, path):
    client.post(path(hold()), GUEST)

    shown = NoticeShown.objects.get()
    assert shown.subject == Person.objects.get().uuid
    assert (shown.language, shown.channel) == ("de", NoticeShown.Channel.BOOKING)


def test_sent_twice_it_books_once_and_gives_the_same_answer(client, hold, path):
    held = hold()

    answers = [client.post(path(held), BY_MAIL).url for _time in range(3)]

    assert set(answers) == {reverse("booking:done", args=[held.code])}
    assert Person.objects.count() == Message.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(client, hold, path):
    answer = client.post(path(hold()), GUEST | {"contact_by": "email", "email": "amal@"})

    page = answer.content.decode()
    assert list(answer.context["form"].errors) == ["email"]
    assert all(typed in page for typed in ("Amal", "amal@", "Mein Diplom"))
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"contact_by": "email"}, "email"),
        ({"contact_by": "phone"}, "phone"),
        ({"contact_by": "phone", "phone": "12"}, "phone"),
        ({"contact_by": "pigeon"}, "contact_by"),
        ({"name": " "}, "name"),
        ({"note": "x" * 501}, "note"),
        ({"needs": ["helicopter"]}, "needs"),
        ({"name": "A\x00"}, "name"),
    ],
)
def test_what_cannot_be_is_refused(client, hold, path, typed, wrong):
    answer = client.post(path(hold()), GUEST | typed)

    assert list(answer.context["form"].errors) == [wrong]


def test_what_was_typed_for_another_way_of_contact_is_not_kept(client, hold, path):
    client.post(path(hold()), GUEST | {"email": "amal@example.org", "phone": "030 23125-301"})

    person = Person.objects.get()
    assert (person.email, person.phone) == ("", "")


@pytest.mark.parametrize("name", ["email", "phone"])
def test_a_guest_reads_which_way_of_contact_needs_which_field(client, hold, path, name):
    page = client.get(path(hold())).content.decode()

    label = re.search(f'<label[^>]*for="id_{name}".*?</label>', page, re.DOTALL).group()
    assert str(GuestDetailsForm.needed_if[name]) in label


def test_for_a_talk_by_phone_we_need_the_number(client, wish, hold, path):
    held = hold(wish=Wish(wish.topic, wish.language, Mode.PHONE))

    without = client.post(path(held), GUEST)
    answer = client.post(path(held), GUEST | {"phone": "030 23125-301"})

    assert list(without.context["form"].errors) == ["phone"]
    assert answer.status_code == 302
    assert Person.objects.get().phone == "+493023125301"


def test_for_a_talk_by_video_the_link_must_reach_somebody(client, wish, hold, path):
    held = hold(wish=Wish(wish.topic, wish.language, Mode.VIDEO))

    answer = client.post(path(held), GUEST)

    assert list(answer.context["form"].errors) == ["contact_by"]


def test_a_newcomer_books_for_the_person_behind_the_account(client, hold, path):
    account = UserFactory(role=Role.NEWCOMER)
    person = PersonFactory(account=account)
    client.force_login(account)
    held = hold()

    page = client.get(path(held))
    client.post(path(held), {"note": "Hallo"})

    booked = Appointment.objects.get()
    assert "name" not in page.context["form"].fields
    assert (booked.person, booked.status) == (person, Status.CONFIRMED)
    assert {message.recipient for message in Message.objects.all()} == {account.email}


def test_an_account_without_a_person_gets_one_and_need_not_confirm(client, hold, path):
    account = UserFactory(role=Role.NEWCOMER, name="Amal")
    client.force_login(account)
    held = hold()

    known = client.get(path(held)).context["form"].initial
    for _time in range(2):
        client.post(path(held), GUEST | {"contact_by": "email", "email": known["email"]})

    booked = Appointment.objects.get()
    assert known == {"name": "Amal", "email": account.email}
    assert (booked.person.account, booked.person.origin) == (account, Person.Origin.SELF)
    assert booked.status == Status.CONFIRMED


def test_another_address_than_the_accounts_is_confirmed_first(client, hold, path):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    client.post(path(hold()), BY_MAIL)

    assert Appointment.objects.get().status == Status.BOOKED


@pytest.mark.parametrize(
    ("choice", "status"),
    [
        ({}, Status.CONFIRMED),
        ({"contact_by": "none"}, Status.CONFIRMED),
        ({"contact_by": "phone", "phone": "+493023125010"}, Status.CONFIRMED),
        ({"contact_by": "email", "email": "amal@example.org"}, Status.CONFIRMED),
        ({"contact_by": "email", "email": "other@example.org"}, Status.BOOKED),
    ],
)
def test_a_newcomer_confirms_an_address_that_is_not_the_accounts(
    client, hold, path, choice, status
):
    account = UserFactory(role=Role.NEWCOMER, email="amal@example.org")
    PersonFactory(account=account, **choice)
    client.force_login(account)

    client.post(path(hold()), {"note": ""})

    assert Appointment.objects.get().status == status


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({}, "account@example.org"),
        ({"contact_by": "phone", "phone": "+493023125010"}, "+493023125010"),
        ({"contact_by": "none"}, "you get no message from us"),
    ],
)
def test_the_page_says_how_we_reach_a_newcomer(client, hold, path, choice, words):
    account = UserFactory(role=Role.NEWCOMER, email="account@example.org")
    PersonFactory(account=account, **choice)
    client.force_login(account)

    with override("en"):
        page = client.get(path(hold())).content.decode()

    facts = re.search('<dl class="wc-facts">.*?</dl>', page, re.DOTALL).group()
    assert words in facts
    assert ("account@example.org" in facts) == (words == "account@example.org")


def test_a_video_link_needs_a_number_where_no_mail_may_go(client, wish, hold, path):
    account = UserFactory(role=Role.NEWCOMER)
    PersonFactory(account=account, contact_by="none")
    client.force_login(account)
    held = hold(wish=Wish(wish.topic, wish.language, Mode.VIDEO))

    assert "phone" in client.get(path(held)).context["form"].fields


def test_a_newcomer_is_asked_for_a_number_that_we_do_not_have(client, wish, hold, path):
    person = PersonFactory(account=UserFactory(role=Role.NEWCOMER))
    client.force_login(person.account)
    held = hold(wish=Wish(wish.topic, wish.language, Mode.PHONE))

    client.post(path(held), {"phone": "030 23125-301"})

    person.refresh_from_db()
    assert person.phone == "+493023125301"
    assert Appointment.objects.get().person == person


def test_a_colleague_books_as_a_guest(client, hold, path):
    client.force_login(UserFactory(role=Role.FUNDER))

    client.post(path(hold()), GUEST)

    assert Person.objects.get().account is None


def test_a_lapsed_hold_is_taken_again_when_it_is_still_free(client, hold, path, friday_noon):
    held = hold()
    friday_noon.move_to(FRIDAY + timedelta(hours=2))

    page = client.get(path(held))
    answer = client.post(path(held), GUEST)

    assert page.context["has_lapsed"]
    assert answer.url == reverse("booking:done", args=[held.code])


def lapse_and_lose(held, friday_noon):
    """The hold lapses, and somebody else takes its time."""
    friday_noon.move_to(FRIDAY + timedelta(hours=2))
    lapsing.free_lapsed_bookings(now=FRIDAY + timedelta(hours=2))
    return AppointmentFactory(advisor=held.advisor, starts_at=held.starts_at)


def test_taken_meanwhile_nothing_that_was_typed_is_lost(client, hold, path, friday_noon):
    held = hold()
    lapse_and_lose(held, friday_noon)

    answer = client.post(path(held), BY_MAIL)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [time.starts_at for time in answer.context["times"]][:3] == [
        local("9:00"),
        local("10:00"),
        local("10:30"),
    ]
    assert ("name", "Amal") in answer.context["typed"]
    assert '<input type="hidden" name="note" value="Mein Diplom">' in page
    assert not Person.objects.filter(email="amal@example.org").exists()


def test_an_alternative_books_at_once_with_what_was_typed(
    client, hold, path, value_at, friday_noon
):
    held = hold()
    lapse_and_lose(held, friday_noon)
    choice = BY_MAIL | {"slot": value_at("10:00")}

    answers = [client.post(path(held), choice).url for _time in range(2)]

    booked = Appointment.objects.get(code=held.code)
    assert set(answers) == {reverse("booking:done", args=[held.code])}
    assert (booked.starts_at, booked.note) == (local("10:00"), "Mein Diplom")


def test_a_forgotten_hold_still_becomes_a_booking(client, hold, path, value_at):
    held = hold()
    value = value_at("10:00")
    held.delete()

    gone = client.post(path(held), GUEST)
    answer = client.post(path(held), GUEST | {"slot": value})

    assert (gone.status_code, answer.status_code) == (409, 302)
    assert ("name", "Amal") in gone.context["typed"]
    assert Appointment.objects.get().person.name == "Amal"


def test_two_open_bookings_of_one_address_are_enough(client, hold, path):
    for clock in ("9:00", "9:30"):
        client.post(path(hold(clock)), BY_MAIL)

    answer = client.post(path(hold("10:00")), BY_MAIL)

    assert answer.status_code == 409
    assert reverse("appointments:find") in answer.content.decode()
    assert Appointment.objects.filter(status=Status.BOOKED).count() == 2


def test_a_booking_sent_twice_is_no_third_one(client, hold, path):
    client.post(path(hold("9:00")), BY_MAIL)
    held = hold("9:30")
    client.post(path(held), BY_MAIL)

    assert client.post(path(held), BY_MAIL).url == reverse("booking:done", args=[held.code])


def test_a_booked_form_leads_to_its_appointment(client, hold, path):
    held = hold()
    client.post(path(held), GUEST)

    assert client.get(path(held)).url == reverse("booking:done", args=[held.code])


def test_nobody_keeps_a_copy_of_the_page(client, hold, path):
    answer = client.get(path(hold()))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_an_unknown_code_is_not_found(client, wish):
    assert client.get(reverse("booking:details", args=["ABCD2345"])).status_code == 404


def test_going_back_keeps_the_hold_and_the_week(client, hold, path):
    held = hold()

    back = client.get(path(held)).context["back_url"]

    assert back.startswith(reverse("booking:time"))
    assert f"held={held.code}&from=2027-03-01" in back
    assert client.get(back).status_code == 200
    held.refresh_from_db()
    assert held.status == Status.HELD


def test_needs_are_told_by_the_person_and_read_by_colleagues():
    guest = dict(GuestDetailsForm(mode=Mode.PHONE).fields["needs"].choices)
    desk = dict(TalkForm(known=[], mode=Mode.PHONE).fields["needs"].choices)

    assert guest.keys() == desk.keys() == set(Appointment.Need)
    with override("en"):
        assert any(str(words).startswith("I ") for words in guest.values())
        assert not any(str(words).startswith("I ") for words in desk.values())
