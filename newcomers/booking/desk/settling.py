"""Asking what becomes of appointments before a change is made, and telling it afterwards."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from newcomers.booking import actions
from newcomers.booking.cover import colleagues_free_for
from newcomers.booking.desk.availability_forms import SettleForm
from newcomers.booking.desk.history import by_colleague

TOLD = "told_at_the_desk"  # in the session: of whom the last change made messages


def settle_form(request, hits, *, may_keep=True):
    """Answered where the page that asked was sent; the hits are always those of this moment."""
    offers = colleagues_free_for(hits, now=timezone.now())
    answers = request.POST if "settle" in request.POST else None
    return SettleForm(answers, hits=hits, offers=offers, may_keep=may_keep)


def is_settled(settle, warnings=()):
    """Nothing has to be asked, or all was answered."""
    return not (settle.hits or warnings) or settle.is_valid()


def carry_out(request, settle, change):
    """Make the change with its decisions. False where somebody was quicker."""
    try:
        with by_colleague(request.user):
            change(settle.decisions)
    except (actions.SlotTaken, actions.AlreadyChanged):
        settle.add_error(None, _("Something changed meanwhile. Please look again and decide."))
        return False
    told = [str(decision.appointment.uuid) for decision in settle.decisions]
    request.session[TOLD] = told
    return True


def after_change(request, room):
    """Whom to call comes first, if there is anybody."""
    told = request.session.get(TOLD)
    return redirect(room.url("told") if told else room.url("availability"))
