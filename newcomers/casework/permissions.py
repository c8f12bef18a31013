"""Who may change a contact that is visible to her, and when it takes a reason."""

from datetime import timedelta

from django.utils import timezone

UNDO = timedelta(seconds=30)
LOCKED_AFTER = timedelta(days=7)  # the trigger of the table holds it, too


def can_undo_contact(user, contact, *, now):
    return _is_own(user, contact) and now - contact.created_at <= UNDO


def can_correct_without_reason(user, contact, *, now):
    """A wrong key: on the same day, by whoever pressed it."""
    same_day = timezone.localdate(contact.created_at) == timezone.localdate(now)
    return _is_own(user, contact) and same_day


def is_locked(contact, *, now):
    """From then on a correction comes with its note, whoever makes it."""
    return now - contact.created_at > LOCKED_AFTER


def _is_own(user, contact):
    return contact.advisor_id == user.pk
