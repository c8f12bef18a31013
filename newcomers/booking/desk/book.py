"""Booking at the desk, in two steps: a free time, then for whom."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking import actions, desk_actions
from newcomers.booking.desk.forms import FOUND, TalkForm, WishForm
from newcomers.booking.desk.history import by_colleague
from newcomers.booking.desk.picks import days_of_picks, nearest_picks, picks_of
from newcomers.booking.desk.scope import asked_day, posted
from newcomers.booking.models import AdvisorProfile
from newcomers.booking.week import slot_from
from newcomers.people.search import search, told_apart
from welcome_center.foundation.access import STAFF, open_to

WISH = ("topic", "language", "mode", "site", "advisor")
SHORTEST = 2  # letters that somebody is looked for by
TYPED = ("name", "contact_by", "email", "phone", "note")


def _asked(request):
    """The address, without signs that no database takes."""
    return {name: value.replace("\0", "") for name, value in request.GET.items()}


def _wish_form(request):
    asked = _asked(request)
    bound = asked if "topic" in asked else None
    own = AdvisorProfile.objects.filter(user=request.user).values_list("pk", flat=True).first()
    initial = {"advisor": own, "language": request.LANGUAGE_CODE, **asked}
    return WishForm(bound, initial=initial, user=request.user, today=timezone.localdate())


@open_to(*STAFF)
@require_safe
def book(request):
    form, week, now = _wish_form(request), None, timezone.now()
    if form.is_valid():
        day = asked_day(request, timezone.localdate(now))
        week = days_of_picks(form.wish, day, now=now, **form.among)
    chosen = _chosen(request)
    context = {"form": form, "week": week, "chosen": chosen, "query": f"{urlencode(chosen)}&"}
    return render(request, "newcomers/booking/desk/book.html", context)


def _chosen(request):
    """The wish as hidden fields of the next step."""
    asked = _asked(request)
    return {name: asked[name] for name in WISH if name in asked}


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def book_person(request):
    wish_form = _wish_form(request)
    if not wish_form.is_valid():
        return redirect("desk:book")
    slot = slot_from(request.POST.get("slot") or request.GET.get("slot", ""), wish_form.wish)
    if slot is None or not wish_form.offers(slot):
        messages.info(request, _("Please choose a time."))
        return redirect(f"{reverse('desk:book')}?{urlencode(_chosen(request))}")
    form = _talk_form(request, wish_form.wish.mode)
    alternatives = []
    if form.is_valid():
        try:
            return _book(request, wish_form.wish, slot, form)
        except actions.SlotTaken:
            alternatives = _alternatives(wish_form, slot)
            form.add_error(None, _("This time has just been taken. Please choose another one."))
        except actions.PersonIsBusy:
            form.add_error("person", _("This person has another appointment at this time."))
    return _person_page(request, wish_form, slot, form, alternatives)


def _talk_form(request, mode):
    """Whoever looks for somebody has booked nobody yet: what was typed so far only stays."""
    known = _found(request)
    if "find" in request.POST:
        typed = {name: request.POST[name] for name in TYPED if name in request.POST}
        needs = request.POST.getlist("needs")
        return TalkForm(initial={**typed, "needs": needs}, known=known, mode=mode)
    return TalkForm(posted(request), known=known, mode=mode)


def _alternatives(wish_form, slot):
    return nearest_picks(wish_form.wish, slot.starts_at, now=timezone.now(), **wish_form.among)


def _person_page(request, wish_form, slot, form, alternatives):
    context = {
        "wish": wish_form.wish,
        "pick": picks_of([slot])[0],
        "form": form,
        "alternatives": alternatives,
        "search": request.POST.get("q", ""),
        "search_said": _search_said(request, form),
        "searched": _words(request),
        "chosen": _chosen(request),
    }
    return render(request, "newcomers/booking/desk/book_person.html", context)


def _search_said(request, form):
    """What the search has to say besides the people it found."""
    words = _words(request)
    if len(words) < SHORTEST:
        is_asked = "find" in request.POST
        return _("Please type at least two letters of the name.") if is_asked else ""
    if not form.known:
        return _("Nobody was found. Check the spelling, or enter a new person below.")
    if form.has_more:
        return _("There are more. Please type more of the name.")
    return ""


def _words(request):
    """What was looked for. Posted with the form, for an address is kept in histories and logs."""
    name = "q" if "find" in request.POST else "searched"
    return request.POST.get(name, "").replace("\0", "").strip()


def _found(request):
    """People of one's teams, one more than are shown."""
    return search(told_apart(_words(request)), request.user).people[: FOUND + 1]


def _book(request, wish, slot, form):
    now, person = timezone.now(), form.chosen
    with by_colleague(request.user):
        if person is None:
            booked = desk_actions.book_for_new_person(
                wish, slot, fields=form.new_person(wish.language), now=now, **form.for_the_talk
            )
        else:
            booked = actions.book_appointment(
                wish, slot, person=person, now=now, **form.for_the_talk
            )
    messages.success(request, _("The appointment is booked and confirmed."))
    return redirect("desk:appointment", booked.uuid)
