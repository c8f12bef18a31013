"""The notice on data protection, for everyone to read."""

from django.conf.locale import LANG_INFO
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.center.context import center_of
from welcome_center.foundation.center.languages import offered_languages
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE


@open_to_everyone
@require_safe
def notice(request):
    shown = {
        "notice": PRIVACY_NOTICE,
        "text": PRIVACY_NOTICE.text(get_language()),
        "translations": [
            _translation(code)
            for code in offered_languages(center_of(request))
            if code in PRIVACY_NOTICE.languages
        ],
    }
    return render(request, "foundation/consent/notice.html", shown)


def _translation(language):
    """The same page in another language, named as its readers name it."""
    is_current = language == PRIVACY_NOTICE.language_for(get_language())
    with override(language):
        url = reverse("consent:notice")
    name = LANG_INFO[language]["name_local"]
    return {"code": language, "name": name, "url": url, "is_current": is_current}
