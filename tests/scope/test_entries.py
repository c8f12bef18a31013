"""S2 for places: what is another place's own is not there, and drafts are nobody else's."""

import pytest
from django.urls import resolve, reverse
from django.utils.http import urlencode

from partners.directory.models import Location, Organisation
from tests.factories.accounts import UserFactory
from tests.scope import pages
from tests.scope.entries import make_place, marks_of
from tests.scope.tenants import kept_rows
from tests.scope.test_scope import FLEETING, answers, is_refused, undone
from welcome_center.foundation.access import Role

STRANGERS = ("visitor", "newcomer", "advisor", "contact", "second")


@pytest.fixture
def here():
    return make_place("Heimat")


@pytest.fixture
def there():
    return make_place("Fremdling")


@pytest.fixture
def account_of(here, ours):
    who = {"visitor": None, "newcomer": ours.newcomer, "advisor": ours.colleague}
    who |= {"coordinator": ours.coordinator, "contact": here.contact, "second": here.second}
    return who.get


def given_away(response, place, name=""):
    """Their marks in the answer, but those that we named ourselves."""
    heard = response.content.decode() + str(response.headers)
    return sorted(mark for mark in marks_of(place) if mark in heard and mark not in name)


@pytest.mark.parametrize("visitor", STRANGERS)
def test_another_places_pages_are_not_there(visitor, there, account_of, browser_of):
    before = kept_rows(there)

    heard = dict(answers(browser_of(account_of(visitor)), pages.of_place(there)))

    assert len(heard) > 20
    assert [name for name, answer in heard.items() if not is_refused(answer)] == []
    assert {n: found for n, it in heard.items() if (found := given_away(it, there, n))} == {}
    assert kept_rows(there) == before


@pytest.mark.parametrize("argument", ["uuid", "pk"])
def test_another_places_rows_are_not_there_below_the_own_entry(
    argument, here, there, account_of, browser_of
):
    before, both = kept_rows(there), pages.of_place(here, **{argument: there})
    mixed = [each for each in both if argument in pages.OF_PLACES[resolve(each[0]).view_name]]

    heard = dict(answers(browser_of(here.contact), mixed))

    assert len(heard) > 1
    assert [name for name, answer in heard.items() if not is_refused(answer)] == []
    assert {n: found for n, it in heard.items() if (found := given_away(it, there, n))} == {}
    assert kept_rows(there) == before


def test_the_same_pages_open_for_their_own_contact(there, browser_of):
    heard = dict(answers(browser_of(there.contact), pages.of_place(there)))

    shut = [name for name, it in heard.items() if is_refused(it) and it.status_code != 405]

    assert len(heard) > 20
    assert shut == []


def test_who_may_not_invite_changes_nothing_about_the_team(here, browser_of):
    client = browser_of(here.second)
    before = kept_rows(here)
    team = {"slug": here.entry.slug}
    letter = {"email": "new@example.org", "language": "de"}
    asked = [
        client.post(reverse("partner:member_list", kwargs=team), letter),
        client.post(reverse("partner:member_remove", kwargs=team | {"pk": here.lead.pk})),
        client.post(reverse("partner:member_uninvite", kwargs=team | {"pk": here.invited.pk})),
    ]

    assert [answer.status_code for answer in asked] == [403] * 3
    assert kept_rows(here) == before


def looks(client, place):
    """{address: what it shows} of all that only contacts of places see."""
    own = [path for path, methods, _sent, _door in pages.of_place(place) if "GET" in methods]
    lists = [path for path, door in pages.lists() if door["partner"] == "yes" != door["visitor"]]
    return {
        path: FLEETING.sub("", client.get(path, follow=True).content.decode())
        for path in [*own, *lists]
    }


def test_own_pages_look_as_if_the_other_place_did_not_exist(here, request, browser_of):
    client = browser_of(here.contact)
    before = looks(client, here)

    there = request.getfixturevalue("there")
    after = looks(client, here)

    assert len(before) > 7
    assert any(here.secret in text for text in before.values())
    assert not any(mark in text for text in after.values() for mark in (there.word, there.secret))
    assert [address for address in before if before[address] != after[address]] == []


def test_hours_of_another_place_are_not_written_through_the_own_form(here, there, browser_of):
    sent = {"version": here.entry.version, f"capacity-{here.service.pk}-capacity": "open"}
    sent |= {f"hours-{here.location.pk}-day0": "8-9", f"hours-{there.location.pk}-day0": "8-9"}
    sent[f"capacity-{there.service.pk}-capacity"] = "stopped"
    before = kept_rows(there)

    browser_of(here.contact).post(reverse("partner:own_hours", args=[here.entry.slug]), sent)

    assert Location.objects.get(pk=here.location.pk).hours == "Mo 08:00-09:00"
    assert kept_rows(there) == before


