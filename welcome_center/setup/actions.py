"""An installation's first steps."""

from django.db import transaction

from partners.directory.seed import load_seed
from partners.rules.importer import load_rules
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import Center, Funder, OpeningHours, Site, Team
from welcome_center.setup import profiles


class MadeForAnother(Exception):
    """This database belongs to the center of another profile; `profile` is its code."""

    def __init__(self, profile):
        self.profile = profile
        super().__init__(profile)


@transaction.atomic
def set_up_center(profile):
    """Load code lists, directory and rules, and make what the profile names and is not there yet.

    May run again after each update: what was edited since stays. True if the center is new.
    """
    existing = Center.objects.select_for_update().first()
    if existing and existing.profile != profile.code:
        raise MadeForAnother(existing.profile)
    load_code_lists(region=profile.region)
    load_seed(profile.region)
    load_rules()
    if existing is None:
        Center.objects.create(profile=profile.code, **profile.center)
        _add_funders(profile)
    for sort, team in enumerate(profile.teams):
        _add_team(team, sort)
    return existing is None


def _add_funders(profile):
    for sort, name in enumerate(profile.funders):
        Funder.objects.create(name=name, sort=sort)


def _add_team(described, sort):
    team, _is_new = Team.objects.get_or_create(
        code=described["code"],
        defaults={"name": described["name"], "carrier": described["carrier"], "sort": sort},
    )
    for position, site in enumerate(described["sites"]):
        _add_site(team, site, 10 * sort + position)


def _add_site(team, described, sort):
    fields = {name: value for name, value in described.items() if name not in _NOT_FIELDS}
    site, is_new = Site.objects.get_or_create(
        code=described["code"],
        defaults=fields
        | {"team": team, "municipality_id": described["municipality"], "sort": sort},
    )
    if is_new:
        OpeningHours.objects.bulk_create(
            OpeningHours(site=site, weekday=weekday, opens=opens, closes=closes)
            for weekday, opens, closes in profiles.hours(described)
        )


_NOT_FIELDS = {"code", "municipality", "hours"}
