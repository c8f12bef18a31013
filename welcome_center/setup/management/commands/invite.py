"""Invite the first administrator of an installation, or anybody else, from the command line."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from welcome_center.foundation.accounts import actions
from welcome_center.foundation.accounts.permissions import INVITED, WITH_TEAM
from welcome_center.foundation.center.models import Team


class Command(BaseCommand):
    help = "Invite somebody by mail. The link is printed as well."

    def add_arguments(self, parser):
        parser.add_argument("role", choices=[role.value for role in INVITED])
        parser.add_argument("address", help="the e-mail address")
        parser.add_argument(
            "--language", choices=[code for code, _name in settings.LANGUAGES], default="de"
        )
        parser.add_argument("--team", metavar="CODE", help="the code of the team to work for")

    def handle(self, *, role, address, language, team, **options):
        invited = actions.invite(
            checked(address),
            roles=[role],
            teams=teams_for(role, team),
            language=language,
            invited_by=None,
            now=timezone.now(),
        )
        self.stdout.write(f"The invitation is on its way to {address}.")
        self.stdout.write("Until then, or where mail does not work yet, this link does the same:")
        self.stdout.write(invited.link)


def checked(address):
    try:
        validate_email(address)
    except ValidationError as error:
        raise CommandError(f"{address} is not an e-mail address.") from error
    return address


def teams_for(role, code):
    if code:
        team = Team.objects.filter(code=code).first()
        if team is None:
            raise CommandError(f"There is no team {code}. There are: {codes_of_teams()}.")
        return [team]
    if role not in WITH_TEAM:
        return []
    teams = list(Team.objects.all()[:2])
    if len(teams) != 1:
        raise CommandError(f"Name the team with --team. There are: {codes_of_teams()}.")
    return teams


def codes_of_teams():
    return ", ".join(Team.objects.values_list("code", flat=True)) or "none yet (see setup_center)"
