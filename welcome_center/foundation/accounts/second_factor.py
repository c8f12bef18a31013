"""Whoever can reach case data proves a second factor."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect

# All that one needs to set it up, to leave, and to read it in the own language; and the logo there.
OPEN_WITHOUT = ("allauth.", "django.views.i18n.", "welcome_center.foundation.center.logo_views.")


class SecondFactorMiddleware:
    """Sends those who need a second factor and have none to set one up, from every page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if f"{view.__module__}.".startswith(OPEN_WITHOUT) or not lacks_second_factor(request.user):
            return None
        return redirect("mfa_index")


def lacks_second_factor(user):
    if not settings.SECOND_FACTOR_REQUIRED or not user.is_authenticated:
        return False
    return user.needs_second_factor and not has_second_factor(user)


def has_second_factor(user):
    return second_factors(user).exists()


def second_factors(user):
    """Apps and keys; recovery codes only stand in for one of them."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
