"""Three teams on a Monday at 9:40. The second is there before we look, the third comes later."""

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.test import RequestFactory

from tests.conftest import SecureClient
from tests.factories.booking import local
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.scope.tenants import make_tenant


@pytest.fixture(autouse=True)
def monday_morning(db):
    with time_machine.travel(local("9:40"), tick=False):
        CenterFactory()
        LanguageFactory(labels={"de": "Deutsch", "en": "German"})
        TopicFactory()
        make_tenant("Nachbarin")
        yield


@pytest.fixture
def ours():
    return make_tenant("Heimat")


@pytest.fixture
def theirs():
    return make_tenant("Fremdling")


@pytest.fixture
def browser_of():
    """browser_of(user): has just proven who it is; without a user: a passer-by."""

    def open_browser(user=None):
        client = SecureClient()
        if user:
            client.force_login(user)
            request = RequestFactory().get("/")
            request.session = client.session
            record_authentication(request, user, method="password", reauthenticated=True)
            request.session.save()
        return client

    return open_browser
