"""The guide's questions. Nothing must be answered: "rather not say" is an answer like others."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.guide.answers import ABROAD, ELSEWHERE, NOT_SAID, UNCLEAR
from partners.rules.questions import QUESTIONS, choices_for

UNSAID = (NOT_SAID, _("I do not know, or would rather not say"))


class QuestionsForm(forms.Form):
    use_required_attribute = False

    def __init__(self, *args, lore, asks_for_residence, **kwargs):
        super().__init__(*args, **kwargs)
        towns = [(code, town.label) for code, town in lore.municipalities.items()]
        far = [(ELSEWHERE, _("elsewhere in Germany")), (ABROAD, _("still abroad"))]
        self.fields["place"] = forms.ChoiceField(
            label=_("Where do you live?"),
            help_text=_("Many offices are responsible for one town only."),
            choices=[UNSAID, (_("In our region"), towns), (_("Somewhere else"), far)],
        )
        if asks_for_residence:
            groups = [
                (code, group.label)
                for code, group in lore.residence_groups.items()
                if code != UNCLEAR
            ]
            self.fields["residence"] = forms.ChoiceField(
                label=_("What is your residence status?"),
                help_text=_("We do not keep it. Without it you see all places that may fit."),
                choices=[UNSAID, *groups],
                widget=forms.RadioSelect,
                initial=NOT_SAID,
            )


class FactForm(forms.Form):
    """The one further question that a rule needs."""

    use_required_attribute = False

    def __init__(self, *args, name, lore, **kwargs):
        super().__init__(*args, **kwargs)
        choices = choices_for(name, lore.rules)
        self.fields[name] = forms.ChoiceField(
            label=QUESTIONS[name],
            choices=[(each.code, _label(name, each, lore)) for each in choices] + [UNSAID],
            widget=forms.RadioSelect,
            initial=NOT_SAID,
        )


def _label(name, choice, lore):
    """Codes of a list, such as benefits, are shown by their names."""
    return lore.label(name, choice.code) or choice.label
