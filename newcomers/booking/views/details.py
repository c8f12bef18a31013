"""The last form of booking: from a held time to an appointment.

The hold's code is the form's token: however often it is sent, it books once.
"""

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from newcomers.booking import actions, limits
from newcomers.booking.forms import (
    DetailsForm,
    GuestDetailsForm,
    PhoneDetailsForm,
    WishForm,
    portal_language,
)
from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Wish
from newcomers.booking.views.answers import chosen, private, unknown_code
from newcomers.booking.views.book import STEPS, is_place_of, taken_page, wish_query
from newcomers.booking.week import slot_from
from newcomers.people.models import Person
from partners.rules.danger import HELPLINE_FIRST
from welcome_center.foundation.access import Role, open_to_everyone
from welcome_center.foundation.consent.actions import note_shown
from welcome_center.foundation.consent.models import NoticeShown

TYPED = ("name", "contact_by", "email", "phone", "needs", "note")


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def details(request, code):
    if limits.unknown_codes().is_reached(request):
        return limits.respond_429(request)
    held = _hold(code, is_shown=request.method != "POST")
    if held is None:
        return _hold_is_gone(request)
    if held.person_id is not None:
        return redirect("booking:done", held.code)
    return _fill_in(request, held)


def _hold(code, *, is_shown):
    """What is to be booked is read once more, under its lock; the page is what needs names."""
    found = Appointment.objects.with_code(code)
    return found.select_related("topic", "language", "site").first() if is_shown else found.first()


def _fill_in(request, held):
    person = _person_of(request.user)
    form = _form(request, held, person)
    if request.method == "POST" and form.is_valid():
        return _book(request, held, form, person)
    return _details_page(request, held, form, person)


def _person_of(user):
    """A newcomer books for the person behind the account; all others book as guests."""
    if _is_newcomer(user):
        return Person.objects.of(user).select_related("account").first()
    return None


def _form(request, held, person):
    typed = request.POST if request.method == "POST" else None
    if person is None:
        return GuestDetailsForm(typed, mode=held.mode, initial=_known(request.user))
    if _needs_number(held, person):
        return PhoneDetailsForm(typed, mode=held.mode)
    return DetailsForm(typed, mode=held.mode)


def _needs_number(held, person):
    """To call, or to send the link of a video talk to whoever gets no mails."""
    needed = held.mode == Mode.PHONE or (held.mode == Mode.VIDEO and not person.mail_address)
    return needed and not person.phone


def _known(user):
    return {"name": user.name, "email": user.email} if _is_newcomer(user) else {}


def _is_newcomer(user):
    return user.is_authenticated and user.has_role(Role.NEWCOMER)


def _details_page(request, held, form, person):
    context = {
        "appointment": held,
        "form": form,
        "person": person,
        "back_url": _back_url(request, held),
        "has_lapsed": held.lapses_at <= timezone.now(),
        "helpline_first": held.topic_id in HELPLINE_FIRST,
        "steps": STEPS,
    }
    return private(render(request, "newcomers/booking/book_details.html", context))


def _back_url(request, held):
    """Going back frees nothing; whoever then chooses another time changes this hold."""
    query = {"held": held.code, "from": timezone.localdate(held.starts_at).isoformat()}
    return f"{reverse('booking:time')}?{wish_query(_wish(request, held))}&{urlencode(query)}"


def _wish(request, held):
    """As it was chosen, with or without a site; else what the hold itself tells."""
    form = _wish_form(request)
    return form.wish if form.is_valid() else Wish(held.topic, held.language, held.mode)


def _wish_form(request):
    return WishForm(chosen(request), today=timezone.localdate())


def _hold_is_gone(request):
    """A hold is forgotten after a day. What was typed may still become a booking."""
    form = _wish_form(request)
    if request.method != "POST" or not form.is_valid():
        return unknown_code(request)
    limits.unknown_codes().count(request)
    now = timezone.now()
    slot = slot_from(request.POST.get("slot", ""), form.wish)
    try:
        if slot:
            return _fill_in(request, actions.hold_slot(form.wish, slot, now=now))
    except actions.SlotTaken:
        pass
    return taken_page(
        request, form.wish, wanted=slot.starts_at if slot else now, typed=_typed(request)
    )


def _typed(request):
    return [(name, value) for name in TYPED for value in request.POST.getlist(name)]


def _book(request, held, form, person):
    now, slot = timezone.now(), _other_slot(request, held)
    wanted = slot.starts_at if slot else held.starts_at
    try:
        with transaction.atomic():
            if slot:
                held = actions.change_hold(held, _wish(request, held), slot, now=now)
            booked = _book_for(request, held, form, person, now)
    except actions.AlreadyBooked:
        return redirect("booking:done", held.code)
    except actions.SlotTaken:
        return taken_page(request, _wish(request, held), wanted=wanted, typed=_typed(request))
    except actions.TooManyBookings:
        context = {"appointment": held, "person": person}
        return private(render(request, "newcomers/booking/too_many.html", context, status=409))
    return redirect("booking:done", booked.code)


def _other_slot(request, held):
    """The page "just taken" sends another time along with what was typed before."""
    if "slot" not in request.POST:
        return None
    slot = slot_from(request.POST["slot"], _wish(request, held))
    return None if slot is None or is_place_of(held, slot) else slot


def _book_for(request, held, form, person, now):
    told = form.for_the_talk
    if person is None:
        account = request.user if _is_newcomer(request.user) else None
        guest = {**form.guest, "language_id": _language(held), "account": account}
        booked = actions.book_held_as_guest(held, guest=guest, now=now, **told)
    else:
        _keep_phone(person, form)
        booked = actions.book_held(held, person=person, now=now, **told)
    note_shown(
        booked.person.uuid,
        language=get_language(),
        channel=NoticeShown.Channel.BOOKING,
        now=now,
    )
    return booked


def _language(held):
    """Mostly the talk is in the language of the page, which is then a known one."""
    code = get_language()
    return code if code == held.language_id else portal_language(code)


def _keep_phone(person, form):
    if phone := form.cleaned_data.get("phone"):
        person.phone = str(phone)
        person.save(update_fields=["phone"])