# What is published, and what is not -----------------------------------------------------------


@pytest.mark.parametrize("visitor", [*STRANGERS, "coordinator"])
def test_what_is_not_published_has_no_public_address(visitor, there, account_of, browser_of):
    heard = dict(answers(browser_of(account_of(visitor)), pages.of_place(there, pages.PUBLISHED)))

    assert len(heard) > 10
    assert [name for name, answer in heard.items() if not is_refused(answer)] == []
    assert {n: found for n, it in heard.items() if (found := given_away(it, there, n))} == {}


def queries(place):
    yield {}
    yield {"words": place.secret, "search": place.secret, "q": place.secret}
    yield {"search": place.secret}
    yield {"full": "true"}
    yield {"full_service": "true"}
    yield {"organization_id": place.hidden.uuid}
    yield {"topic": "REC_VOC", "place": "-"}


@pytest.mark.parametrize("visitor", [*STRANGERS, "coordinator"])
def test_no_public_list_search_or_answer_of_the_interface_names_it(
    visitor, there, account_of, browser_of
):
    client, shown = browser_of(account_of(visitor)), ""

    for path, door in pages.lists():
        if door["visitor"] == "yes" and "/accounts/" not in path:
            for query in queries(there):
                name = f"{path}?{urlencode(query)}"
                answer = client.get(name)
                shown += answer.content.decode()
                assert (name, without_echo(answer, there, query)) == (name, [])
    assert there.entry.slug in shown


def without_echo(response, place, query):
    """What was searched for stands in the form again; all else must not be there."""
    repeated = {str(value) for value in query.values()}
    return [mark for mark in given_away(response, place) if mark not in repeated]


@pytest.mark.parametrize("visitor", ["visitor", "contact"])
def test_the_published_entry_tells_nothing_of_what_is_behind_it(
    visitor, there, account_of, browser_of
):
    client, slug, uuid = browser_of(account_of(visitor)), there.entry.slug, there.entry.uuid
    paths = [reverse(f"directory:{page}", args=[slug]) for page in ("entry", "entry_sheet")]
    paths += [reverse("directory:mistake_report", args=[slug])]
    paths += [f"/api/hsds/organizations/{uuid}?full_service=true"]
    paths += [f"/api/hsds/services?full=true&organization_id={uuid}"]

    heard = [client.get(path) for path in paths]

    assert [answer.status_code for answer in heard] == [200] * 5
    assert all(there.entry.text("name") in answer.content.decode() for answer in heard)
    assert [given_away(answer, there) for answer in heard] == [[]] * 5


def test_a_link_by_mail_opens_its_own_entry_and_what_the_table_holds_opens_none(
    here, there, browser_of
):
    client = browser_of()
    link, stored = here.link.token, here.asked.token_hash

    own = client.get(reverse("confirm:entry_confirm", args=[link]))
    changing = client.get(reverse("confirm:entry_correct", args=[link]))

    assert here.entry.text("name") in own.content.decode()
    assert given_away(own, there) == given_away(changing, there) == []
    assert client.get(reverse("confirm:entry_confirm", args=[stored])).status_code == 404


def test_a_link_by_mail_shows_no_drafts_contacts_or_other_wishes(here, browser_of):
    client, link = browser_of(), here.link.token
    pages = [reverse(f"confirm:entry_{page}", args=[link]) for page in ("confirm", "correct")]

    heard = [client.get(page) for page in pages]

    assert [answer.status_code for answer in heard] == [200, 200]
    assert [given_away(answer, here) for answer in heard] == [[], []]


# Coordinators and administrators --------------------------------------------------------------


def test_a_version_comes_back_only_below_its_own_entry(here, there, ours, browser_of):
    client, event = browser_of(ours.coordinator), there.entry.events.first().pk
    where = {"kind": "organisation", "pgh_id": event}

    with undone():
        own = client.post(
            reverse("upkeep:version_restore", kwargs=where | {"slug": there.entry.slug})
        )
    other = client.post(reverse("upkeep:version_restore", kwargs=where | {"slug": here.entry.slug}))

    assert (own.status_code, other.status_code) == (302, 404)


def test_an_administrators_pages_offer_no_list_of_people(there, browser_of):
    client = browser_of(UserFactory(role=Role.ADMINISTRATOR, second_factor=True))
    entry = Organisation.objects.get(pk=there.entry.pk)

    for path in ("/admin/partners/organisation/add/", "/admin/partners/service/add/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert given_away(answer, there) == []
    assert client.get(f"/admin/partners/organisation/{entry.pk}/change/").status_code == 200
