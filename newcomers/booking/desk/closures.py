"""Days on which a site, or the whole center, is closed, and what becomes of who has booked."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.booking import availability_actions
from newcomers.booking.coverage import hit_by_closing
from newcomers.booking.desk import settling
from newcomers.booking.desk.closed_days import closures_ahead, holidays_of
from newcomers.booking.desk.scope import posted
from newcomers.booking.desk.told import told_of
from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.center import actions as center_actions
from welcome_center.foundation.center.forms import ClosureForm
from welcome_center.foundation.center.holidays import public_holidays
from welcome_center.foundation.center.models import Closure, Site
from welcome_center.foundation.center.permissions import (
    can_close_whole_center,
    can_remove_closure,
)

YEARS = 10  # so far the calendar is shown


@open_to(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def closure_list(request):
    sites = Site.objects.visible_to(request.user).active().for_list()
    may_close_all = can_close_whole_center(request.user)
    form = ClosureForm(posted(request), sites=sites, can_close_all=may_close_all)
    settle = None
    if form.is_valid():
        settle = _close(request, form.cleaned_data)
        if settle is None:
            messages.success(request, _("The closing days are entered. Nobody can book on them."))
            return _after_closing(request, reverse("center:closure_list"))
    year, now = _year(request), timezone.now()
    context = {
        "form": form,
        "settle": settle,
        "year": year,
        "years": [year - 1, year + 1],
        "closures": closures_ahead(request.user, now=now),
        "can_close_all": may_close_all,
        "holidays": holidays_of(request.user, sites, year, now=now),
    }
    return render(request, "newcomers/booking/desk/closure_list.html", context)


def _close(request, days):
    """None when the days are closed; else what has to be asked first."""
    sites = [days["site"]] if days["site"] else list(Site.objects.all())

    def find():
        return hit_by_closing(sites, days["starts_on"], days["ends_on"], now=timezone.now())

    change = partial(availability_actions.close_days, **days, sites=sites, now=timezone.now())
    return settling.settle(request, find, _with(change), ask=settling.together)


def _with(change):
    return lambda settled: change(settled=settled)


def _after_closing(request, back):
    return redirect("center:closure_told" if request.session.get(settling.TOLD) else back)


@open_to(Role.COORDINATOR)
@require_safe
def closure_told(request):
    context = {"told": told_of(request)}
    return render(request, "newcomers/booking/desk/closure_told.html", context)


@open_to(Role.COORDINATOR)
@require_POST
def closure_remove(request, pk):
    closure = get_object_or_404(Closure.objects.visible_to(request.user), pk=pk)
    if not can_remove_closure(request.user, closure):
        raise PermissionDenied
    center_actions.open_again(closure)
    messages.success(request, _("The closing days are removed."))
    return redirect("center:closure_list")


@open_to(Role.COORDINATOR)
@require_POST
def holiday_switch(request, code):
    site = get_object_or_404(Site.objects.visible_to(request.user), code=code)
    day = _holiday_ahead(request, site)
    back = f"{reverse('center:closure_list')}?year={day.year}"
    if request.POST.get("works") == "1":
        center_actions.work_on_holiday(site, day=day)
        messages.success(request, _("The site is open on this public holiday."))
        return redirect(back)
    settle = _rest(request, site, day)
    if settle is None:
        messages.success(request, _("The site is closed on this public holiday."))
        return _after_closing(request, back)
    context = {"site": site, "day": day, "settle": settle, "back": back}
    return render(request, "newcomers/booking/desk/holiday_close.html", context)


def _rest(request, site, day):
    def find():
        return hit_by_closing([site], day, day, now=timezone.now())

    change = partial(availability_actions.rest_on_holiday, site, day=day, now=timezone.now())
    return settling.settle(request, find, _with(change), ask=settling.together)


def _holiday_ahead(request, site):
    """The public holiday that the form names; what is gone by, or none, is not there."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Http404 from None
    if day < timezone.localdate() or day not in public_holidays(site.land, day.year):
        raise Http404
    return day


def _year(request):
    """The year of the address, within what the calendar knows; this year if it names none."""
    this_year = timezone.localdate().year
    named = request.GET.get("year", "")
    year = int(named) if named.isascii() and named.isdigit() and len(named) < 6 else this_year
    if abs(year - this_year) > YEARS:
        raise Http404
    return year
