"""The list of referrals: what it shows, and what may be taken out of it."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from newcomers.referrals.filters import ReferralFilter
from newcomers.referrals.models import Referral, State
from welcome_center.foundation.documents.lists import Column, PortalList, register

TONES = {
    State.DECLINED: "warning",
    State.EXPIRED: "warning",
    State.DONE: "success",
    State.ACCEPTED: "success",
    State.APPOINTMENT: "success",
}


def _address(referral):
    return reverse("referrals:referral", args=[referral.code])


def _day(name):
    def read(referral):
        moment = getattr(referral, name)
        return moment and localdate(moment)

    return read


def _rows(user):
    """No more than the columns read: for a hundred thousand rows that is half of the time."""
    known = Referral.objects.visible_to(user).for_list().select_related(None)
    return known.select_related("person", "advisor", "topic").only(
        *("code", "state", "kind", "target_name", "answer_by", "arrival"),
        *("created_at", "sent_at", "appointment_at"),
        *("person__name", "person__code", "advisor__name", "advisor__email"),
        *("topic__labels", "topic__own_labels"),
    )


REFERRALS = register(
    PortalList(
        code="referrals",
        label=_("Referrals"),
        page="referrals:referral_list",
        filter=ReferralFilter,
        rows=_rows,
        subject="person__uuid",
        taken=lambda referrals: referrals.filter(person__restricted_at=None),
        columns=(
            Column("person", _("Person"), lambda row: str(row.person), link=_address),
            Column("place", _("Referred to"), lambda row: row.target_name, language="de"),
            Column(
                "state",
                _("State"),
                lambda row: row.get_state_display(),
                tone=lambda row: TONES.get(row.state, "info"),
            ),
            Column("topic", _("Topic"), lambda row: str(row.topic.label)),
            Column("kind", _("How"), lambda row: row.get_kind_display()),
            Column("made_on", _("Made on"), _day("created_at")),
            Column("advisor", _("Advisor"), lambda row: str(row.advisor)),
            Column("code", _("Code"), lambda row: row.code, is_shown=False),
            Column("sent_on", _("Sent on"), _day("sent_at"), is_shown=False),
            Column("answer_by", _("Answer wished by"), lambda row: row.answer_by, is_shown=False),
            Column(
                "appointment",
                _("Appointment at the place"),
                lambda row: row.appointment_at,
                is_moment=True,
                is_shown=False,
            ),
            Column(
                "arrival",
                _("What the person says"),
                lambda row: row.get_arrival_display(),
                is_shown=False,
            ),
        ),
    )
)
