"""Full posts of each team in one year."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2000
YEARS_BACK, YEARS_AHEAD = 3, 1


def years_around(today):
    """Those that one can still fill in, the newest first."""
    return list(range(today.year + YEARS_AHEAD, today.year - YEARS_BACK - 1, -1))


class PostsField(forms.DecimalField):
    """Three digits and two behind the sign, which may be a comma or a point in every language."""

    def __init__(self, **more):
        super().__init__(
            max_digits=5,
            decimal_places=2,
            required=False,
            localize=True,
            validators=[MinValueValidator(0), MaxValueValidator(999)],
            widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
            **more,
        )

    def to_python(self, value):
        return super().to_python(str(value).replace(",", ".") if value else value)


class StaffPostsForm(forms.Form):
    """One row for each team: how many, and what one should know about it."""

    def __init__(self, *args, teams, known, **kwargs):
        """`known`: team's pk → its row of this year."""
        super().__init__(*args, **kwargs)
        self.teams = list(teams)
        for team in self.teams:
            row = known.get(team.pk)
            words = {"team": team.name}
            self.fields[f"{team.code}-full_posts"] = PostsField(
                label=_("%(team)s: full posts") % words,
                initial=row.full_posts if row else None,
            )
            self.fields[f"{team.code}-note"] = forms.CharField(
                label=_("%(team)s: note") % words,
                initial=row.note if row else "",
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )

    def clean(self):
        for team in self.teams:
            name = f"{team.code}-full_posts"
            has_note = self.cleaned_data.get(f"{team.code}-note")
            if has_note and name not in self.errors and self.cleaned_data[name] is None:
                self.add_error(name, _("Please say how many posts the note is about."))
        return super().clean()

    def rows(self):
        """The teams with their fields, for the page's table."""
        return [
            (team, self[f"{team.code}-full_posts"], self[f"{team.code}-note"])
            for team in self.teams
        ]

    def posts(self):
        """team → (full posts or None, note)"""
        return {
            team: tuple(self.cleaned_data[f"{team.code}-{name}"] for name in ("full_posts", "note"))
            for team in self.teams
        }
