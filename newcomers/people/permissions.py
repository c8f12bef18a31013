"""Who may do what with the people who seek advice."""


def can_enter_people(user):
    """Whoever works for a team: each person belongs to one."""
    return user.teams.exists()
