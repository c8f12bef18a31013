"""What people said, for the team that advised them; and its posters."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from newcomers.casework.survey import actions, figures, links
from newcomers.casework.survey.models import SurveyAnswer, SurveyPoster
from newcomers.casework.survey.permissions import can_change_poster, can_read_words
from newcomers.casework.survey.poster import qr_code
from newcomers.casework.survey.tables import tables
from newcomers.casework.survey.words import languages, latest_version, questionnaire
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.center.models import Center, Site, Team

WORDS = 20  # on a page


@open_to(*STAFF)
@require_GET
def results(request):
    today = timezone.localdate()
    teams = list(Team.objects.visible_to(request.user))
    team = _chosen(request, "team", {team.code: team for team in teams})
    if team is None:
        return render(request, "newcomers/casework/survey/results.html", {"teams": []})
    years = figures.years(team, today)
    year = _chosen(request, "year", {str(year): year for year in years})
    counted = figures.counted_answers(team, year, version=latest_version(), today=today)
    found = figures.of_year(counted)
    scale = questionnaire(get_language()).scores
    shown = {
        "teams": teams,
        "team": team,
        "years": years,
        "year": year,
        "figures": found,
        "tables": tables(found),
        "high": scale[max(scale)],
        "low": scale[min(scale)],
        "sites": _sites(request.user, team),
        "asks_by_mail": Center.objects.filter(asks_for_feedback=True).exists(),
    }
    if can_read_words(request.user, team):
        # All of a year together, and none where few have answered.
        words = counted.with_words() if found.n else counted.none()
        shown["words"] = Paginator(words, WORDS).get_page(request.GET.get("page"))
        shown["reads_words"] = True
    return render(request, "newcomers/casework/survey/results.html", shown)


def _chosen(request, name, known):
    """What the address names, or the first; a stranger's is not found."""
    asked = request.GET.get(name)
    if not asked:
        return next(iter(known.values()), None)
    if asked not in known:
        raise Http404
    return known[asked]


def _sites(user, team):
    return Site.objects.visible_to(user).filter(team=team).active().for_list()


@open_to(*STAFF)
@require_GET
def poster(request, code):
    site = _site(request, code)
    made = SurveyPoster.objects.visible_to(request.user).filter(site=site).first()
    shown = {"site": site, "may_change": can_change_poster(request.user, site)}
    if made:
        address = links.poster_link(made)
        shown |= {
            "address": address.partition("://")[2],
            "code": qr_code(address),
            "asked": [questionnaire(language) for language in languages()],
        }
    return render(request, "newcomers/casework/survey/poster.html", shown)


@open_to(Role.COORDINATOR)
@require_POST
def poster_make(request, code):
    site = _site(request, code)
    _check(can_change_poster(request.user, site))
    actions.make_poster(site)
    return redirect("feedback:poster", code)


@open_to(Role.COORDINATOR)
@require_POST
def poster_renew(request, code):
    site = _site(request, code)
    _check(can_change_poster(request.user, site))
    made = get_object_or_404(SurveyPoster.objects.visible_to(request.user), site=site)
    actions.renew_poster(made)
    messages.success(request, _("The poster has a new address. Please take the old ones down."))
    return redirect("feedback:poster", code)


@open_to(Role.COORDINATOR)
@require_POST
def words_remove(request, uuid):
    visible = SurveyAnswer.objects.visible_to(request.user).select_related("team")
    answer = get_object_or_404(visible, pk=uuid)
    _check(can_read_words(request.user, answer.team))
    actions.remove_words(answer)
    messages.success(request, _("The words are removed. What was scored stays."))
    where = f"?team={answer.team.code}&year={answer.month.year}"
    return redirect(f"{reverse('feedback:results')}{where}")


def _site(request, code):
    return get_object_or_404(Site.objects.visible_to(request.user), code=code)


def _check(may):
    if not may:
        raise PermissionDenied
