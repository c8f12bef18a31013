"""`manage.py collect_texts`: bring the catalogs up to date, or check that they are."""

from django.core.management.base import BaseCommand, CommandError

from welcome_center.setup.texts import catalog, checks, sources


class Command(BaseCommand):
    help = "Collects the texts to translate. Translations stay; texts that are gone leave."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail when a text is not in order."
        )

    def handle(self, *, check, **options):
        texts = sources.collect()
        if check:
            self._check(texts)
        else:
            self._update(texts)

    def _update(self, texts):
        for language in catalog.languages():
            catalog.save(language, catalog.build(language, texts))
            missing = len(checks.problems(language, texts))
            self.stdout.write(f"{language}: {len(texts)} texts, {missing} to look at")

    def _check(self, texts):
        found = [
            problem
            for language in catalog.languages()
            for problem in checks.problems(language, texts)
        ]
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(
                f"{len(found)} texts are not in order."
                " Run `manage.py collect_texts`, then translate what is missing."
            )
