"""Addresses that lead to the questions."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, override
from django.utils.translation.trans_real import parse_accept_lang_header

from newcomers.booking.messages import language_of
from newcomers.casework.survey.words import languages


def poster_link(poster):
    """For a QR code and to be typed: the reader's own device says in which language."""
    return f"{settings.SITE_ORIGIN}{reverse('survey_by_poster', args=[poster.token])}"


def mail_link(token, person):
    language = language_for(person)
    with override(language_of(person)):
        return f"{settings.SITE_ORIGIN}{questions_path(token, language)}"


def language_for(person):
    """Of the survey's languages: the person's own, or else the one that we write in."""
    own = person.language_id
    return own if own in languages() else language_of(person)


def questions_path(token, language):
    return in_language(reverse("survey:questions", args=[token]), language)


def in_language(path, language):
    """Named only where the page around the questions speaks another one."""
    return path if language == get_language() else f"{path}?{urlencode({'in': language})}"


def asked_language(request):
    """Of the survey's languages: the one that was chosen, or else the page's."""
    chosen = request.GET.get("in", "")
    return chosen if chosen in languages() else get_language()


def accepted_language(request):
    """The first of the survey's languages that the device speaks, or else German."""
    accepted = parse_accept_lang_header(request.headers.get("accept-language", ""))
    spoken = (code.partition("-")[0] for code, _weight in accepted)
    return next((code for code in spoken if code in languages()), settings.LANGUAGE_CODE)
