"""Who may make one of two entries."""

from welcome_center.foundation.access import STAFF


def can_merge_people(user, *people):
    """Colleagues of the teams of both."""
    teams = set(user.teams.values_list("pk", flat=True))
    return user.has_role(*STAFF) and all(person.team_id in teams for person in people)
