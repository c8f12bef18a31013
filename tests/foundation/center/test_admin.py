import pytest
from django.contrib import admin
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.center import SiteFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import ListCode, Site, Topic

OWN = [
    model._meta.model_name
    for model, model_admin in admin.site._registry.items()
    if type(model_admin).__module__.startswith("welcome_center.foundation.center")
]


@pytest.fixture
def administrator(client, center):
    user = UserFactory(role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def test_the_pages_bear_the_centers_name_and_no_other(client, administrator, center):
    page = client.get(reverse("admin:index")).content.decode()

    assert f"– {center}</title>" in page
    assert "Django" not in page


def test_a_center_without_a_name_has_settings_too(client, db):
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))

    page = client.get(reverse("admin:index")).content.decode()

    assert str(admin.site.site_title) in page
    assert "Django" not in page


@pytest.mark.parametrize("name", OWN)
def test_each_list_opens(client, administrator, name):
    load_code_lists()
    SiteFactory()

    assert client.get(reverse(f"admin:foundation_{name}_changelist")).status_code == 200


def test_an_own_code_is_added_and_survives_loading(client, administrator):
    load_code_lists()
    entered = {"list": "gender", "code": "Q", "labels": '{"de": "quer"}', "own_labels": "{}"}

    answer = client.post(
        reverse("admin:foundation_listcode_add"),
        entered | {"extra": "{}", "sort": 9, "is_active": "on"},
    )
    load_code_lists()

    assert answer.status_code == 302
    code = ListCode.objects.get(list="gender", code="Q")
    assert (code.is_own, code.is_active) == (True, True)


def test_a_shipped_label_is_not_edited_but_worded_anew(client, administrator):
    load_code_lists()
    url = reverse("admin:foundation_topic_change", args=["ARR_BANK"])
    entered = {"own_labels": '{"de": "Girokonto"}', "labels": '{"de": "x"}', "group": "ARR"}

    client.post(url, entered | {"sort": 1, "minutes": 15, "is_active": "on"})
    load_code_lists()

    topic = Topic.objects.get(code="ARR_BANK")
    assert topic.own_labels == {"de": "Girokonto"}
    assert topic.labels["de"] == "Bankkonto"


@pytest.mark.parametrize("name", ["topic", "site", "team", "center"])
def test_what_others_name_is_never_deleted(client, administrator, name):
    load_code_lists()
    site = SiteFactory()
    pk = {"topic": "ARR_BANK", "site": site.pk, "team": site.team.pk, "center": True}[name]

    assert client.post(reverse(f"admin:foundation_{name}_delete", args=[pk])).status_code == 403
    assert Site.objects.exists()


def test_a_coordinator_has_no_business_there(client, coordinator):
    assert client.get(reverse("admin:foundation_topic_changelist")).status_code == 403
