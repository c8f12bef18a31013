"""Means are for the whole team. What people wrote, and the posters, are its coordinators' matter:
words may speak of a colleague."""


def can_read_words(user, team):
    return user.is_coordinator and team in user.teams.all()


def can_change_poster(user, site):
    return user.is_coordinator and site.team in user.teams.all()
