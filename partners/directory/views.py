"""The public directory: the list, an entry, its sheet for printing, and a word about a mistake."""

from functools import partial

from allauth.core.ratelimit import respond_429
from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.directory import actions, facets, listing, maps, sheets
from partners.directory.cards import cards
from partners.directory.codes import read_codes
from partners.directory.entries import as_public, contacts_of, services_of
from partners.directory.filters import EntryFilter
from partners.directory.forms import MistakeForm
from partners.directory.models import Organisation
from partners.directory.search import search
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.accounts.tries import Limit

SIZE = 20
LAST_PAGE = 10_000


@open_to_everyone
@require_safe
def entry_list(request):
    if _searches_too_often(request):
        return respond_429(request)
    now = timezone.now()
    codes = read_codes(timezone.localdate(now))
    asked = EntryFilter(request.GET, codes)
    number = _page_number(request)
    found, counts = search(asked.wish, now, first=(number - 1) * SIZE, size=SIZE)
    page = Paginator(range(found.total), SIZE).get_page(number)
    if page.number != number:
        return redirect(f"{request.path}?{_with_page(request, page.number)}")
    shown = {
        "form": asked.form,
        "wish": asked.wish,
        "page": page,
        "cards": cards(found.entries, codes, now),
        "chosen": facets.chosen(asked.form, asked.wish, request.GET),
        "topics": facets.topic_facets(asked.form, asked.wish, counts, codes),
        "facets": facets.facets(asked.form, asked.wish, counts),
        "switches": facets.switches(asked.form, asked.wish, counts),
        "map": maps.of_entries(found.entries, codes),
    }
    name = "_refreshed" if request.htmx else "entry_list"
    response = render(request, f"partners/directory/{name}.html", shown)
    patch_vary_headers(response, ("HX-Request",))
    return response


def _searches_too_often(request):
    """Who opens the list without a wish does not search."""
    limit = Limit("directory.search", *settings.SEARCH_LIMIT)
    return bool(request.GET) and limit.is_exceeded(request)


def _page_number(request):
    typed = request.GET.get("page", "")
    if not (typed.isascii() and typed.isdigit()):
        return 1
    return min(max(int(typed[:6]), 1), LAST_PAGE)


def _with_page(request, number):
    query = request.GET.copy()
    query["page"] = number
    return query.urlencode()


@open_to_everyone
@require_safe
def entry(request, slug):
    """What it says is worked out once a minute, or when something of the directory changes."""
    shown_entry, now = _published(request, slug), timezone.now()
    context = {
        "entry": shown_entry,
        "told": SimpleLazyObject(partial(as_public, shown_entry, now)),
        "address": settings.SITE_ORIGIN + request.path,
        "made_of": (
            shown_entry.changed_at,
            listing.read_edition(),
            now.strftime("%H:%M"),
        ),
    }
    return render(request, "partners/directory/entry.html", context)


@open_to_everyone
@require_safe
def entry_sheet(request, slug):
    """The reader's language beside German, to take along and to show at the counter."""
    shown_entry = _published(request, slug)
    now = timezone.now()
    codes = read_codes(timezone.localdate(now))
    services = services_of(shown_entry)
    contacts = contacts_of(shown_entry, services)
    material = sheets.Material(shown_entry, services, contacts, codes, now)
    language = sheets.chosen_language(request.GET.get("language", ""))
    address = settings.SITE_ORIGIN + reverse("directory:entry", args=[shown_entry.slug])
    shown = {
        "entry": shown_entry,
        "sides": [sheets.side(material, code) for code in (language, sheets.GERMAN)],
        "language": language,
        "languages": sheets.languages(),
        "address": address,
        "code": sheets.qr_code(address),
    }
    return render(request, "partners/directory/entry_sheet.html", shown)


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="mistake")
def mistake_report(request, slug):
    shown_entry = _published(request, slug)
    form = MistakeForm(request.POST or None)
    if form.is_valid():
        actions.report_mistake(shown_entry, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Thank you. We check it and mend the entry."))
        return redirect("directory:entry", shown_entry.slug)
    return render(
        request, "partners/directory/mistake_report.html", {"form": form, "entry": shown_entry}
    )


def _published(request, slug):
    return get_object_or_404(Organisation.objects.visible_to(request.user).published(), slug=slug)
