"""Who may change what the center is. The pages themselves are open to coordinators only."""

from welcome_center.foundation.center.models import Team


def can_close_whole_center(user):
    """Whoever leads every team that has a site."""
    leading = Team.objects.filter(members=user).values("pk")
    others = Team.objects.filter(sites__is_active=True).exclude(pk__in=leading)
    return user.is_coordinator and not others.exists()


def can_remove_closure(user, closure):
    if closure.site_id is None:
        return can_close_whole_center(user)
    return user.is_coordinator and closure.site.team.members.filter(pk=user.pk).exists()
