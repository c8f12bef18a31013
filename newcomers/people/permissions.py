"""Who may do what with the people who seek advice."""


def can_enter_people(user):
    """Whoever works for a team: each person belongs to one."""
    return user.teams.exists()


def can_change_file(person):
    """A restricted or archived file is only kept."""
    return person.is_workable


def can_restrict_file(user):
    return user.is_coordinator


def can_see_readers(user):
    return user.is_coordinator
