"""What coordinators see and change of their center."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.center import actions
from welcome_center.foundation.center.forms import (
    CenterForm,
    ClosureForm,
    OpeningHoursForm,
    SiteForm,
    TopicsForm,
)
from welcome_center.foundation.center.holidays import public_holidays
from welcome_center.foundation.center.models import (
    Center,
    Closure,
    HolidayOpening,
    Site,
    Team,
    Topic,
)
from welcome_center.foundation.center.permissions import (
    can_close_whole_center,
    can_remove_closure,
)

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Role.COORDINATOR)
@require_GET
def center(request):
    sites = Site.objects.visible_to(request.user).for_list()
    closures = Closure.objects.visible_to(request.user).upcoming(timezone.localdate())
    context = {
        "teams": Team.objects.filter(members=request.user),
        "sites": sites.prefetch_related("opening_hours"),
        "closures": closures.select_related("site")[:5],
    }
    return render(request, "foundation/center/center.html", context)


@open_to(Role.COORDINATOR)
@page_or_form
def center_edit(request):
    edited = get_object_or_404(Center)
    form = CenterForm(request.POST or None, instance=edited)
    if form.is_valid():
        actions.edit_center(edited, fields=form.changed_fields)
        messages.success(request, _("The center's texts are saved."))
        return redirect("center:center")
    return render(request, "foundation/center/center_edit.html", {"form": form})


@open_to(Role.COORDINATOR)
@page_or_form
def site_edit(request, code):
    site = get_object_or_404(Site.objects.visible_to(request.user), code=code)
    name = site.name
    form = SiteForm(request.POST or None, instance=site)
    if form.is_valid():
        actions.edit_site(site, fields=form.changed_fields)
        messages.success(request, _("The site is saved."))
        return redirect("center:center")
    return render(request, "foundation/center/site_edit.html", {"form": form, "name": name})


@open_to(Role.COORDINATOR)
@page_or_form
def opening_hours(request, code):
    site = get_object_or_404(Site.objects.visible_to(request.user), code=code)
    form = OpeningHoursForm(request.POST or None, site=site)
    if form.is_valid():
        actions.set_opening_hours(site, hours=form.hours())
        messages.success(request, _("The opening hours are saved."))
        return redirect("center:center")
    return render(request, "foundation/center/opening_hours.html", {"form": form, "site": site})


@open_to(Role.COORDINATOR)
@page_or_form
def closure_list(request):
    sites = Site.objects.visible_to(request.user).active().for_list()
    may_close_all = can_close_whole_center(request.user)
    form = ClosureForm(request.POST or None, sites=sites, can_close_all=may_close_all)
    if form.is_valid():
        actions.close(**form.cleaned_data)
        messages.success(request, _("The closing days are entered. Nobody can book on them."))
        return redirect("center:closure_list")
    year = _year(request)
    closures = Closure.objects.visible_to(request.user).upcoming(timezone.localdate())
    context = {
        "form": form,
        "year": year,
        "years": [year - 1, year + 1],
        "closures": closures.select_related("site"),
        "can_close_all": may_close_all,
        "holidays": _holidays(sites, year),
    }
    return render(request, "foundation/center/closure_list.html", context)


def _year(request):
    """The year of the address, within what the calendar knows; this year if it names none."""
    this_year = timezone.localdate().year
    named = request.GET.get("year", "")
    year = int(named) if named.isascii() and named.isdigit() else this_year
    if abs(year - this_year) > 10:
        raise Http404
    return year


def _holidays(sites, year):
    """Each site with its (day, name, whether it works all the same)."""
    openings = HolidayOpening.objects.filter(site__in=sites, day__year=year)
    working = set(openings.values_list("site", "day"))
    return [
        (
            site,
            [
                (day, name, (site.pk, day) in working)
                for day, name in public_holidays(site.land, year, get_language()).items()
            ],
        )
        for site in sites
    ]


@open_to(Role.COORDINATOR)
@require_POST
def closure_remove(request, pk):
    closure = get_object_or_404(Closure.objects.visible_to(request.user), pk=pk)
    if not can_remove_closure(request.user, closure):
        raise PermissionDenied
    actions.open_again(closure)
    messages.success(request, _("The closing days are removed."))
    return redirect("center:closure_list")


@open_to(Role.COORDINATOR)
@require_POST
def holiday_switch(request, code):
    site = get_object_or_404(Site.objects.visible_to(request.user), code=code)
    day = _holiday(request, site)
    if request.POST.get("works") == "1":
        actions.work_on_holiday(site, day=day)
        messages.success(request, _("The site is open on this public holiday."))
    else:
        actions.rest_on_holiday(site, day=day)
        messages.success(request, _("The site is closed on this public holiday."))
    return redirect(f"{redirect('center:closure_list').url}?year={day.year}")


def _holiday(request, site):
    """The public holiday that the form names; anything else is not there."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Http404 from None
    if day not in public_holidays(site.land, day.year):
        raise Http404
    return day


@open_to(Role.COORDINATOR)
@page_or_form
def topic_list(request):
    topics = Topic.objects.select_related("group").order_by("group__sort", "group", "sort", "code")
    form = TopicsForm(request.POST or None, topics=topics)
    if form.is_valid():
        actions.edit_topics(form.changes())
        messages.success(request, _("The topics are saved."))
        return redirect("center:topic_list")
    return render(request, "foundation/center/topic_list.html", {"form": form})
