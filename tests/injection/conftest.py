from datetime import timedelta

import pytest
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory

from newcomers.booking.models import Appointment
from newcomers.referrals.models import Referral
from tests.factories.accounts import InvitationFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import ListCodeFactory
from tests.factories.referrals import ReferralFactory
from tests.scope.conftest import browser_of, monday_morning, ours
from tests.scope.entries import make_place
from welcome_center.foundation.accounts.models import hash_token
from welcome_center.foundation.center.models import Center

__all__ = ["browser_of", "monday_morning", "ours"]


@pytest.fixture
def house(ours, settings):
    """A team with all that pages need, held times and an open invitation included."""
    settings.ACCOUNT_RATE_LIMITS = False
    settings.SEARCH_LIMIT = (1_000_000, 60)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ours.held = AppointmentFactory(
        advisor=ours.profile,
        person=None,
        status=Appointment.Status.HELD,
        starts_at=local("11:30"),
        lapses_at=local("9:40") + timedelta(minutes=15),
    )
    ours.invited = InvitationFactory(token="invited", team=ours.team)
    ours.poster = ours.site.survey_poster
    settings.SURVEY_LIMIT = (1_000_000, 60)
    ours.center = Center.objects.get()
    ListCodeFactory()
    ListCodeFactory(list="followup_template", code="FT_REC")
    ListCodeFactory(list="org_type", code="MBE")
    ours.topic = ours.appointment.topic
    vars(ours).update({f"own_{name}": row for name, row in vars(make_place("Heimat")).items()})
    _add_referrals(ours)
    return ours


def _add_referrals(ours):
    """One with a link that is good, and one in the inbox of a place."""
    ListCodeFactory(list="referral_result", code="DECL")
    ListCodeFactory(list="referral_result", code="DONE")
    link = {"token_hash": hash_token("letter"), "link_until": local("9:00") + timedelta(days=5)}
    Referral.objects.filter(pk=ours.referral.pk).update(**link)
    opened = {"service": ours.own_service, "state": "seen", "sent_at": local("9:00")}
    ours.inbox_referral = ReferralFactory(warm=True, person=ours.person, **opened)


@pytest.fixture
def enter(house, browser_of):
    """enter("advisor"): asks as that one; as a passer-by where it is nobody."""
    who = {
        "advisor": house.colleague,
        "coordinator": house.coordinator,
        "newcomer": house.newcomer,
        "contact": house.own_contact,
    }
    handler = BaseHandler()
    handler.load_middleware()
    return lambda name: Asking(handler.get_response, browser_of(who.get(name)).cookies)


class Asking:
    """As the test client asks, without keeping all that a page was made of: ten times as quick."""

    def __init__(self, answer, cookies):
        self.answer = answer
        self.cookie = "; ".join(f"{name}={each.value}" for name, each in cookies.items())

    def get(self, path, data=None):
        return self._ask(RequestFactory().get(path, data, secure=True))

    def post(self, path, data):
        return self._ask(RequestFactory().post(path, data, secure=True))

    def _ask(self, request):
        request.META["HTTP_COOKIE"] = self.cookie
        request._dont_enforce_csrf_checks = True
        return self.answer(request)
