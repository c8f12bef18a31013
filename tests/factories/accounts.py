from datetime import timedelta

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import Invitation, User, hash_token

PASSWORD = "a quiet garden gate"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a proven address; `role` and `team` are shorthands for one of each."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        role = Role.NEWCOMER

    email = factory.Sequence("account-{}@example.org".format)
    name = factory.Sequence("Account {}".format)
    roles = factory.LazyAttribute(lambda user: [user.role])

    @factory.post_generation
    def team(user, create, team):
        if team:
            user.teams.add(team)

    @factory.post_generation
    def verified(user, create, verified):
        EmailAddress.objects.create(
            user=user, email=user.email, verified=verified is not False, primary=True
        )

    @factory.post_generation
    def password(user, create, password):
        if password:
            user.set_password(password)
            user.save(update_fields=["password"])

    @factory.post_generation
    def second_factor(user, create, wanted):
        if wanted:
            Authenticator.objects.create(
                user=user, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET}
            )


class InvitationFactory(factory.django.DjangoModelFactory):
    """An open invitation for an advisor; its link ends with `token`."""

    class Meta:
        model = Invitation
        skip_postgeneration_save = True

    class Params:
        token = factory.Sequence("token-{}".format)

    email = factory.Sequence("invited-{}@example.org".format)
    roles = [Role.ADVISOR]
    token_hash = factory.LazyAttribute(lambda invitation: hash_token(invitation.token))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))

    @factory.post_generation
    def team(invitation, create, team):
        if team:
            invitation.teams.add(team)
