"""S2: another team's rows are not there: not by address, list, filter, search, form or file."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from newcomers.booking.slots import Slot
from newcomers.booking.week import value_of
from tests import doors
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.scope import pages
from tests.scope.tenants import FIRST_NAME, kept_rows, marks_of
from welcome_center.foundation.access import Role

STRANGERS = ("visitor", "newcomer", "advisor", "coordinator")
REFUSED = {403, 404, 405}
ASKED = ("GET", "HEAD", "POST", "PUT", "DELETE")
# What changes with each answer: secrets and numbers of the form, and of the content policy.
FLEETING = re.compile(
    r'(name="(csrfmiddlewaretoken|uuid)" value|nonce|"X-CSRFToken":)[=\s]*"[^"]*"'
)


def account_of(visitor, tenant):
    who = {"visitor": None, "newcomer": tenant.newcomer, "advisor": tenant.colleague}
    return who.get(visitor, tenant.coordinator)


def given_away(response, tenant):
    """Which of their marks stand in the answer."""
    heard = response.content.decode() + str(response.headers)
    return sorted(mark for mark in marks_of(tenant) if mark in heard)


def is_refused(response):
    asked_to_sign_in = "/accounts/login/" in response.headers.get("Location", "")
    return response.status_code in REFUSED or asked_to_sign_in


OWN = re.compile("/webauthn/|/desk/availability/(rules|absences)/|/desk/cases/outcomes/")
OWN = re.compile("/webauthn/|/desk/availability/(rules|absences)/|/desk/(exports|lists)/")


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(client, paths):
    """(name, answer) for each path and each method that its page takes; nothing stays changed."""
    for path, methods, sent, _door in paths:
        for method in set(ASKED).intersection(methods):
            cookies = client.cookies.copy()
            with undone():
                answer = getattr(client, method.lower())(path, sent)
                yield f"{method} {path}", answer
                for close in answer._resource_closers:  # files, but not the connection
                    close()
            client.cookies = cookies


def test_it_is_clear_whose_row_each_address_names():
    assert [match.view_name for match, _door in pages.every() if not pages.placed(match)] == []


@pytest.mark.parametrize("visitor", STRANGERS)
def test_their_rows_are_not_there(visitor, ours, theirs, browser_of):
    before = kept_rows(theirs)
    addresses = list(pages.with_rows(theirs)) + list(pages.with_rows(theirs, advisor=ours))
    asked = [each for each in addresses if names(each[0], theirs)]

    client = browser_of(account_of(visitor, ours))
    heard = dict(answers(client, asked))

    assert len(heard) > 60
    assert [name for name, answer in heard.items() if not is_refused(answer)] == []
    assert {name: found for name, it in heard.items() if (found := told(it, name, theirs))} == {}
    assert kept_rows(theirs) == before


def names(path, tenant):
    """Pages below our own advisor name them only by the row at the end."""
    return f"/team/{tenant.profile.pk}/" in path or not path.endswith(
        ("/availability/", "/profile/", "/new/", "/ill/", "/told/", "/names/", "/renew/")
    )


def told(response, name, tenant):
    """Their marks, but those that we named ourselves: the sign-in leads back to its address."""
    return [mark for mark in given_away(response, tenant) if mark not in name]


@pytest.mark.parametrize("visitor", ["advisor", "coordinator"])
def test_the_same_pages_open_for_those_to_whom_the_rows_belong(visitor, theirs, browser_of):
    client = browser_of(account_of(visitor, theirs))
    own = [row for row in pages.with_rows(theirs) if row[-1][visitor] == "yes"]
    if visitor == "advisor":  # her own hours have no address with a number
        own = [row for row in own if "/desk/team/" not in row[0]]
    else:  # passkeys, own hours and own tables are each person's own
        own = [row for row in own if not OWN.search(row[0])]

    heard = answers(client, own)

    shut = [name for name, it in heard if is_refused(it) and it.status_code != 405]

    assert len(own) > 8
    assert shut == []


QUERIES = [
    {},
    {"advisor": "all", "view": "week", "words": FIRST_NAME, "q": FIRST_NAME},
    {"advisor": "all", "state": "failed", "page": "2"},
]


def looks(client, role):
    """{address: what it shows}, of all lists, filters and files that are not for everybody."""
    shown = {}
    for path, door in pages.lists():
        if door[role] == "yes" and door["visitor"] != "yes":
            for query in QUERIES:
                address = f"{path}?{urlencode(query)}"
                shown[address] = FLEETING.sub("", client.get(address).content.decode())
    return shown


@pytest.mark.parametrize("role", ["newcomer", "advisor", "coordinator"])
def test_everything_looks_as_if_the_other_team_did_not_exist(role, ours, request, browser_of):
    client = browser_of(account_of(role, ours))
    before = looks(client, role)

    theirs = request.getfixturevalue("theirs")
    after = looks(client, role)

    assert len(before) >= 12
    assert any(ours.word in text for text in before.values())
    assert not any(theirs.word in text for text in after.values())
    assert [address for address in before if before[address] != after[address]] == []


WISH = {"topic": "ARR_ORIENT", "language": "de", "mode": "F2F"}


def foreign_queries(tenant):
    """Addresses of our own pages that name something of theirs."""
    pk, start = tenant.profile.pk, "2027-03-01"
    wish = {"topic": tenant.appointment.topic_id, "language": "de", "mode": "F2F"}
    slot = time_of(tenant)
    yield "home:desk", {"advisor": pk, "day": start}
    yield "home:desk", {"advisor": pk, "view": "week"}
    yield "desk:week", {"advisor": pk, "day": start}
    yield "desk:book", wish | {"advisor": pk}
    yield "desk:book", wish | {"site": tenant.site.pk}
    yield "desk:book_person", wish | {"advisor": pk, "slot": slot}
    yield "messages:message_list", {"state": "failed"}
    yield "counter:counter", {"site": tenant.site.pk}
    yield "counter:queue", {"site": tenant.site.pk}


@pytest.mark.parametrize("visitor", ["advisor", "coordinator"])
def test_filters_and_searches_do_not_reach_their_rows(visitor, ours, theirs, browser_of):
    client = browser_of(account_of(visitor, ours))

    for name, query in foreign_queries(theirs):
        response = client.get(reverse(name), query)

        assert (name, query, given_away(response, theirs)) == (name, query, [])


def searches(ours):
    """Address and words of each search that is posted."""
    wish = {"topic": ours.appointment.topic_id, "language": "de", "mode": "F2F"}
    book = wish | {"advisor": ours.profile.pk, "slot": time_of(ours)}
    yield reverse("desk:book_person", query=book), {"q": FIRST_NAME, "find": "yes"}
    yield reverse("counter:check_in"), {"q": FIRST_NAME}
    yield reverse("messages:message_list"), {"words": FIRST_NAME}
    yield reverse("messages:message_list"), {"words": "example.org"}
    yield reverse("file:person_list"), {"q": FIRST_NAME}


@pytest.mark.parametrize("visitor", ["advisor", "coordinator"])
def test_searches_find_our_rows_and_not_theirs(visitor, ours, theirs, browser_of):
    client = browser_of(account_of(visitor, ours))

    for address, words in searches(ours):
        response = client.post(address, words, follow=True)

        assert (address, words, given_away(response, theirs)) == (address, words, [])
        assert ours.word.lower() in response.content.decode().lower()


@pytest.mark.parametrize("visitor", ["advisor", "coordinator"])
def test_of_their_people_only_the_team_that_knows_them_is_named(visitor, ours, theirs, browser_of):
    client, person = browser_of(account_of(visitor, ours)), theirs.person

    for typed in (person.name, person.code, person.email, person.phone):
        response = client.post(reverse("file:person_list"), {"q": typed})
        shown = response.content.decode().replace(typed, "").replace(str(theirs.team), "")
        assert str(theirs.team) in response.content.decode()
        assert [mark for mark in marks_of(theirs) if mark in shown] == []


def choices(ours, theirs):
    """(page, what is sent, field, our choice, theirs, what would grow by it)."""
    day = "2027-05-03"
    hours = {"weekday": 2, "starts": "9:00", "ends": "10:00", "modes": ["F2F"], "valid_from": day}
    letter = {"email": "new@example.org", "roles": ["advisor"], "language": "de"}
    profile = {"languages": ["de"], "is_bookable": "on"}
    days = {"starts_on": day, "ends_on": day}
    sites, teams = (ours.site.pk, theirs.site.pk), (ours.team.pk, theirs.team.pk)
    yield "desk:rule_add", hours, "site", *sites, theirs.site.rules
    yield "desk:profile", profile, "sites", *sites, theirs.site.advisors
    yield "center:closure_list", days, "site", *sites, theirs.site.closures
    yield "team:colleague_invite", letter, "teams", *teams, theirs.team.invitation_set


@pytest.mark.parametrize("place", range(4))
def test_forms_do_not_offer_what_is_theirs(place, ours, theirs, browser_of):
    page, sent, field, own, foreign, made = list(choices(ours, theirs))[place]
    who = ours.colleague if page.startswith("desk:") else ours.coordinator
    client, path, before = browser_of(who), reverse(page), made.count()

    refused = client.post(path, sent | {field: foreign})
    with undone():
        accepted = client.post(path, sent | {field: own})

    assert refused.status_code == 200
    assert accepted.status_code == 302
    assert made.count() == before


def time_of(tenant):
    """A free time of its advisor, as the button says it."""
    start = local("11:00")
    pks = tenant.profile.pk, tenant.site.pk
    return value_of(Slot(start, start + timedelta(minutes=30), *pks))


def test_nobody_is_booked_with_their_advisor_nor_for_their_people(ours, theirs, browser_of):
    client, found = browser_of(ours.colleague), {"searched": FIRST_NAME, "contact_by": "none"}
    now = found | {"slot": time_of(ours)}
    wish = {"topic": ours.appointment.topic_id, "language": "de", "mode": "F2F"}
    path = f"{reverse('desk:book_person')}?{urlencode(wish)}"

    refused = client.post(path, now | {"person": theirs.person.uuid})
    with undone():
        accepted = client.post(path, now | {"person": ours.person.uuid})
    made_up = now | {"person": "new", "name": "Amal", "slot": time_of(theirs)}
    turned_away = client.post(path, made_up)

    assert (refused.status_code, accepted.status_code) == (200, 302)
    assert turned_away.url.startswith(reverse("desk:book"))
    assert theirs.person.appointments.count() == theirs.profile.appointments.count() == 3


def test_a_calendar_feed_holds_one_advisors_appointments(ours, theirs, browser_of):
    response = browser_of().get(f"/calendar/{ours.profile.calendar_token}.ics")

    assert ours.word in response.content.decode()
    assert given_away(response, theirs) == []


def test_an_appointments_calendar_file_holds_that_one(ours, theirs, browser_of):
    response = browser_of().get(f"/appointments/{ours.appointment.code}.ics")

    assert response.content.decode().count("BEGIN:VEVENT") == 1
    assert given_away(response, theirs) == []


def test_public_pages_name_nobody(ours, theirs, browser_of):
    """Teams and sites are public; who works there or came there is not."""
    client, people = browser_of(), {FIRST_NAME, theirs.appointment.code, str(theirs.person.uuid)}

    for path, door in pages.lists():
        if door["visitor"] == "yes":
            text = client.get(path, WISH).content.decode()
            assert [mark for mark in people if mark in text] == [], path


def test_the_admin_shows_no_case(theirs, browser_of):
    client = browser_of(UserFactory(role=Role.ADMINISTRATOR, second_factor=True))
    case = {FIRST_NAME, theirs.person.code, theirs.appointment.code, theirs.person.phone}
    seen = 0

    for route, path in doors.addresses().items():
        if route.startswith("/admin/"):
            response = client.get(path)
            text = response.content.decode() if response.status_code == 200 else ""
            seen += response.status_code == 200
            assert [mark for mark in case if mark in text] == [], path
    assert seen > 20
