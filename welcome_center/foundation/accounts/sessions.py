"""Limits of sessions: how long they last, and when all others of a person end."""

from datetime import timedelta

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# seconds; a visit is noted at most once a minute, so that reading pages rarely writes
NOTED_EVERY = 60
# A session that is just being made may stand in the list before it stands in its own table.
JUST_MADE = timedelta(minutes=5)


class NoStoreMiddleware:
    """What a signed-in person saw stays in no cache, neither the browser's nor a proxy's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and "public" not in response.get("Cache-Control", ""):
            patch_cache_control(response, no_store=True, private=True)
            patch_vary_headers(response, ["Cookie"])
        return response


class SessionLimitsMiddleware:
    """Signs out who was away too long, or signed in too long ago."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self.check(request, int(timezone.now().timestamp()))
        return self.get_response(request)

    def check(self, request, now):
        if has_ended(request.session, request.user, now):
            logout(request)
            messages.info(request, _("For your safety we signed you out. Please sign in again."))
        else:
            note_visit(request.session, now)


def begin(session, now):
    session[SIGNED_IN_AT] = session[SEEN_AT] = int(now.timestamp())


def has_ended(session, user, now):
    """All times in seconds since 1970."""
    idle = settings.SESSION_IDLE_STAFF if user.needs_second_factor else settings.SESSION_IDLE_OTHERS
    return (
        now - session.get(SIGNED_IN_AT, now) >= settings.SESSION_ABSOLUTE
        or now - session.get(SEEN_AT, now) >= idle
    )


def note_visit(session, now):
    session.setdefault(SIGNED_IN_AT, now)
    if now - session.get(SEEN_AT, 0) >= NOTED_EVERY:
        session[SEEN_AT] = now


def end_sessions(user, *, but=None):
    """Sign somebody out everywhere, except from the session with the key `but`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def renew_session(request, user, **_signal):
    """A changed second factor gives this session a new key and ends all others."""
    old_key = request.session.session_key
    request.session.cycle_key()
    key = request.session.session_key
    UserSession.objects.filter(session_key=old_key).update(session_key=key)
    end_sessions(user, but=key)


def forget_ended(now):
    """Delete what is over: sessions, their entries in people's lists, and counted tries."""
    Session.objects.filter(expire_date__lte=now).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive), created_at__lte=now - JUST_MADE).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires <= %s", [now])
