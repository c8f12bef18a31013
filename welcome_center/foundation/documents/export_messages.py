"""What we write about tables that took long. No mail carries a file or says whose rows it holds."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.accounts.messages import address
from welcome_center.foundation.center.moments import day_and_clock
from welcome_center.foundation.documents.export_models import Export
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder

# Whoever waited no longer than this still has the page open.
LONG = timedelta(seconds=30)
LIST = Placeholder(_("name of the list"), _("Referrals"))
LINK = Placeholder(_("link"), "https://…", is_needed=True)

ready = kinds.register(
    "export_ready",
    label=_("Table ready: to the colleague who asked"),
    placeholders={"list": LIST, "until": Placeholder(_("kept until")), "link": LINK},
)
failed = kinds.register(
    "export_failed",
    label=_("Table not made: to the colleague who asked"),
    placeholders={"list": LIST, "why": Placeholder(_("reason")), "link": LINK},
)


def tell_owner(export, owner, *, now):
    if now - export.asked_at < LONG or not owner.is_active:
        return
    with translation.override(owner.language):
        words = {
            "list": str(export.label),
            "link": address("exports:export", owner.language, uuid=export.uuid),
        }
        if export.state == Export.State.READY:
            kind, words["until"] = ready, day_and_clock(export.expires_at)
        else:
            kind, words["why"] = failed, str(Export.Fault(export.fault).label)
    outbox.post(
        kind,
        about=export,
        to=owner.email,
        language=owner.language,
        context=words,
        moment=export.asked_at,
        team=owner.teams.order_by("pk").first(),
    )
