"""Every address of the portal, everybody who may stand before it, and what the door answers."""

import logging
import re
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django.contrib.auth import get_user
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern

from tests.conftest import SecureClient
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from welcome_center.foundation.access import Role
from welcome_center.home import errors

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
SAMPLES = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}


# What of the portal's middleware decides who comes through; the rest would only take time.
GATE = (
    "django_htmx.middleware.HtmxMiddleware",
    "welcome_center.foundation.access.AccessMiddleware",
    "welcome_center.foundation.accounts.second_factor.SecondFactorMiddleware",
)


@contextmanager
def gate():
    """The way of a request up to the page, which is not opened; refusals are not painted."""
    gatekeepers = [name for name in settings.MIDDLEWARE if name in GATE]
    unpainted = mock.patch.object(errors, "render", lambda *_, status: HttpResponse(status=status))
    logging.disable(logging.CRITICAL)
    with override_settings(MIDDLEWARE=[*gatekeepers, "tests.doors.DoorMiddleware"]), unpainted:
        handler = BaseHandler()
        handler.load_middleware()
        yield handler.get_response
    logging.disable(logging.NOTSET)


class DoorMiddleware:
    """Stands behind the gate, in place of the pages: whoever comes so far was let in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return HttpResponse(headers={"X-Door": "open"})


def addresses():
    """{route as the code writes it: an address that fits it}, of all pages, named or not."""
    return dict(sorted(_walk(get_resolver(), "/", "/")))


def _walk(resolver, route, path):
    for entry in resolver.url_patterns:
        written = "<lang>/" if isinstance(entry.pattern, LocalePrefixPattern) else entry.pattern
        here = f"{route}{written}", path + _sample(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, *here)
        else:
            yield here


def _sample(pattern):
    text = str(pattern)
    if isinstance(pattern, RegexPattern):
        text = re.sub(r"\(\?P<\w+>((?:[^()\[\]]|\[[^\]]*\])*)\)", _fitting, text)
        return text.removeprefix("^").removesuffix("$").replace("\\", "")
    return re.sub(r"<(?:(\w+):)?\w+>", lambda it: SAMPLES.get(it.group(1), "x"), text)


def _fitting(group):
    """One of several words, or eight letters, as our codes have."""
    words = group.group(1).split("|")
    return words[0] if len(words) > 1 else "xxxxxxxx"


def colleague(role, **more):
    return UserFactory(role=role, team=TeamFactory(), second_factor=True, **more)


VISITORS = {
    "visitor": lambda: None,
    "newcomer": lambda: UserFactory(role=Role.NEWCOMER),
    "advisor": lambda: colleague(Role.ADVISOR),
    "other team": lambda: colleague(Role.ADVISOR),
    "coordinator": lambda: colleague(Role.COORDINATOR),
    "employer": lambda: UserFactory(role=Role.EMPLOYER),
    "partner": lambda: colleague(Role.PARTNER),
    "mediator": lambda: UserFactory(role=Role.MEDIATOR),
    "funder": lambda: UserFactory(role=Role.FUNDER),
    "admin": lambda: colleague(Role.ADMINISTRATOR),
    "no factor": lambda: UserFactory(role=Role.ADVISOR),
    "closed": lambda: colleague(Role.COORDINATOR),
}


def client_of(visitor):
    client = SecureClient(raise_request_exception=False)
    if user := VISITORS[visitor]():
        client.force_login(user)
        if visitor == "closed":
            user.is_active = False
            user.save(update_fields=["is_active"])
    return client


def answers(visitor):
    """{route: what this visitor hears at the gate, whatever the method}."""
    heard = {}
    known_as = known_user(client_of(visitor))
    with gate() as ask:
        for route, path in addresses().items():
            each = {_answer(ask, known_as, method, path) for method in METHODS}
            heard[route] = "/".join(sorted(each))
    return heard


def known_user(client):
    """Whom the portal takes this browser for: nobody, where the account is closed."""
    request = RequestFactory().get("/")
    request.session = client.session
    return get_user(request)


def _answer(ask, user, method, path):
    """yes: let in. ask: sent to sign in. 2fa: sent to set up a second factor. no: refused."""
    request = RequestFactory().generic(method, path)
    request.user = user
    response = ask(request)
    if response.headers.get("X-Door"):
        return "yes"
    where = response.headers.get("Location", "")
    if "/accounts/login/?next=" in where:
        return "ask"
    if where.endswith("/accounts/2fa/"):
        return "2fa"
    return "no" if response.status_code == 403 else str(response.status_code)


def section(route):
    """admin, accounts, desk or the like: the tests share the work by it."""
    return route.removeprefix("/<lang>").split("/")[1]


def methods(rows):
    """{route: the methods that the page itself takes}, asked by somebody who is let in."""
    CenterFactory()
    paths = addresses()
    clients = {visitor: client_of(visitor) for visitor in VISITORS}
    taken = {}
    for route, row in rows.items():
        insider = next(visitor for visitor in VISITORS if row[visitor] == "yes")
        taken[route] = _methods_taken(clients[insider], paths[route])
    return taken


def _methods_taken(client, path):
    statuses = {method: client.generic(method, path).status_code for method in METHODS}
    broken = {method: status for method, status in statuses.items() if status >= 500}
    assert not broken, f"{path} breaks: {broken}"
    return " ".join(method for method, status in statuses.items() if status != 405)
