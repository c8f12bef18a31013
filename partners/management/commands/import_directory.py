from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from partners.directory.files import read
from partners.directory.importer import bring_in
from partners.directory.models import Organisation
from partners.directory.past import IMPORT, by_role
from partners.directory.records import NotImported

SHOWN = 30
LONGEST_SOURCE = Organisation._meta.get_field("source").max_length
UNTOLD = "?"


class Command(BaseCommand):
    help = (
        "Reads a directory: our own CSV, HSDS 3 as JSON, or HSDS tabular data as a zip of CSVs. "
        "Shows what would change; with --apply it does it: everything, or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="Write it, not only look.")
        parser.add_argument("--dry-run", action="store_true", help="Only look (as without it).")
        parser.add_argument(
            "--source",
            help="Whose keys these are, as “hildesheim”: the same each time this list comes again. "
            "Needed with --apply; without it, all rows count as new.",
        )
        parser.add_argument(
            "--language", default="de", help="The language of HSDS's texts; German if not told."
        )

    @translation.override("en")  # the language of all else that is said here
    def handle(self, *, file, apply, dry_run, source, language, **options):
        if apply and dry_run:
            raise CommandError("Please choose one: --apply writes, --dry-run only looks.")
        self._check(source, apply)
        try:
            batch = read(file, language=language)
            with by_role(IMPORT):
                changes = bring_in(batch, source=source or UNTOLD, apply=apply)
        except OSError as failed:
            raise CommandError(f"{file} cannot be read: {failed.strerror}.") from None
        except NotImported as failed:
            raise CommandError(self._told(failed.errors)) from None
        for each in batch.left_out[:SHOWN]:
            self.stdout.write(f"  left out: {each}")
        self._report(changes, apply)

    def _check(self, source, apply):
        if apply and not source:
            raise CommandError(
                "Please say with --source whose keys these are, as --source=hildesheim. Take the "
                "same name each time, or every entry will stand there twice."
            )
        if source and (len(source) > LONGEST_SOURCE or "\x00" in source):
            raise CommandError(f"Please take at most {LONGEST_SOURCE} signs for --source.")

    def _told(self, errors):
        more = len(errors) - SHOWN
        lines = [str(error) for error in errors[:SHOWN]]
        lines += [f"… and {more} more."] if more > 0 else []
        return "Nothing was changed. Please correct:\n" + "\n".join(lines)

    def _report(self, changes, apply):
        for word, rows in (("new", changes.new), ("changed", changes.changed)):
            for what, name in rows[:SHOWN]:
                self.stdout.write(f"  {word}: {what} “{name}”")
            if len(rows) > SHOWN:
                self.stdout.write(f"  … and {len(rows) - SHOWN} more {word}")
        counts = (
            f"{len(changes.new)} new, {len(changes.changed)} changed, {changes.n_same} the same."
        )
        self.stdout.write(f"Done: {counts}" if apply else f"Would be: {counts} --apply does it.")
