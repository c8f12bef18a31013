"""What is to be done for a person, in the file."""

from newcomers.casework.followups.models import FollowUp
from newcomers.people.filing import Panel, Part

SHOWN = 10


def _planned(person, user, *, now):
    mine = FollowUp.objects.visible_to(user).open().filter(person=person)
    return {"follow_ups": list(mine.for_list()[:SHOWN]), "person": person}


def _follow(person, *, advisor):
    """What is still open goes along."""
    FollowUp.objects.open().filter(person=person).update(team=person.team, owner=advisor)


PART = Part(
    panels=(Panel("newcomers/casework/followups/_file_panel.html", _planned),),
    follow=_follow,
)
