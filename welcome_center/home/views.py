"""The start page, and what the law and good manners ask of a public site."""

from datetime import timedelta

from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, Role, open_to_everyone, open_to_signed_in
from welcome_center.foundation.center.models import Center, Funder, Site
from welcome_center.home import messages as letters
from welcome_center.home import offers
from welcome_center.home.forms import BarrierForm


@open_to_everyone
@require_safe
def to_own_language(request):
    response = redirect("home:start")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@open_to_everyone
@require_safe
def start(request):
    return render(request, "home/start.html", offers.on_offer())


@open_to_signed_in
@require_safe
def after_sign_in(request):
    """Where each one's work begins."""
    if request.user.has_role(*STAFF):
        return redirect("home:desk")
    if request.user.has_role(Role.NEWCOMER):
        is_known = Person.objects.of(request.user).exists()
        return redirect("home:me" if is_known else "people:intake_start")
    if request.user.has_role(Role.PARTNER):
        return redirect("partner:own_entries")
    return redirect("home:overview" if request.user.roles else "home:start")


@open_to_everyone
@require_safe
def imprint(request):
    shown = {"text": _text("imprint"), "funders": Funder.objects.all()}
    return render(request, "home/imprint.html", shown)


@open_to_everyone
@require_safe
def contact(request):
    sites = Site.objects.active().prefetch_related("opening_hours").order_by("sort", "pk")
    return render(request, "home/contact.html", {"sites": sites})


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="barrier")
def accessibility(request):
    center = Center.objects.first()
    form = BarrierForm(request.POST or None)
    if form.is_valid() and center and center.email:
        letters.tell_center(center, language=settings.LANGUAGE_CODE, **form.cleaned_data)
        messages.success(request, _("Thank you. Your message has reached us."))
        return redirect("home:accessibility")
    shown = {"form": form, "text": _text("accessibility")}
    return render(request, "home/accessibility.html", shown)


def _text(name):
    """A long text in the reader's language, or else in the portal's own."""
    languages = (get_language(), settings.LANGUAGE_CODE)
    return select_template([f"texts/{name}.{language}.html" for language in languages])


@open_to_everyone
@require_safe
def robots(request):
    return _plain(request, "robots.txt", {"private": _private_paths()})


@open_to_everyone
@require_safe
def security_contact(request):
    """RFC 9116. Valid for a year from the day it is read."""
    expires = timezone.now().replace(microsecond=0) + timedelta(days=365)
    return _plain(request, "security.txt", {"expires": expires.isoformat()})


def _private_paths():
    rooms = ("accounts", "appointments", "desk", "directory/confirm", "me", "partners", "survey")
    return [f"/{code}/{room}/" for code, name in settings.LANGUAGES for room in rooms]


def _plain(request, template, shown):
    shown |= {"site_origin": settings.SITE_ORIGIN}
    return render(request, f"home/{template}", shown, content_type="text/plain; charset=utf-8")
