"""The one upload that everybody may see."""

from csp.decorators import csp_update
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.center.logo import FOLDER, served_as
from welcome_center.foundation.center.models import Center


@open_to_everyone
@require_safe
@csp_update({"sandbox": True})
def logo(request, name):
    """Of all uploads only the center's logo of today; its name changes with its content."""
    shown = get_object_or_404(Center, logo=f"{FOLDER}/{name}").logo
    kind = served_as(name)
    if kind is None or not shown.storage.exists(shown.name):
        raise Http404
    response = FileResponse(shown.open(), content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
