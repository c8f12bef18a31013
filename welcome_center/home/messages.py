"""What the portal's own pages write."""

from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds

barrier_reported = kinds.register(
    "barrier_reported",
    label=_("Barrier reported"),
    placeholders={
        "text": _("what somebody wrote"),
        "page": _("the page it is about"),
        "answer_to": _("where to answer"),
    },
    for_center=True,
)


def tell_center(center, *, language, text, page, answer_to):
    words = {"text": text, "page": page, "answer_to": answer_to}
    outbox.post(barrier_reported, about=center, to=center.email, language=language, context=words)
