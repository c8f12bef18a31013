import factory

from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """An account; `role` and `team` are shorthands for one of each."""

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
