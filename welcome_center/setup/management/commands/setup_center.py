from django.core.management.base import BaseCommand, CommandError

from partners.directory.records import NotImported
from welcome_center.foundation.center.importer import CodeListsNotLoaded
from welcome_center.setup import profiles
from welcome_center.setup.actions import MadeForAnother, set_up_center


class Command(BaseCommand):
    help = "Makes this installation the center of a profile. May run again: edits stay."

    def add_arguments(self, parser):
        parser.add_argument("profile", choices=profiles.names())

    def handle(self, *, profile, **options):
        chosen = profiles.load(profile)
        try:
            is_new = set_up_center(chosen)
        except MadeForAnother as other:
            raise CommandError(
                f"This database was made for the center “{other.profile}”, not for “{profile}”. "
                "Use another database (for the demo: another DATA_DIR), or start it with "
                f"“{other.profile}”."
            ) from None
        except CodeListsNotLoaded as failed:
            raise CommandError(
                f"Nothing was changed. Please correct the code lists:\n{failed}"
            ) from None
        except NotImported as failed:
            raise CommandError(
                f"Nothing was changed. Please correct the directory or the rules:\n{failed}"
            ) from None
        self._report(chosen, is_new)

    def _report(self, profile, is_new):
        if not is_new:
            self.stdout.write(f"The center “{profile.code}” is set up; its code lists are current.")
            return
        self.stdout.write(f"The center “{profile.code}” is set up.")
        self.stdout.write("Please confirm at /desk/center/ what public sources did not tell:")
        for where, what in profile.to_confirm:
            self.stdout.write(f"  {where}: {what}")
