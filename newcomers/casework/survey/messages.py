"""What we write to somebody who was here: one link, and nothing about what it was about."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from newcomers.booking.messages import example_link, language_of
from newcomers.casework.survey.links import mail_link
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder

survey_asked = kinds.register(
    "survey_asked",
    label=_("Question after an appointment, how it was"),
    placeholders={
        "link": Placeholder(
            _("link to the questions"), example=example_link("survey/AbCd/"), is_needed=True
        )
    },
    credential=True,  # its text is emptied once it is sent: no row tells whose link was used
)


def ask(person, token, *, team):
    language = language_of(person)
    with translation.override(language):
        outbox.post(
            survey_asked,
            about=person,
            to=person.mail_address,
            language=language,
            context={"link": mail_link(token, person)},
            team=team,
        )
