"""Mails in the center's own words."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.outbox import actions, kinds
from welcome_center.foundation.outbox.forms import WordingForm, preview
from welcome_center.foundation.outbox.models import Wording
from welcome_center.foundation.outbox.rendering import Text, default_wording


@open_to(Role.COORDINATOR)
@require_safe
def wording_list(request):
    changed = set(Wording.objects.visible_to(request.user).values_list("kind", "language"))
    rows = [{"kind": kind, "languages": _states(kind, changed)} for kind in kinds.every()]
    return render(request, "foundation/outbox/wording_list.html", {"rows": rows})


def _states(kind, changed):
    return [
        {"code": code, "name": name, "is_changed": (kind.code, code) in changed}
        for code, name in _languages().items()
    ]


@open_to(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request, code, language):
    kind = _kind_or_404(code, language)
    visible = Wording.objects.visible_to(request.user)
    own = visible.filter(kind=code, language=language).first()
    shown = own or default_wording(kind, language)
    form = _form(request, kind, language, shown)
    if request.method == "POST" and form.is_valid():
        shown = Text(**form.cleaned_data)
        if "preview" not in request.POST:
            actions.change_wording(kind, language, **form.cleaned_data)
            messages.success(request, _("Saved. From now on mails are written like this."))
            return redirect("messages:wording", code, language)
    context = {
        "kind": kind,
        "language": language,
        "languages": _languages(),
        "form": form,
        "is_changed": own is not None,
        "placeholders": _placeholders(kind),
        "preview": preview(kind, language, shown),
    }
    return render(request, "foundation/outbox/wording.html", context)


@open_to(Role.COORDINATOR)
@require_POST
def wording_reset(request, code, language):
    kind = _kind_or_404(code, language)
    actions.reset_wording(kind, language)
    messages.success(request, _("This mail is written in our words again."))
    return redirect("messages:wording", code, language)


def _form(request, kind, language, shown):
    initial = {"subject": shown.subject, "body": shown.body}
    typed = request.POST if request.method == "POST" else None
    return WordingForm(typed, kind=kind, language=language, initial=initial)


def _kind_or_404(code, language):
    kind = kinds.get(code)
    if kind is None or language not in _languages():
        raise Http404
    return kind


def _languages():
    return dict(settings.LANGUAGES)


def _placeholders(kind):
    return [
        {"name": f"${{{name}}}", "meaning": word.meaning, "is_needed": word.is_needed}
        for name, word in kind.placeholders.items()
    ]
