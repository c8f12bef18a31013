"""How a private file is handed out: to be saved, never to be shown as a page of ours."""

from csp.decorators import csp_update
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from welcome_center.foundation.documents.names import clean_name, ending_of

sandboxed = csp_update({"sandbox": True})


def as_download(content, *, name, media_type):
    """The view must be `sandboxed`. Whatever the name holds, it stays one line and one name."""
    named = clean_name(name, ending_of(name))
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=named),
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
