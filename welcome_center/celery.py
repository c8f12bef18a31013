"""Workers and the whole timetable.

Every periodic task reads from the database what is due, so it may run twice, or late, without harm.
Redis only wakes the workers.
"""

import logging.config
import os

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "welcome_center.settings")

app = Celery("welcome_center")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(
    [
        "welcome_center.foundation.accounts",
        "welcome_center.foundation.outbox",
        "welcome_center.home",
        "newcomers.booking",
        "newcomers.file.merging",
        "newcomers.casework.survey",
        "newcomers.casework.attachments",
        "newcomers.casework",
        "newcomers.referrals",
        "partners.directory",
    ]
)

SECONDS = 1
MINUTES = 60 * SECONDS

# Intervals in UTC only: there is no hour that a clock change skips or repeats.
app.conf.beat_schedule = {
    "deliver messages": {
        "task": "welcome_center.foundation.outbox.tasks.deliver_messages",
        "schedule": 5 * SECONDS,
        "options": {"expires": 5 * SECONDS},
    },
    # Where a worker has two processes, both send when much is due.
    "deliver messages, second lane": {
        "task": "welcome_center.foundation.outbox.tasks.deliver_messages",
        "schedule": 5 * SECONDS,
        "options": {"expires": 5 * SECONDS},
    },
    "make tables that were asked for": {
        "task": "welcome_center.home.tasks.make_exports",
        "schedule": 5 * SECONDS,
        "options": {"expires": 5 * SECONDS},
    },
    "delete tables after a day": {
        "task": "welcome_center.home.tasks.forget_expired_exports",
        "schedule": 5 * MINUTES,
        "options": {"expires": 5 * MINUTES},
    },
    "free unconfirmed and unfinished bookings": {
        "task": "newcomers.booking.tasks.free_lapsed_bookings",
        "schedule": MINUTES,
        "options": {"expires": MINUTES},
    },
    "forget what undoing a merge needed": {
        "task": "newcomers.file.merging.tasks.forget_old_merges",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "follow referrals that nobody answers": {
        "task": "newcomers.referrals.tasks.follow_unanswered_referrals",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "ask how an appointment was": {
        "task": "newcomers.casework.survey.tasks.ask_how_it_was",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "make the follow-ups that rules ask for": {
        "task": "welcome_center.home.tasks.follow_rules",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "delete documents whose time is up": {
        "task": "newcomers.casework.attachments.tasks.forget_old_attachments",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    # Finds what is due on this day; each hour, so that a day is not lost with a restart.
    "keep the directory true": {
        "task": "partners.directory.tasks.keep_directory_true",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "forget old requests, changes and reports of the directory": {
        "task": "partners.directory.tasks.forget_old_upkeep",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "forget texts that nobody saved": {
        "task": "newcomers.casework.tasks.forget_old_drafts",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
    "forget old sessions": {
        "task": "welcome_center.foundation.accounts.tasks.forget_old_sessions",
        "schedule": 60 * MINUTES,
        "options": {"expires": 60 * MINUTES},
    },
}


@setup_logging.connect
def log_as_the_web_does(**_options):
    """One JSON object a line, without personal data; Celery's own set-up would undo that."""
    logging.config.dictConfig(settings.LOGGING)
