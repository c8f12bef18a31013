"""`manage.py compile_texts`: make the translations readable for Django."""

from django.core.management.base import BaseCommand

from welcome_center.setup.texts import catalog


class Command(BaseCommand):
    help = "Compiles the catalogs of all languages; quick when nothing has changed."
    requires_system_checks = []

    def handle(self, **options):
        for language in catalog.languages():
            if catalog.compile_catalog(language):
                self.stdout.write(f"{language}: compiled")
