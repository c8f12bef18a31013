"""What becomes of the appointments that a change hits."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from newcomers.booking.availability_actions import Decision
from newcomers.booking.coverage import mark_of
from newcomers.booking.desk.reach import how_to_tell
from welcome_center.foundation.center.moments import day_and_clock
from welcome_center.foundation.words import isolated, kept_together

CHANGED = _("Something changed meanwhile. Please look again and decide.")


class SettlingForm(forms.Form):
    """`mark`, sent along as `seen`, says about which appointments somebody was asked."""

    KEEP, CANCEL = "keep", "cancel"

    def __init__(self, *args, hits, **kwargs):
        super().__init__(*args, **kwargs)
        self.hits, self.mark = hits, mark_of(hits)

    def clean(self):
        if self.data.get("seen", "") != self.mark:
            raise forms.ValidationError(CHANGED)
        return self.cleaned_data


class SettleForm(SettlingForm):
    """Asks about each of them."""

    def __init__(self, *args, offers, may_keep=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.offers = offers
        for hit in self.hits:
            self.fields[_name(hit)] = self._field(hit, offers.get(hit.pk, []), may_keep)

    def _field(self, hit, colleagues, may_keep):
        kept = [(self.KEEP, _("Leave it as it is"))] if may_keep else []
        taken_over = [
            (str(c.pk), _("%(name)s takes it over") % {"name": isolated(c)}) for c in colleagues
        ]
        choices = [*kept, *taken_over, (self.CANCEL, _("Cancel it"))]
        when = day_and_clock(hit.starts_at)
        return forms.ChoiceField(
            label=_("%(when)s: %(person)s") % {"when": when, "person": kept_together(hit.person)},
            help_text=how_to_tell(hit.person),
            choices=choices,
            initial=choices[0][0],
        )

    @property
    def decisions(self):
        decided = ((hit, self.cleaned_data[_name(hit)]) for hit in self.hits)
        return [self._decision(hit, what) for hit, what in decided if what != self.KEEP]

    def _decision(self, hit, what):
        colleagues = {str(colleague.pk): colleague for colleague in self.offers.get(hit.pk, [])}
        return Decision(hit, None if what == self.CANCEL else colleagues[what])


class SettleTogetherForm(SettlingForm):
    """Asks once about all of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.hits:
            self.fields["together"] = self._field(len(self.hits))

    def _field(self, number):
        cancel = ngettext_lazy(
            "Cancel it, and tell the person", "Cancel all %(number)s, and tell everybody", number
        )
        choices = [
            (self.KEEP, _("Leave them for now: they stand under “To do”")),
            (self.CANCEL, cancel % {"number": number}),
        ]
        return forms.ChoiceField(
            label=_("What becomes of these appointments?"),
            choices=choices,
            widget=forms.RadioSelect,
        )

    @property
    def decisions(self):
        if self.hits and self.cleaned_data["together"] == self.CANCEL:
            return [Decision(hit) for hit in self.hits]
        return []


def _name(hit):
    return f"appointment_{hit.pk}"
