"""What cases give to do by themselves: silence for long, and no outcome."""

from django.db.models import Case as Choice
from django.db.models import F, When
from django.db.models.functions import TruncDate

from newcomers.casework.cases.models import Case
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.reasons import SILENCE, WITHOUT_OUTCOME, waiting_since
from newcomers.people.models import Person


def quiet():
    """Since nobody talked about it any more."""
    cases = _open().with_last_contact()
    return _of_advisor(cases.annotate(since=TruncDate("last_contact")))


def without_outcome():
    return _of_advisor(_open().without_outcome().annotate(since=TruncDate("opened_at")))


def _open():
    return Case.objects.open().filter(person__in=Person.objects.workable()).order_by()


def _of_advisor(cases):
    here = When(advisor__is_active=True, then=F("advisor"))
    return cases.annotate(talker=Choice(here))


RULES = (
    waiting_since(FollowUp.Rule.NO_CONTACT, quiet, SILENCE, text="code"),
    waiting_since(FollowUp.Rule.NO_OUTCOME, without_outcome, WITHOUT_OUTCOME, text="code"),
)
