from datetime import time

import pytest
from django.core.management import CommandError, call_command

from welcome_center.foundation.center.models import (
    Center,
    Funder,
    Municipality,
    OpeningHours,
    Site,
    Team,
    Topic,
)
from welcome_center.setup import profiles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("profile", "name", "land", "municipality", "teams"),
    [
        ("hildesheim", "Welcome Center Region Hildesheim", "NI", "03254021", 1),
        ("stuttgart", "Welcome Center Stuttgart", "BW", "08111000", 2),
    ],
)
def test_each_profile_makes_a_whole_center(profile, name, land, municipality, teams):
    call_command("setup_center", profile)

    center = Center.objects.get()
    assert (center.full_name, center.land, center.profile) == (name, land, profile)
    assert center.reminder_hours == [48, 3]
    assert center.interface_languages == ["de", "en", "ar"]
    assert Funder.objects.exists()
    assert Topic.objects.active().exists()
    assert Municipality.objects.active().filter(code=municipality).exists()
    assert Team.objects.count() == teams
    assert Team.objects.exclude(sites__opening_hours=None).distinct().count() == teams


@pytest.mark.parametrize("profile", profiles.names())
@pytest.mark.parametrize("field", ["introduction", "official_line", "carrier_line", "funding_line"])
def test_each_text_of_a_profile_is_there_in_each_language(profile, field):
    texts = profiles.load(profile).center[field]

    assert set(texts) == {"de", "en", "ar"}
    assert all(texts.values())


def test_hildesheim_has_its_motto():
    call_command("setup_center", "hildesheim")

    assert Center.objects.get().motto == "Gemeinsam.Perspektiven.Schaffen"


def test_stuttgart_has_the_citys_and_the_regions_team():
    call_command("setup_center", "stuttgart")

    assert {team.name for team in Team.objects.all()} == {
        "Welcome Center Stuttgart",
        "Welcome Service Region Stuttgart",
    }


def test_a_second_run_keeps_what_was_edited():
    call_command("setup_center", "hildesheim")
    Center.objects.update(motto="Willkommen", street="Beispielstraße 4")
    Site.objects.update(name="Haus am Markt")
    OpeningHours.objects.filter(weekday=5).delete()
    OpeningHours.objects.filter(weekday=1, opens=time(9)).update(opens=time(8))
    Funder.objects.first().delete()
    before = _everything()

    call_command("setup_center", "hildesheim")

    assert _everything() == before


def _everything():
    models = (Center, Funder, Team, Site, OpeningHours, Topic, Municipality)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_another_profile_is_refused_with_a_sentence():
    call_command("setup_center", "hildesheim")
    before = _everything()

    with pytest.raises(CommandError, match="made for the center “hildesheim”, not for “stuttgart”"):
        call_command("setup_center", "stuttgart")

    assert _everything() == before


def test_an_unknown_profile_is_refused():
    with pytest.raises(CommandError, match="invalid choice: 'bremen'"):
        call_command("setup_center", "bremen")


def test_the_first_run_names_what_the_operator_must_confirm(capsys):
    call_command("setup_center", "stuttgart")

    said = capsys.readouterr().out
    assert "Welcome Service Region Stuttgart: Straße und Hausnummer bitte bestätigen" in said
    assert "Welcome Center Stuttgart: opening hours" in said
