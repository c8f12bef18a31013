"""What we write about files, to the person and to whoever takes one over. Nobody is named."""

from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.accounts.messages import address
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder

LINK = Placeholder(_("link"), "https://…", is_needed=True)
CODE = Placeholder(_("code of the person"), "ABCD2345")

corrected = kinds.register(
    "file_corrected", label=_("Details corrected: to the person"), placeholders={"link": LINK}
)
used_again = kinds.register(
    "file_used_again",
    label=_("Restriction of a file lifted: to the person"),
    placeholders={"link": LINK},
)
handed_over = kinds.register(
    "file_handed_over",
    label=_("A file is handed over: to the colleague"),
    placeholders={"code": CODE, "link": LINK},
)


def person_told_of_correction(person, *, moment):
    _post_to_person(corrected, person, moment)


def person_told_of_use(person, *, moment):
    """Whoever asked for a restriction hears that it is lifted (Art. 18 (3) GDPR)."""
    _post_to_person(used_again, person, moment)


def follower(*, by, moment):
    """Tells whoever takes a file over; who takes it from a colleague knows."""

    def tell(person, *, advisor):
        if advisor != by and advisor.is_active:
            link = address("file:person", advisor.language, code=person.code)
            words = {"code": person.code, "link": link}
            _post(handed_over, person, advisor.email, advisor.language, words, moment)

    return tell


def _post_to_person(kind, person, moment):
    """In the person's own language; nobody without an address is written to."""
    if person.mail_address:
        language = person.language_id
        words = {"link": address("home:me", language)}
        _post(kind, person, person.mail_address, language, words, moment)


def _post(kind, person, to, language, words, moment):
    outbox.post(
        kind,
        about=person,
        to=to,
        language=language,
        context=words,
        moment=moment,
        team=person.team,
    )
