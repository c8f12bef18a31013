"""Drafts are kept while somebody writes, and forgotten as soon as the text is saved."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from newcomers.casework.drafts.models import TextDraft

KEPT = timedelta(days=7)
MOST = 20  # of one colleague about one person


def keep_draft(token, *, user, person, place, text, now):
    """The last words win. An empty text, or somebody else's token, keeps nothing."""
    own = TextDraft.objects.filter(token=token, user=user)
    if not text.strip():
        own.delete()
        return
    if own.filter(person=person).update(text=text, place=place, saved_at=now):
        return
    try:
        with transaction.atomic():
            TextDraft.objects.create(
                token=token, user=user, person=person, place=place, text=text, saved_at=now
            )
    except IntegrityError:
        return
    older = TextDraft.objects.filter(user=user, person=person).values_list("pk", flat=True)[MOST:]
    TextDraft.objects.filter(pk__in=list(older)).delete()


def forget_draft(token, *, user):
    TextDraft.objects.filter(token=token, user=user).delete()


def forget_old_drafts(*, now):
    TextDraft.objects.filter(saved_at__lt=now - KEPT).delete()
