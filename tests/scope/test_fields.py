"""S3: what a form does not show, nobody changes by sending it along."""

import pytest
from django.forms import ModelForm
from django.urls import get_resolver, reverse

from newcomers.people.models import FOUND_BY, Person
from partners.directory.upkeep import ChangeProposal, GapNote
from partners.rules.models import Rule
from tests.factories.accounts import PASSWORD, InvitationFactory
from tests.factories.people import ListCodeFactory
from tests.scope.entries import make_place
from tests.scope.forms import DRAFT, PROPOSALS, WRITINGS, filled, other_values, values
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Center, Closure

OURS = ("newcomers.", "partners.", "welcome_center.")
# What a change by a mail's link says about the rest, and a new version of the entry.
CONFIRMED = {"version", "changed_at", "confirmed_on", "hours_confirmed_on", "confirmed_by"}
CONFIRMED |= {"due_on", "hours_due_on"}
# What a name is found by follows from it.
FOLLOWS = set(FOUND_BY)
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
    ListCodeFactory(list="org_type", code="MBE")
    ours.topic = ours.appointment.topic
    ours.new_gap = GapNote(topic=ours.topic, noted_by=ours.colleague)
    ours.rule_of_center = Rule.objects.create(code="R900", topic=ours.topic.code, target="MBE")
    make_place("Fremdling")
    vars(ours).update({f"own_{name}": row for name, row in vars(make_place("Heimat")).items()})
    return ours


def forms_of_the_portal():
    get_resolver().url_patterns  # noqa: B018  loads all pages, and with them all forms
    return set(model_forms())


def test_every_form_that_writes_to_a_model_is_tried():
    assert forms_of_the_portal() == {
        writing.form for writing in (*WRITINGS, *PROPOSALS, DRAFT) if writing.form
    }


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

    after = values(row if row.pk else type(row).objects.latest("pk"))
    sneaked_in = {name for name, value in smuggled.items() if str(after.get(name)) == str(value)}
    assert answer.status_code == 302
    assert row.pk is None or len(smuggled) > 3
    assert sneaked_in == set()
    if before:
        changed = {name for name in before if before[name] != after[name]}
        assert changed
        assert changed <= writing.changes | writing.noted | FOLLOWS


def shown(form):
    """What the page's form would send if nobody touched it."""
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def rename_and_smuggle(client, page, writing, row):
    """Another name, and with it all that the form does not ask for."""
    editing = client.get(page).context["editing"]
    [form] = [
        each for each in editing.forms if isinstance(each, writing.form) and each.row.pk == row.pk
    ]
    others = dict(other_values(row, writing.changes))
    sent = {name: value for each in editing.forms for name, value in shown(each).items()}
    sent |= others | {form.add_prefix(name): value for name, value in others.items()}
    sent |= {form.add_prefix("name_de"): "Anders", "version": editing.version}
    return client.post(page, sent)


@pytest.mark.parametrize("writing", PROPOSALS, ids=lambda each: f"{each.page} {each.row}")
def test_what_waits_for_approval_holds_the_forms_own_fields(writing, tenant, browser_of):
    """The row keeps what it has; the wish holds nothing that the form does not ask for."""
    row, author = getattr(tenant, writing.row), getattr(tenant, writing.who, None)
    page = reverse(writing.page, kwargs=filled(writing.args, tenant))
    before = values(row)
    ChangeProposal.objects.all().delete()

    answer = rename_and_smuggle(browser_of(author), page, writing, row)

    [wish] = ChangeProposal.objects.all()
    assert answer.status_code == 302
    assert {name for name in before if before[name] != values(row)[name]} <= CONFIRMED
    assert set(wish.after) == {"name"}
    assert (wish.organisation, wish.target) == (tenant.own_entry, row.uuid)
    assert (wish.proposed_by, wish.state) == (author, ChangeProposal.State.OPEN)


def test_a_draft_changes_what_its_form_asks_for(tenant, browser_of):
    row, page = tenant.own_draft, reverse(DRAFT.page, kwargs=filled(DRAFT.args, tenant))
    before = values(row)

    answer = rename_and_smuggle(browser_of(tenant.own_contact), page, DRAFT, row)

    changed = {name for name in before if before[name] != values(row)[name]}
    assert answer.status_code == 302
    assert "name" in changed
    assert changed - {"name"} <= DRAFT.noted


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
