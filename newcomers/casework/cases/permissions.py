"""Who may do what with a case that is visible to her."""

from django.utils import timezone


def can_open_case(user, person):
    """Whoever works for the person's team."""
    return person.team in user.teams.all()


def can_change_case(user, case):
    """The whole team, as long as it is open: colleagues stand in for each other."""
    return user.is_active and case.is_open


def can_pass_on_case(user, case):
    return case.is_open and _answers_for(user, case)


def can_close_case(user, case):
    return case.is_open and _answers_for(user, case)


def can_hand_over_case(user, case):
    return can_close_case(user, case)


def can_reopen_case(user, case):
    return not case.is_open and _answers_for(user, case)


def can_remove_outcome(user, outcome, *, day):
    """A slip of the mouse: on the same day, by whoever wrote it down or leads the team."""
    is_theirs = outcome.noted_by_id == user.pk or user.is_coordinator
    return is_theirs and timezone.localdate(outcome.created_at) == day


def can_read_protected(user, case):
    """Not the whole team: the advisor, and who leads the team."""
    return _answers_for(user, case)


def _answers_for(user, case):
    return case.advisor_id == user.pk or user.is_coordinator
