"""A newcomer's own area: the next appointment, what was, what we know."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.models import Appointment
from newcomers.booking.permissions import can_cancel_appointment, can_move_appointment
from newcomers.people import intake, summary
from newcomers.people.models import Person
from newcomers.referrals.models import Referral
from welcome_center.foundation.access import Role, open_to

PAST_SHOWN = 10


@open_to(Role.NEWCOMER)
@require_safe
def me(request):
    person = Person.objects.of(request.user).for_summary().first()
    own = Appointment.objects.of(request.user).for_list()
    shown = {"person": person, **_appointments(own), **_details(person)}
    mine = Referral.objects.of(request.user).for_list().select_related("consent")
    shown["referrals"] = mine[:PAST_SHOWN]
    return render(request, "home/me.html", shown)


def _appointments(own):
    now = timezone.now()
    upcoming = list(own.open(now))
    following = upcoming[0] if upcoming else None
    past = own.exclude(pk__in=[one.pk for one in upcoming]).order_by("-starts_at", "-pk")
    return {
        "next_appointment": following,
        "later_appointments": upcoming[1:],
        "past_appointments": past[:PAST_SHOWN],
        "can_move": bool(following) and can_move_appointment(following, now=now),
        "can_cancel": bool(following) and can_cancel_appointment(following, now=now),
    }


def _details(person):
    parts = summary.parts(person) if person else []
    return {
        "parts": parts,
        "answered": summary.answered_count(parts),
        "steps": len(intake.STEPS),
        "unanswered": next((part.step for part in parts if not part.is_answered), None),
    }
