from datetime import time

import pytest
from django.urls import reverse

from tests.factories.center import OpeningHoursFactory


def enter(client, site, **times):
    return client.post(
        reverse("center:opening_hours", args=[site.code]), {"day7_0_opens": ""} | times
    )


def known(site):
    return list(site.opening_hours.values_list("weekday", "opens", "closes"))


def test_the_form_shows_the_hours_that_are_known(client, coordinator, site):
    OpeningHoursFactory(site=site, weekday=2, opens=time(8, 30), closes=time(11))

    page = client.get(reverse("center:opening_hours", args=[site.code])).content.decode()

    assert 'value="08:30"' in page
    assert 'value="11:00"' in page


def test_new_hours_take_the_place_of_the_old_ones(client, coordinator, site):
    OpeningHoursFactory(site=site, weekday=2)

    enter(
        client,
        site,
        day1_0_opens="09:00",
        day1_0_closes="12:00",
        day1_1_opens="13:00",
        day1_1_closes="16:30",
    )

    assert known(site) == [(1, time(9), time(12)), (1, time(13), time(16, 30))]


def test_an_empty_form_closes_the_whole_week(client, coordinator, site):
    OpeningHoursFactory(site=site)

    enter(client, site)

    assert known(site) == []


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        ({"day1_0_opens": "12:00", "day1_0_closes": "09:00"}, "day1_0_closes"),
        ({"day1_0_opens": "09:00", "day1_0_closes": "09:00"}, "day1_0_closes"),
        ({"day1_0_opens": "09:00"}, "day1_0_closes"),
        ({"day1_0_opens": "neun", "day1_0_closes": "12:00"}, "day1_0_opens"),
        (
            {
                "day1_0_opens": "09:00",
                "day1_0_closes": "12:00",
                "day1_1_opens": "11:00",
                "day1_1_closes": "13:00",
            },
            "day1_1_opens",
        ),
    ],
)
def test_impossible_hours_are_explained_and_kept_in_the_form(
    client, coordinator, site, times, wrong
):
    OpeningHoursFactory(site=site, weekday=5)

    answer = enter(client, site, **times)

    assert wrong in answer.context["form"].errors
    assert f'value="{times["day1_0_opens"]}"' in answer.content.decode()
    assert known(site) == [(5, time(9), time(12))]
