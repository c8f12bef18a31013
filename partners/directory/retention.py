"""What the upkeep of entries leaves behind goes after a year. May run twice, or late."""

from django.db import transaction
from django.db.models import Q

from partners.directory.models import A_YEAR, DirectoryChange
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest, MistakeReport


def forget_old(*, now):
    """Links sent, changes decided, mistakes dealt with. What is open stays."""
    before = now - A_YEAR
    is_open = Q(state=ConfirmationRequest.State.OPEN)
    ConfirmationRequest.objects.exclude(is_open).filter(sent_at__lt=before).delete()
    ChangeProposal.objects.filter(decided_at__lt=before).delete()
    MistakeReport.objects.filter(state=MistakeReport.State.DONE, done_at__lt=before).delete()


@transaction.atomic
def forget_changes():
    """The rows by which processes know of changes. A new one, so that its key was never seen."""
    DirectoryChange.objects.all().delete()
    DirectoryChange.objects.create()
