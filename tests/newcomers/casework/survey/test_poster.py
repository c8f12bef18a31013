import pytest
from django.urls import reverse

from newcomers.casework.survey.models import SurveyPoster
from tests.factories.accounts import UserFactory
from tests.factories.center import TeamFactory
from welcome_center.foundation.access import Role

PAGE, MAKE, RENEW = (
    reverse(f"feedback:{name}", args=["markt"])
    for name in ("poster", "poster_make", "poster_renew")
)


def test_a_coordinator_makes_the_poster_once(client, coordinator, site, settings):
    client.force_login(coordinator)
    assert MAKE in client.get(PAGE).content.decode()

    for _click in range(2):
        assert client.post(MAKE).url == PAGE

    token = SurveyPoster.objects.get().token
    page = client.get(PAGE).content.decode()
    assert f"{settings.SITE_ORIGIN}/s/{token}".partition("://")[2] in page
    assert "<svg" in page
    assert "How was your consultation?" in page
    assert client.get(f"/s/{token}").status_code == 302


def test_a_new_address_ends_the_old_one(client, coordinator, poster):
    client.force_login(coordinator)

    client.post(RENEW)

    new = SurveyPoster.objects.get().token
    assert new != poster.token
    assert client.get(f"/de/survey/{poster.token}/").status_code == 404
    assert client.get(f"/de/survey/{new}/").status_code == 200


@pytest.mark.parametrize("path", [MAKE, RENEW])
def test_an_advisor_prints_it_and_changes_nothing(client, advisor, poster, path):
    client.force_login(advisor)

    assert "<svg" in client.get(PAGE).content.decode()
    assert client.post(path).status_code == 403
    assert SurveyPoster.objects.get().token == poster.token


@pytest.mark.parametrize("path", [MAKE, RENEW])
def test_another_teams_site_is_not_found(client, poster, path):
    client.force_login(UserFactory(role=Role.COORDINATOR, team=TeamFactory()))

    assert client.get(PAGE).status_code == 404
    assert client.post(path).status_code == 404
    assert SurveyPoster.objects.get().token == poster.token


def test_looking_makes_no_poster(client, coordinator, site):
    client.force_login(coordinator)

    client.get(PAGE)

    assert not SurveyPoster.objects.exists()
    assert client.post(RENEW).status_code == 404
