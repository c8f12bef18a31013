"""Referrals in a person's file: each step of each."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.people.filing import Panel, Part, Source, Told
from newcomers.referrals.models import UNDER_WAY, Referral, ReferralStep, State, in_words
from welcome_center.foundation.words import isolated

SHOWN = 5
OPEN = (State.DRAFT, *UNDER_WAY)


def _told(said):
    words = {"place": isolated(said["place"]), "state": State(said["state"]).label}
    return Told(
        title=_("Referral to %(place)s: %(state)s") % words,
        text=in_words(said["note"]),
        facts=(ReferralStep.Side(said["side"]).label,),
        by=said["by"] or "",
        url=reverse("referrals:referral", args=[said["code"]]),
        icon="refer",
    )


STEPS = Source(
    "referral",
    gettext_lazy("Referrals"),
    rows=lambda person: ReferralStep.objects.filter(referral__person=person),
    at="at",
    team="referral__team",
    tell=_told,
    said={
        "code": F("referral__code"),
        "place": F("referral__target_name"),
        "state": F("state"),
        "side": F("side"),
        "note": F("note"),
        "by": F("by__name"),
    },
)


def _under_way(person, user, *, now):
    mine = Referral.objects.visible_to(user).filter(person=person)
    return {"referrals": list(mine.filter(state__in=OPEN).for_list()[:SHOWN])}


def _keeps_open(person, *, now):
    if not Referral.objects.filter(person=person, state__in=OPEN).exists():
        return ""
    return _("A referral is under way: please withdraw it, or wait for its answer.")


def _follow(person, *, advisor):
    """What is over stays with whoever did it."""
    still_open = Referral.objects.filter(person=person, state__in=OPEN)
    still_open.update(team=person.team, advisor=advisor)


PART = Part(
    sources=(STEPS,),
    panels=(Panel("newcomers/referrals/_file_panel.html", _under_way),),
    keeps_open=_keeps_open,
    follow=_follow,
)
