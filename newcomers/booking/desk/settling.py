"""Asking what becomes of appointments before a change is made, and telling it afterwards."""

from contextlib import contextmanager

from django.contrib import messages
from django.db import OperationalError
from django.shortcuts import redirect
from django.utils import timezone
from psycopg import errors

from newcomers.booking import actions
from newcomers.booking.availability_actions import HitsChanged, Settled
from newcomers.booking.cover import colleagues_free_for
from newcomers.booking.desk.history import by_colleague
from newcomers.booking.desk.settle_forms import CHANGED, SettleForm, SettleTogetherForm

TOLD = "told_at_the_desk"  # in the session: of whom the last change made messages
MEANWHILE = (actions.SlotTaken, actions.AlreadyChanged, HitsChanged)


def each(answers, hits, *, may_keep=True):
    """Asks about each appointment: a colleague may take it over."""
    offers = colleagues_free_for(hits, now=timezone.now())
    return SettleForm(answers, hits=hits, offers=offers, may_keep=may_keep)


def together(answers, hits):
    """Asks once about all: nobody can take over what falls on a closed day."""
    return SettleTogetherForm(answers, hits=hits)


def question(request, find_hits, *, ask=each):
    """Answered where the page that asked was sent; the hits are always those of this moment."""
    return ask(request.POST if "settle" in request.POST else None, find_hits())


def settle(request, find_hits, change, *, ask=each, warnings=()):
    """Make the change if nothing has to be asked, or all was answered. Returns the question that
    is still open, or None when it is done. `change` takes what was settled."""
    form = question(request, find_hits, ask=ask)
    if (form.hits or warnings) and not form.is_valid():
        return form
    try:
        _carry_out(request, form, change)
    except MEANWHILE:
        return _asked_again(request, find_hits, ask)
    return None


def _carry_out(request, form, change):
    decisions = form.decisions
    with by_colleague(request.user), _no_deadlock():
        change(Settled(form.hits, decisions))
    request.session[TOLD] = [str(decision.appointment.uuid) for decision in decisions]


@contextmanager
def _no_deadlock():
    """Two who hand over to each other at once: the database lets one of them win."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, (errors.DeadlockDetected, errors.LockNotAvailable)):
            raise HitsChanged from error
        raise


def _asked_again(request, find_hits, ask):
    form = question(request, find_hits, ask=ask)
    if not form.is_bound:
        messages.info(request, CHANGED)
    elif form.is_valid():
        form.add_error(None, CHANGED)
    return form


def after_change(request, room):
    """Whom to call comes first, if there is anybody."""
    told = request.session.get(TOLD)
    return redirect(room.url("told") if told else room.url("availability"))
