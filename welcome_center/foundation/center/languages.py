"""In which languages the portal of a center is read."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from welcome_center.foundation.center.context import center_of


def offered_languages(center):
    """Codes, in the order of the settings. German is always there; none named means all."""
    chosen = center.interface_languages if center else []
    codes = [code for code, _name in settings.LANGUAGES]
    return [code for code in codes if code in {*(chosen or codes), settings.LANGUAGE_CODE}]


class LanguageMiddleware(LocaleMiddleware):
    """Nobody meets a language that the center switched off: its pages lead to the same page in
    another one. The center is asked for only where a page is read in another language than German.
    """

    def process_request(self, request):
        super().process_request(request)
        chosen = request.LANGUAGE_CODE
        if request.method not in ("GET", "HEAD") or chosen == settings.LANGUAGE_CODE:
            return None
        offered = offered_languages(center_of(request))
        return None if chosen in offered else _in_another(request, offered)


def language_of_header(request):
    """For answers that caches keep by Accept-Language alone: they know of no cookie."""
    language = _preferred(request, dict(settings.LANGUAGES))
    if language == settings.LANGUAGE_CODE:
        return language
    return _preferred(request, offered_languages(center_of(request)))


def _in_another(request, offered):
    here, language = request.get_full_path(), _preferred(request, offered)
    there = translate_url(here, language)
    translation.activate(language)
    request.LANGUAGE_CODE = language
    if there == here:  # an address without a language, or of no page
        return None
    response = redirect(there)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _preferred(request, offered):
    """The first one that the browser names; else German."""
    wanted = parse_accept_lang_header(request.headers.get("accept-language", "").lower())
    codes = (code.partition("-")[0] for code, _weight in wanted)
    return next((code for code in codes if code in offered), settings.LANGUAGE_CODE)
