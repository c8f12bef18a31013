"""S3: what a form does not show, nobody changes by sending it along."""

import pytest
from django.forms import ModelForm
from django.urls import get_resolver, reverse

from newcomers.people.models import Person
from tests.factories.accounts import PASSWORD, InvitationFactory
from tests.factories.people import ListCodeFactory
from tests.scope.forms import WRITINGS, filled, other_values, values
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Center, Closure

OURS = ("newcomers.", "welcome_center.")
POWERS = {"roles": "administrator", "is_active": "on", "is_staff": "on", "is_superuser": "on"}


def model_forms(form=ModelForm):
    for each in form.__subclasses__():
        if each.__module__.startswith(OURS) and each._meta.model:
            yield each
        yield from model_forms(each)


@pytest.fixture
def tenant(ours, theirs):
    ours.center = Center.objects.get()
    ours.german = ListCodeFactory()
    ours.new_closure = Closure(site=ours.site)
    return ours


def forms_of_the_portal():
    get_resolver().url_patterns  # noqa: B018  loads all pages, and with them all forms
    return set(model_forms())


def test_every_form_that_writes_to_a_model_is_tried():
    assert forms_of_the_portal() == {writing.form for writing in WRITINGS if writing.form}


def test_forms_name_their_fields():
    """`__all__` and `exclude` let in whatever the model gets later."""
    options = [form._meta for form in forms_of_the_portal()]

    assert {type(each.fields) for each in options} == {list}
    assert {each.exclude for each in options} == {None}


@pytest.mark.parametrize("writing", WRITINGS, ids=lambda each: f"{each.page} {each.args}")
def test_a_form_changes_its_own_fields(writing, tenant, browser_of):
    row, args = getattr(tenant, writing.row), filled(writing.args, tenant)
    before = values(row) if row.pk else {}
    smuggled = dict(other_values(row, writing.changes))
    client = browser_of(getattr(tenant, writing.who))

    page = reverse(writing.page, kwargs=args)
    answer = client.post(page, smuggled | filled(writing.sent, tenant))

    after = values(row if row.pk else Closure.objects.latest("pk"))
    sneaked_in = {name for name, value in smuggled.items() if str(after.get(name)) == str(value)}
    assert answer.status_code == 302
    assert row.pk is None or len(smuggled) > 3
    if before:
        changed = {name for name in before if before[name] != after[name]}
        assert changed
        assert changed <= writing.changes
    else:
        assert sneaked_in == set()


def test_whoever_registers_is_a_newcomer(client, tenant):
    more = POWERS | {"teams": tenant.team.pk, "uuid": tenant.colleague.uuid, "id": 1}

    client.post("/de/accounts/signup/", more | {"email": "a@example.org", "password1": PASSWORD})

    user = User.objects.get(email="a@example.org")
    assert (user.roles, user.teams.count(), user.is_staff) == ([Role.NEWCOMER], 0, False)
    assert user.uuid != tenant.colleague.uuid


def test_an_invitation_gives_what_it_says(client, tenant):
    InvitationFactory(token="right", email="mira@example.org", team=tenant.team)
    more = POWERS | {"teams": "1", "email": "other@example.org", "name": "M", "password": PASSWORD}

    client.post("/de/accounts/invitations/right/", more)

    user = User.objects.get(email="mira@example.org")
    assert (user.roles, list(user.teams.all())) == ([Role.ADVISOR], [tenant.team])


def test_the_first_step_makes_an_ordinary_person(client, tenant):
    """The row is made here, so nothing may be chosen that others are known by."""
    known = tenant.person
    account = User.objects.create_user("new@example.org", roles=[Role.NEWCOMER])
    client.force_login(account)
    more = {"code": known.code, "uuid": known.uuid, "account": known.account_id, "id": known.pk}
    more |= {"account_id": known.account_id, "origin": "staff", "team": "0", "name": "Amal"}

    client.post("/de/me/intake/start/", more | {"language": "de", "place": "elsewhere"})

    person = Person.objects.get(account=account)
    assert person.code != known.code
    assert (person.name, person.origin) == ("", Person.Origin.SELF)
