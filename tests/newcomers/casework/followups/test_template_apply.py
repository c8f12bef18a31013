from datetime import date

import pytest
from django.urls import reverse

from newcomers.casework.followups.models import FollowUp
from tests.factories.people import ListCodeFactory
from welcome_center.foundation.center.importer import load_code_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def template():
    """Three steps; the second would fall on a Saturday."""
    ListCodeFactory(list="followup_template", code="FT_X", labels={"de": "Anerkennung"})
    for number, days in enumerate((1, 4, 28), start=1):
        ListCodeFactory(
            list="followup_step",
            code=f"FT_X_{number}",
            labels={"de": f"Schritt {number}"},
            sort=number,
            extra={"group": "FT_X", "days": days},
        )


@pytest.fixture
def address(person, template):
    return reverse("followups:template_apply", args=[person.code])


def steps(*rows, owner=""):
    sent = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "owner": owner}
    for number, row in enumerate(rows):
        sent |= {f"form-{number}-{name}": value for name, value in row.items()}
    return sent


def test_the_steps_come_with_days_that_are_no_weekend(at_desk, address):
    shown = at_desk.get(address, {"template": "FT_X"}).context["steps"]

    assert [form.initial["due_on"] for form in shown] == [
        date(2026, 11, 25),
        date(2026, 11, 30),
        date(2026, 12, 22),
    ]


def test_what_is_wanted_is_noted_as_it_was_changed(at_desk, address, person, advisor):
    first = {"code": "FT_X_1", "is_wanted": "on", "text": "Anders", "due_on": "2026-12-03"}
    second = {"code": "FT_X_2", "text": "", "due_on": "2000-01-01"}

    sent = steps(first, second, owner=str(advisor.uuid))
    answer = at_desk.post(f"{address}?template=FT_X", sent)

    assert answer.url == reverse("file:person", args=[person.code])
    [made] = FollowUp.objects.all()
    assert (made.text, made.due_on, made.step) == ("Anders", date(2026, 12, 3), "FT_X_1")
    assert (made.origin, made.owner, made.person) == ("template", advisor, person)


def test_one_wrong_step_keeps_all_of_them_back(at_desk, address):
    right = {"code": "FT_X_1", "is_wanted": "on", "text": "A", "due_on": "2026-12-03"}
    wrong = {"code": "FT_X_2", "is_wanted": "on", "text": "", "due_on": "2000-01-01"}

    answer = at_desk.post(f"{address}?template=FT_X", steps(right, wrong))

    assert set(answer.context["steps"].errors[1]) == {"text", "due_on"}
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"form-TOTAL_FORMS": "many"}, {"form-TOTAL_FORMS": 10**6}])
def test_a_form_without_its_steps_notes_nothing(at_desk, address, sent):
    answer = at_desk.post(f"{address}?template=FT_X", sent)

    assert answer.status_code in (200, 302)
    assert not FollowUp.objects.exists()


def test_without_a_template_one_chooses(at_desk, address):
    assert "Anerkennung" in at_desk.get(address, {"template": "FT_NO"}).content.decode()
    assert "Anerkennung" in at_desk.post(address, {}).content.decode()


def test_of_another_teams_person_nothing_is_known(client, clock, address, stranger):
    client.force_login(stranger)

    assert client.get(address).status_code == 404


def test_the_house_brings_templates_and_each_step_has_one(at_desk, person):
    load_code_lists(region="hildesheim")
    address = reverse("followups:template_apply", args=[person.code])

    templates = at_desk.get(address).context["templates"]

    assert len(templates) >= 5
    for template in templates:
        shown = at_desk.get(address, {"template": template.code}).context["steps"]
        assert len(list(shown)) >= 2
