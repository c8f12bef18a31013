import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from welcome_center.foundation.center.models import Center
from welcome_center.setup.demo import staff, story


class Command(BaseCommand):
    help = "Fills the center with invented people, appointments and mails. Never for real work."

    def add_arguments(self, parser):
        parser.add_argument(
            "--yes-demo",
            action="store_true",
            help="Also without the local runner: this installation is a demo.",
        )

    def handle(self, *, yes_demo, **options):
        if not (settings.LOCAL_RUNNER or yes_demo):
            raise CommandError(
                "Demo data may only go into a demo. If this installation is one, "
                "add --yes-demo; its sign-ins have a password that everybody knows."
            )
        if not Center.objects.exists():
            raise CommandError("There is no center yet. Run “manage.py setup_center …” first.")
        password = os.environ.get("DEMO_PASSWORD", "willkommen-demo")
        is_new = story.tell(password=password, now=timezone.now())
        self.stdout.write("The demo is told." if is_new else "The demo was told before.")
        for name, (_full_name, roles) in staff.SIGN_INS.items():
            self.stdout.write(f"  {staff.address(name)} ({', '.join(roles)})")
