"""What coordinators see and change of their center."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.center import actions
from welcome_center.foundation.center.forms import (
    CenterForm,
    OpeningHoursForm,
    SiteForm,
    TopicsForm,
)
from welcome_center.foundation.center.models import (
    Center,
    Closure,
    Site,
    Team,
    Topic,
    TopicGroup,
)

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Role.COORDINATOR)
@require_GET
def center(request):
    sites = Site.objects.visible_to(request.user).for_list()
    closures = Closure.objects.visible_to(request.user).upcoming(timezone.localdate())
    context = {
        "teams": Team.objects.visible_to(request.user),
        "sites": sites.prefetch_related("opening_hours"),
        "closures": closures.select_related("site")[:5],
    }
    return render(request, "foundation/center/center.html", context)


@open_to(Role.COORDINATOR)
@page_or_form
def center_edit(request):
    edited = get_object_or_404(Center.objects.visible_to(request.user))
    form = CenterForm(request.POST or None, request.FILES or None, instance=edited)
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
        try:
            actions.edit_site(site, fields=form.changed_fields, now=timezone.now())
        except actions.StillNeeded as needed:
            form.add_error("is_active", needed.sentences)
        else:
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
def topic_list(request):
    """One group at a time, each with its own save: there are dozens of topics."""
    groups = list(TopicGroup.objects.with_topics().order_by("sort", "code"))
    group = _chosen_group(request, groups)
    topics = Topic.objects.filter(group=group).order_by("sort", "code")
    typed = request.POST if request.method == "POST" else None
    form = TopicsForm(typed, topics=topics)
    if group and form.is_valid():
        actions.edit_topics(form.changes())
        messages.success(request, _("The topics are saved."))
        return redirect(f"{reverse('center:topic_list')}?group={group.pk}")
    context = {"form": form, "groups": groups, "group": group}
    return render(request, "foundation/center/topic_list.html", context)


def _chosen_group(request, groups):
    """The one of the address; the first if it names none, and none where there are no topics."""
    asked = request.GET.get("group")
    if not asked:
        return next(iter(groups), None)
    chosen = next((group for group in groups if group.pk == asked), None)
    if chosen is None:
        raise Http404
    return chosen
