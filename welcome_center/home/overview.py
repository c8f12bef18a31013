"""Where the work of those begins who have no rooms of their own here."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from welcome_center.foundation.access import Role, open_to
from welcome_center.home.navigation import ADMINISTRATOR_PLACES, account_places_for, places

WHAT_THERE_IS = {
    Role.EMPLOYER: _(
        "You are here as the contact of an employer. The portal has no pages for employers yet. "
        "If you have questions, please talk to us."
    ),
    Role.MEDIATOR: _(
        "You are here as a language mediator. The portal has no pages for language mediation yet. "
        "We agree on each assignment with you in person."
    ),
    Role.FUNDER: _(
        "You are here as a funder. The portal has no reports for funders yet. "
        "If you need figures, please talk to us."
    ),
    Role.ADMINISTRATOR: _(
        "You look after accounts and settings. "
        "Appointments and what people tell us are not shown to you."
    ),
}


@open_to(*WHAT_THERE_IS)
@require_safe
def overview(request):
    user = request.user
    shown = {
        "sentences": [words for role, words in WHAT_THERE_IS.items() if user.has_role(role)],
        "own_places": places(account_places_for(user), request.path),
        "tasks": places(ADMINISTRATOR_PLACES, request.path) if user.is_administrator else [],
    }
    return render(request, "home/overview.html", shown)
