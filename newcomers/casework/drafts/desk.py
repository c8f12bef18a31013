"""What a page with a long text knows about its drafts."""

import uuid
from dataclasses import dataclass

from newcomers.casework.drafts import actions
from newcomers.casework.drafts.models import TextDraft
from newcomers.people.models import Person

FIELD = "draft"


def uuid_of(words):
    try:
        return uuid.UUID(words)
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True)
class Drafts:
    """`token`: of this form in this tab. `others`: what one wrote here and did not save."""

    person: Person
    place: str
    field: str
    token: uuid.UUID
    text: str
    others: list

    def forget(self, user):
        actions.forget_draft(self.token, user=user)


def drafts_of(request, person, *, place, field):
    """`?draft=` of the address goes on with an earlier one. One query."""
    found = TextDraft.objects.visible_to(request.user).filter(person=person, place=place)
    by_token = {each.token: each for each in found}
    asked = uuid_of(request.POST.get(FIELD) or request.GET.get(FIELD))
    chosen = by_token.pop(asked, None)
    token = asked if asked and (chosen or request.method == "POST") else uuid.uuid4()
    text = chosen.text if chosen else ""
    return Drafts(person, place, field, token, text, list(by_token.values()))
