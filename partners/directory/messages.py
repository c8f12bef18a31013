"""What we write to places about their entry. In the portal's own language: places are here."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from partners.directory.freshness import REMIND_AFTER
from welcome_center.foundation.accounts.messages import address
from welcome_center.foundation.center.moments import day
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder

ENTRY = Placeholder(_("name of the entry"), "Migrationsberatung Hildesheim")
LINK = Placeholder(_("link"), "https://…", is_needed=True)
UNTIL = Placeholder(_("last day"))

entry_confirm = kinds.register(
    "entry_confirm",
    label=_("Request to confirm an entry of the directory"),
    placeholders={"entry": ENTRY, "until": UNTIL, "link": LINK},
    credential=True,
)
entry_reminder = kinds.register(
    "entry_reminder",
    label=_("Reminder to confirm an entry of the directory"),
    placeholders={"entry": ENTRY, "until": UNTIL, "link": LINK},
    credential=True,
)
change_approved_letter = kinds.register(
    "entry_change_approved",
    label=_("Change of an entry approved"),
    placeholders={"entry": ENTRY},
)
change_declined_letter = kinds.register(
    "entry_change_declined",
    label=_("Change of an entry declined"),
    placeholders={"entry": ENTRY, "reason": Placeholder(_("reason"))},
)
WITH_LINK = (entry_confirm, entry_reminder)


def ask(request, *, token):
    _post_link(entry_confirm, request, token, request.sent_at)


def remind(request, *, token):
    moment = request.sent_at + REMIND_AFTER[request.reminders]
    _post_link(entry_reminder, request, token, moment)


def change_approved(proposal):
    _post_decision(change_approved_letter, proposal)


def change_declined(proposal):
    _post_decision(change_declined_letter, proposal, reason=proposal.reason)


def _post_link(kind, request, token, moment):
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        words = {
            "entry": request.organisation.text("name"),
            "until": day(timezone.localtime(request.expires_at)),
            "link": address("confirm:entry_confirm", language, token=token),
        }
    outbox.post(
        kind, about=request, to=request.recipient, language=language, context=words, moment=moment
    )


def _post_decision(kind, proposal, **words):
    """To whoever proposed it; after a change by a mail's link, to the entry's own address."""
    entry, author = proposal.organisation, proposal.proposed_by
    to = author.email if author else entry.upkeep_email or entry.email
    language = author.language if author else settings.LANGUAGE_CODE
    if not to or (author and not author.is_active):
        return
    words["entry"] = entry.text("name", language)
    outbox.post(
        kind,
        about=proposal,
        to=to,
        language=language,
        context=words,
        moment=proposal.decided_at,
    )
