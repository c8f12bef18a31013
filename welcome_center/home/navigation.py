"""What stands around each page: navigation by role, languages, account and footer links.

An entry whose address does not exist (yet) is left out: no link leads nowhere.
"""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, translate_url
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import STAFF, Role
from welcome_center.foundation.center.context import center_of
from welcome_center.foundation.center.languages import offered_languages

TODO = "home:todo"
STAFF_PLACES = (
    ("home:desk", _("My day")),
    ("home:todo", _("To do")),
    ("counter:counter", _("Counter")),
    ("file:person_list", _("People")),
    ("referrals:referral_list", _("Referrals")),
    ("casework:case_list", _("Cases")),
    ("desk:week", _("Week")),
    ("desk:availability", _("Availability")),
    ("messages:message_list", _("Messages")),
    ("directory:entry_list", _("Who helps where?")),
    ("feedback:results", _("Feedback")),
)
COORDINATOR_PLACES = (
    ("upkeep:board", _("Directory")),
    ("rules:rule_list", _("Rules")),
    ("team:colleague_list", _("Team")),
    ("center:center", _("Center")),
)
NEWCOMER_PLACES = (("home:me", _("My area")),)
PARTNER_PLACES = (
    ("partner:own_entries", _("Your entries")),
    ("inbox:inbox", _("Referrals to you")),
)
OVERVIEW_PLACES = (("home:overview", _("Overview")),)
PUBLIC_PLACES = (
    ("guide:topics", _("Who helps me?")),
    ("booking:start", _("Book an appointment")),
    ("directory:entry_list", _("Who helps where?")),
    ("appointments:find", _("My appointment")),
)
ADMINISTRATOR_PLACES = (
    ("admin:index", _("Settings")),
    ("team:colleague_list", _("Team")),
)
OWN_PLACES = (("people:profile", _("My details")),)
ACCOUNT_PLACES = (
    ("account_email", _("E-mail address")),
    ("account_change_password", _("Password")),
    ("mfa_index", _("Second factor")),
    ("usersessions_list", _("Where I am signed in")),
)
FOOTER_PLACES = (
    ("home:imprint", _("Imprint")),
    ("consent:notice", _("Data protection")),
    ("home:accessibility", _("Accessibility")),
    ("home:contact", _("Contact")),
)


class Place(NamedTuple):
    url: str
    label: str
    is_current: bool
    is_todo: bool = False  # shows how much there is to do


class Tongue(NamedTuple):
    """A language of the portal, and this page in it."""

    code: str
    name: str
    direction: str
    url: str
    is_current: bool


def navigation(request):
    user = getattr(request, "user", AnonymousUser())
    return {
        "navigation": places(places_for(user), request.path),
        "account_places": places(account_places_for(user), request.path),
        "footer_places": places(FOOTER_PLACES, request.path),
        "tongues": tongues(request),
        "site_origin": settings.SITE_ORIGIN,
    }


def places_for(user):
    if not user.is_authenticated:
        return PUBLIC_PLACES
    administrator = ADMINISTRATOR_PLACES if user.is_administrator else ()
    if user.has_role(*STAFF):
        coordinator = COORDINATOR_PLACES if user.is_coordinator else ()
        partner = PARTNER_PLACES if user.has_role(Role.PARTNER) else ()
        return tuple(dict.fromkeys((*STAFF_PLACES, *coordinator, *partner, *administrator)))
    newcomer = NEWCOMER_PLACES if user.has_role(Role.NEWCOMER) else ()
    partner = PARTNER_PLACES if user.has_role(Role.PARTNER) else ()
    others = OVERVIEW_PLACES if set(user.roles) - {Role.NEWCOMER, Role.PARTNER} else ()
    return (*newcomer, *partner, *others, *PUBLIC_PLACES[:-1], *administrator)


def account_places_for(user):
    is_newcomer = user.is_authenticated and user.has_role(Role.NEWCOMER)
    return (*OWN_PLACES, *ACCOUNT_PLACES) if is_newcomer else ACCOUNT_PLACES


def places(named, path):
    """The entries that exist; the one whose address begins this page's is current."""
    found = [(name, url, label) for name, label in named if (url := _address(name))]
    here = max((url for _name, url, _label in found if path.startswith(url)), key=len, default=None)
    return [Place(url, label, url == here, name == TODO) for name, url, label in found]


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def tongues(request):
    here = _this_page(request)
    return [_tongue(code, here) for code in offered_languages(center_of(request))]


def _tongue(code, here):
    about = get_language_info(code)
    url = translate_url(here, code) if here else _start_page(code)
    direction = "rtl" if about["bidi"] else "ltr"
    return Tongue(code, about["name_local"], direction, url, code == get_language())


def _start_page(code):
    with override(code):
        return reverse("home:start")


def _this_page(request):
    """This page's address, or None where there is no such page."""
    try:
        resolve(request.path)
    except Resolver404:
        return None
    return request.get_full_path()
