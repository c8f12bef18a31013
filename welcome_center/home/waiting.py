"""What the desk loads after itself: answers that came in, and people nobody has a next step for."""

from datetime import timedelta

from django.db.models import Exists, Max, OuterRef, Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.models import Appointment
from newcomers.casework.cases.models import Case
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.models import Contact
from newcomers.people.models import Person
from newcomers.referrals.answers import newest_first, unread_by
from newcomers.referrals.models import UNDER_WAY, Referral, State
from welcome_center.foundation.access import STAFF, open_to

SHOWN = 5
BACK = timedelta(days=90)


@open_to(*STAFF)
@require_safe
def waiting(request):
    now = timezone.now()
    context = {
        "answers": newest_first(unread_by(request.user))[:SHOWN],
        "people": without_next_step(request.user, now=now)[:SHOWN],
        "cases": own_cases(request.user)[:SHOWN],
    }
    page = "_waiting" if request.htmx else "waiting"
    return render(request, f"home/{page}.html", context)


def own_cases(user):
    """Whoever heard nothing for longest comes first."""
    mine = Case.objects.visible_to(user).filter(advisor=user).open()
    return mine.with_names().with_last_contact().order_by("last_contact", "pk")


def without_next_step(user, *, now):
    """People whom one has advised within three months or has a case of, and for whom nothing is
    planned: no appointment, no follow-up, no referral. Whoever waits longest comes first."""
    person = OuterRef("pk")
    own = Contact.objects.filter(advisor=user, person__isnull=False, held_at__gt=now - BACK)
    planned = (
        Appointment.objects.filter(person=person).open(now),
        FollowUp.objects.filter(person=person).open(),
        Referral.objects.filter(person=person, state__in=(*UNDER_WAY, State.DRAFT)),
    )
    cases = Case.objects.visible_to(user).filter(advisor=user).open()
    whom = Q(pk__in=own.order_by().values("person")) | Q(pk__in=cases.values("person"))
    mine = Person.objects.visible_to(user).workable().filter(whom)
    for plans in planned:
        mine = mine.exclude(Exists(plans.order_by()))
    return mine.annotate(last_talk=Max("contacts__held_at")).order_by("last_talk", "pk")
