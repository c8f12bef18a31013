"""`manage.py invite`: the first administrator of an installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.center import TeamFactory
from tests.foundation.accounts.journeys import letters, link_in
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import Invitation, User


def invite(*words):
    out = StringIO()
    call_command("invite", *words, stdout=out)
    return out.getvalue()


def test_first_administrator_is_invited_by_mail_and_by_a_printed_link(client):
    printed = invite("administrator", "First@example.org", "--language", "en")

    [letter] = letters("account_invitation")
    assert letter.recipient == "first@example.org"
    assert letter.is_credential
    assert link_in(letter) in printed
    assert "/en/accounts/invitations/" in printed

    page = "/" + link_in(letter).split("/", 3)[3]
    client.post(page, {"name": "First", "password": "a quiet garden gate"})
    assert User.objects.get().roles == [Role.ADMINISTRATOR]


def test_the_link_is_not_kept(client):
    printed = invite("administrator", "first@example.org")

    token = printed.strip().rsplit("/", 2)[-2]
    assert token not in Invitation.objects.get().token_hash


def test_the_only_team_need_not_be_named():
    team = TeamFactory()

    invite("coordinator", "second@example.org")

    assert list(Invitation.objects.get().teams.all()) == [team]


def test_of_several_teams_one_is_named():
    TeamFactory(code="north")
    TeamFactory(code="south")

    with pytest.raises(CommandError, match="north, south"):
        invite("advisor", "second@example.org")

    invite("advisor", "second@example.org", "--team", "south")
    assert Invitation.objects.get().teams.get().code == "south"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["advisor", "no address"], "is not an e-mail address"),
        (["advisor", "a@example.org", "--team", "west"], "There is no team west"),
        (["advisor", "a@example.org"], "none yet"),
        (["newcomer", "a@example.org"], "invalid choice"),
        (["king", "a@example.org"], "invalid choice"),
    ],
)
def test_mistakes_are_answered_with_a_sentence(words, sentence):
    with pytest.raises(CommandError, match=sentence):
        invite(*words)

    assert not Invitation.objects.exists()
