"""Why something is done to a file as a whole, and to whom it goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Team


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args, is_needed=True, **options):
        super().__init__(*args, **options)
        self.fields["reason"].required = is_needed


class HandOverForm(ReasonForm):
    """Colleagues of one's own teams by name; of another team nobody is named."""

    to = forms.ChoiceField(label=_("Who takes over?"))

    field_order = ["to", "reason"]

    def __init__(self, *args, user, person, **options):
        super().__init__(*args, **options)
        self.teams = {team.pk: team for team in Team.objects.order_by("name", "pk")}
        own = set(user.teams.values_list("pk", flat=True))
        self.members = _members_of(self.teams)
        named = [
            (f"{pk}:{member.pk}", f"{self.teams[pk]} – {member}")
            for pk in self.teams
            if pk in own
            for member in self.members[pk]
            if (pk, member.pk) != (person.team_id, person.advisor_id)
        ]
        others = [(f"{pk}:", str(team)) for pk, team in self.teams.items() if pk not in own]
        choices = [("", _("Please choose")), (_("Colleagues"), named), (_("Other teams"), others)]
        self.fields["to"].choices = [each for each in choices if each[1]]
        self.fields["reason"].label = _("What the person agreed to, and what is good to know")
        self.fields["reason"].help_text = _(
            "The file goes along with all talks so far. Another team gets it only if the person "
            "agrees."
        )

    def clean_to(self):
        to = self.cleaned_data["to"]
        if not self.members[int(to.partition(":")[0])]:
            raise forms.ValidationError(_("Nobody works in this team at the moment."))
        return to

    @property
    def chosen(self):
        """The team, the advisor or None, and who answers for what is still open."""
        team, _colon, member = self.cleaned_data["to"].partition(":")
        members = self.members[int(team)]
        advisor = next((each for each in members if str(each.pk) == member), None)
        return {
            "team": self.teams[int(team)],
            "advisor": advisor,
            "receiver": advisor or members[0],
        }


def _members_of(teams):
    """{team: those who advise or lead there, leaders first}"""
    staff = User.objects.active().filter(roles__overlap=list(STAFF), teams__in=teams)
    found = {pk: [] for pk in teams}
    for member in staff.distinct().for_list():
        for team in member.teams.all():
            found[team.pk].append(member)
    return {
        pk: sorted(all_, key=lambda each: not each.is_coordinator) for pk, all_ in found.items()
    }
