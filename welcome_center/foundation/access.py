"""The one gate: who may open which page.

The decorators only leave a mark on a view. `AccessMiddleware` reads it and decides;
a view without a mark is refused. Views that libraries bring stand in `LIBRARY_PAGES`.
"""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect


class Role(models.TextChoices):
    """What somebody does here. A person may hold several roles."""

    NEWCOMER = "newcomer", _("newcomer")
    ADVISOR = "advisor", _("advisor")
    COORDINATOR = "coordinator", _("coordinator")
    EMPLOYER = "employer", _("employer contact")
    PARTNER = "partner", _("partner contact")
    MEDIATOR = "mediator", _("language mediator")
    FUNDER = "funder", _("funder")
    ADMINISTRATOR = "administrator", _("administrator")


# Whoever can reach case data or change the configuration proves a second factor.
ROLES_WITH_SECOND_FACTOR = frozenset(
    {Role.ADVISOR, Role.COORDINATOR, Role.PARTNER, Role.ADMINISTRATOR}
)
STAFF = (Role.ADVISOR, Role.COORDINATOR)
# Who answers for colleagues: invites them, gives them roles, closes their accounts.
LEADERS = (Role.COORDINATOR, Role.ADMINISTRATOR)

EVERYONE = "everyone"
SIGNED_IN = "signed in"

# Pages of libraries: who may open them, by the module of their view or by their namespace.
LIBRARY_PAGES = {
    "allauth": EVERYONE,  # asks for the sign-in itself where a page needs one
    "django.views.i18n": EVERYONE,
}
LIBRARY_NAMESPACES = {"admin": (Role.ADMINISTRATOR,)}


def open_to_everyone(view):
    view.open_to = EVERYONE
    return view


def open_to_signed_in(view):
    view.open_to = SIGNED_IN
    return view


def open_to(*roles):
    def mark(view):
        view.open_to = roles
        return view

    return mark


class AccessMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        namespace = request.resolver_match.namespace
        if may_open(request.user, view, namespace):
            return None
        if request.user.is_authenticated or who_may_open(view, namespace) is None:
            raise PermissionDenied
        return redirect_to_sign_in(request)


def may_open(user, view, namespace=""):
    allowed = who_may_open(view, namespace)
    if allowed is None:
        return False
    if allowed == EVERYONE:
        return True
    if allowed == SIGNED_IN:
        return user.is_authenticated
    return user.is_authenticated and user.has_role(*allowed)


def who_may_open(view, namespace=""):
    """The mark of a view: EVERYONE, SIGNED_IN, roles, or None where nobody declared it."""
    if hasattr(view, "open_to"):
        return view.open_to
    if namespace in LIBRARY_NAMESPACES:
        return LIBRARY_NAMESPACES[namespace]
    for module, allowed in LIBRARY_PAGES.items():
        if f"{view.__module__}.".startswith(f"{module}."):
            return allowed
    return None


def redirect_to_sign_in(request):
    query = urlencode({"next": page_to_come_back_to(request)})
    address = f"{resolve_url(settings.LOGIN_URL)}?{query}"
    if request.htmx:
        return HttpResponseClientRedirect(address)
    return redirect(address)


def page_to_come_back_to(request):
    """The page that was asked for; after a lost click, the page on which the button stood."""
    if request.method in ("GET", "HEAD") and not request.htmx:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc == request.get_host():
        return urlunsplit(("", "", came_from.path, came_from.query, ""))
    return request.get_full_path()
