"""How many full posts each team has: reports count consultations for each of them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.center import actions
from welcome_center.foundation.center.models import Team
from welcome_center.foundation.center.posts import StaffPosts
from welcome_center.foundation.center.posts_forms import StaffPostsForm, years_around


@open_to(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_posts(request):
    year = _chosen_year(request)
    posts = StaffPosts.objects.visible_to(request.user)
    form = StaffPostsForm(
        request.POST or None,
        teams=Team.objects.visible_to(request.user),
        known={row.team_id: row for row in posts.filter(year=year)},
    )
    if form.is_valid():
        actions.set_staff_posts(year, form.posts())
        messages.success(request, _("The posts are saved."))
        return redirect(f"{reverse('center:staff_posts')}?year={year}")
    shown = {"form": form, "year": year, "posts": posts.for_list()}
    shown["years"] = years_around(timezone.localdate())
    return render(request, "foundation/center/staff_posts.html", shown)


def _chosen_year(request):
    """The one of the address, or this one; of those that can be filled in."""
    today = timezone.localdate()
    asked = request.GET.get("year", str(today.year))
    for year in years_around(today):
        if str(year) == asked:
            return year
    raise Http404
