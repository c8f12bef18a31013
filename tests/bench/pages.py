"""Goals 1, 5 and 6 through the whole Django: session, sign-in, middleware, template."""

from datetime import timedelta

from django.test import Client, override_settings
from django.utils import timezone

from newcomers.booking.models import AdvisorProfile
from tests.bench import slot_search
from tests.bench.bare import bare_client
from tests.bench.measure import in_turn
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User

TIMES = "/de/book/time/?topic=BENCH&language=de&mode=PHONE"


def rows():
    advisors = list(AdvisorProfile.objects.values_list("pk", flat=True))
    visitor, bare = Client(), bare_client()
    with override_settings(STORAGES=_plain_files()):
        yield in_turn(
            "free times of 50 advisors, the page of a week",
            lambda: _get(visitor, f"{TIMES}&from={_monday():%Y-%m-%d}"),
            lambda: slot_search.floor(advisors, 7),
            goal="≤ 3",
        )
        yield in_turn(
            "start page",
            lambda: _get(visitor, "/de/"),
            lambda: _get(bare, "/one/"),
            goal="≤ 3",
        )
        yield from _staff_rows(bare)


def _staff_rows(bare):
    """The day of one advisor, and a list of 50 rows."""
    user = User.objects.get(email="advisor-1@bench.example")
    user.roles = [Role.ADVISOR]
    user.save()
    advisor = Client()
    for client in (advisor, bare):
        client.force_login(user)
    for work, path in [("the desk", "/de/desk/"), ("the list of messages", "/de/desk/messages/")]:
        yield in_turn(
            f"{work}, against a bare table of 50 rows",
            lambda path=path: _get(advisor, path),
            lambda: _get(bare, "/table/"),
            goal="≤ 2",
        )


def _get(client, path):
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}.")


def _monday():
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


def _plain_files():
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": plain},
    }
