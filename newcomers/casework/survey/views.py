"""The questions, for everybody who has a link. Nothing about the visitor is asked or kept."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.casework.survey import actions, limits, links
from newcomers.casework.survey.forms import SurveyForm
from newcomers.casework.survey.models import SurveyInvitation, SurveyPoster
from newcomers.casework.survey.words import languages, questionnaire
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.accounts.models import hash_token
from welcome_center.foundation.outbox.rendering import supported


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def questions(request, token):
    poster = SurveyPoster.objects.select_related("site__team").filter(token=token).first()
    form = SurveyForm(request.POST or None, asked=questionnaire(links.asked_language(request)))
    if form.is_valid() and not limits.answers().is_exceeded(request):
        return _answered(request, poster, token, form)
    if poster is None and not _is_open(token):
        return _closed(request)
    is_too_much = form.is_bound and not form.errors
    if is_too_much:
        form.add_error(None, form.asked.texts["too_many"])
    shown = {"form": form, "asked": form.asked, "survey_languages": _languages(token)}
    status = 429 if is_too_much else 200
    return render(request, "newcomers/casework/survey/questions.html", shown, status=status)


def _answered(request, poster, token, form):
    answer = {
        "key": form.cleaned_data["key"],
        "said": form.said(),
        "today": timezone.localdate(),
    }
    if poster:
        actions.answer_by_poster(poster, **answer)
    else:
        try:
            actions.answer_by_mail(token, **answer)
        except actions.LinkUsed:
            return _closed(request)
    return redirect(links.in_language(reverse("survey:thanks"), form.asked.language))


def _is_open(token):
    today = timezone.localdate()
    return SurveyInvitation.objects.filter(
        token_hash=hash_token(token), ends_on__gte=today
    ).exists()


def _closed(request):
    return render(request, "newcomers/casework/survey/closed.html", status=404)


def _languages(token):
    """The survey's languages, and where they are spoken; its own page for those that have one."""
    return [(questionnaire(code), path_in(code, token)) for code in languages()]


def path_in(language, token):
    with override(supported(language)):
        return links.questions_path(token, language)


@open_to_everyone
@require_safe
def thanks(request):
    asked = questionnaire(links.asked_language(request))
    return render(request, "newcomers/casework/survey/thanks.html", {"asked": asked})


@open_to_everyone
@require_safe
def by_poster(request, token):
    return redirect(path_in(links.accepted_language(request), token))
