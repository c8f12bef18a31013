"""Booking as a guest or as a newcomer, step by step. All choices stand in the address."""

from datetime import date

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking import actions, limits
from newcomers.booking.forms import WayForm, WishForm
from newcomers.booking.models import Appointment
from newcomers.booking.offers import Offers
from newcomers.booking.slots import Wish, next_free_slot
from newcomers.booking.views.answers import chosen, private, with_appointment
from newcomers.booking.week import first_week, nearest_times, slot_from, week_of
from partners.rules.danger import HELPLINE_FIRST
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.center.models import Language, Topic, TopicGroup

STEPS = [_("Topic"), _("Language and way"), _("Time"), _("Your details"), _("Done")]


@open_to_everyone
@require_safe
def start(request):
    today = timezone.localdate()
    groups = TopicGroup.objects.bookable_on(today)
    group = groups.filter(code=chosen(request).get("group", "")).first()
    topics = group.topics.for_choice(today) if group else []
    context = {"groups": groups, "group": group, "topics": topics}
    return render(request, "newcomers/booking/book_start.html", {**context, "steps": STEPS})


@open_to_everyone
@require_safe
def way(request):
    today = timezone.localdate()
    topics = Topic.objects.bookable_on(today).select_related("group")
    topic = get_object_or_404(topics, code=chosen(request).get("topic", ""))
    offers = Offers(topic, today=today)
    has_chosen = request.GET.keys() > {"topic"}
    form = WayForm(chosen(request) if has_chosen else None, offers=offers)
    context = {"topic": topic, "form": form, "offers": offers, "steps": STEPS}
    context["helpline_first"] = topic.code in HELPLINE_FIRST
    return render(request, "newcomers/booking/book_way.html", context)


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def time(request):
    wish_form = WishForm(chosen(request), today=timezone.localdate())
    if not wish_form.is_valid():
        return _back_to_what_is_missing(request)
    if request.method == "POST":
        return _hold(request, wish_form.wish)
    return _times_page(request, wish_form.wish)


def _back_to_what_is_missing(request):
    """The way's own form says what is missing; without a topic it starts from the beginning."""
    asked = chosen(request)
    topics = Topic.objects.bookable_on(timezone.localdate())
    if not topics.filter(code=asked.get("topic", "")).exists():
        return redirect("booking:start")
    query = {name: asked.get(name, "") for name in ("topic", "language", "mode", "site")}
    return redirect(f"{reverse('booking:way')}?{urlencode(query)}")


def _times_page(request, wish, *, error=None):
    now = timezone.now()
    day = asked_day(request)
    week = week_of(wish, day, now=now) if day else first_week(wish, now=now)
    context = {
        "wish": wish,
        "query": wish_query(wish),
        "week_query": _with_hold(request, wish_query(wish)),
        "week": week,
        "next_free": next_free_slot(wish, now=now) if week.is_empty else None,
        "error": error,
        "steps": STEPS,
        "helpline_first": wish.topic.code in HELPLINE_FIRST,
    }
    if week.is_empty and context["next_free"] is None:
        context["others"] = other_ways(wish, now=now)
    return render(request, "newcomers/booking/book_time.html", context)


def _with_hold(request, query):
    """What a link to another week keeps: the choices, and the hold that is to be changed."""
    held = chosen(request).get("held", "")
    return f"{query}&{urlencode({'held': held})}&" if held else f"{query}&"


def asked_day(request):
    try:
        return date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return None


def wish_query(wish):
    site = {"site": wish.site.code} if wish.site else {}
    query = {"topic": wish.topic.pk, "language": wish.language.pk, "mode": wish.mode}
    return urlencode({**query, **site})


def other_ways(wish, *, now):
    """Where one would get a time: (wish, first slot), for at most five other ways."""
    offers = Offers(wish.topic, today=timezone.localdate(now))
    pairs = offers.others(wish)[:5]
    languages = Language.objects.in_bulk({code for code, _mode in pairs})
    wishes = [Wish(wish.topic, languages[code], mode) for code, mode in pairs]
    found = [(other, next_free_slot(other, now=now)) for other in wishes]
    return [
        {"wish": other, "slot": slot, "query": wish_query(other)} for other, slot in found if slot
    ]


def _hold(request, wish):
    slot = slot_from(request.POST.get("slot", ""), wish)
    if slot is None:
        return _times_page(request, wish, error=_("Please choose a time."))
    if limits.holds().is_exceeded(request):
        return limits.respond_429(request)
    now = timezone.now()
    try:
        held = _held_before(request, wish, slot, now) or actions.hold_slot(wish, slot, now=now)
    except (actions.SlotTaken, actions.AlreadyBooked):
        return taken_page(request, wish, wanted=slot.starts_at)
    return redirect(f"{reverse('booking:details', args=[held.code])}?{wish_query(wish)}")


def _held_before(request, wish, slot, now):
    """Whoever goes back and chooses another time lets go of the first one."""
    held = Appointment.objects.with_code(request.GET.get("held", "")).filter(person=None).first()
    if held is None:
        return None
    if is_place_of(held, slot) and held.lapses_at > now:
        return held
    return actions.change_hold(held, wish, slot, now=now)


def is_place_of(held, slot):
    return (held.starts_at, held.advisor_id, held.site_id) == (
        slot.starts_at,
        slot.advisor_id,
        slot.site_id,
    )


def taken_page(request, wish, *, wanted, typed=(), moving=None):
    """Somebody was quicker. `typed`: (name, value) of what must not be lost."""
    now = timezone.now()
    times = nearest_times(wish, wanted, now=now)
    context = {
        "wish": wish,
        "query": wish_query(wish),
        "wanted": wanted,
        "times": times,
        "several_sites": len({time.site for time in times}) > 1,
        "typed": typed,
        "moving": moving,
        "others": [] if times else other_ways(wish, now=now),
    }
    page = "newcomers/booking/slot_taken.html"
    return private(render(request, page, context, status=409))


@open_to_everyone
@require_safe
@with_appointment
def done(request, appointment):
    context = {
        "appointment": appointment,
        "steps": STEPS,
        "is_unconfirmed": appointment.status == Appointment.Status.BOOKED,
    }
    return render(request, "newcomers/booking/book_done.html", context)
