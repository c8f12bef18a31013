"""How somebody hears of what we changed: by our mail, by a call, or not at all."""

from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from newcomers.booking.messages import address_of
from welcome_center.foundation.center.moments import END, ISOLATE

BY_MAIL = _("Is told by e-mail.")
OUT_OF_REACH = _("Cannot be told: has left no contact, or wants none.")


def how_to_tell(person):
    """Becomes a field's hint, which may carry markup."""
    return BY_MAIL if address_of(person) else _without_mail(person)


def still_to_tell(person):
    """What is left for a colleague to do; empty where our mail does it."""
    return "" if address_of(person) else _without_mail(person)


def _without_mail(person):
    if not person.phone:
        return OUT_OF_REACH
    phone = escape(f"{ISOLATE}{person.phone}{END}")
    return _("Gets no e-mail from us. Please call: %(phone)s") % {"phone": phone}
