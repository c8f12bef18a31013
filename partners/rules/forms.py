"""One rule, as coordinators write it."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from partners.rules.conditions import FACTS, WrongCondition, check_values, read_condition
from partners.rules.evaluation import ANY
from partners.rules.models import Rule
from welcome_center.foundation.center.forms import TextsForm, date_input

CODE = RegexValidator(
    r"^[A-Z][A-Z0-9]{1,11}$", _("Please write two to twelve capital letters and digits, as “C001”.")
)


class RuleForm(TextsForm):
    texts = {"hint": 3}
    folded = ("residences", "documents")
    source_url = forms.URLField(
        label=_("Source"), required=False, max_length=300, assume_scheme="https"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Rule
        fields = [
            "topic",
            "residences",
            "condition",
            "target",
            "priority",
            "documents",
            "valid_from",
            "valid_to",
            "source_url",
            "evidence",
            "reviewed_on",
            "is_active",
        ]
        widgets = {name: date_input() for name in ("valid_from", "valid_to", "reviewed_on")}
        labels = {
            "residences": _("Only for these residence groups or statuses"),
            "documents": _("What to bring"),
            "priority": _("Place in the order"),
        }
        help_texts = {
            "priority": _("1 stands first."),
            "valid_to": _("The last day on which it holds. Empty: until further notice."),
            "reviewed_on": _("When somebody last compared it with its source."),
        }

    def __init__(self, *args, lore, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hint_de"].required = True
        self.fields["version"].initial = self.instance.version if self.instance.pk else 0
        self.fields["condition"].help_text = _(
            "For example: abroad and employer. Or: age>=27. Or: not (works or level>=B1). "
            "Empty: always. Facts: %(names)s."
        ) % {"names": ", ".join(FACTS)}
        self.fields["condition"].widget.attrs["dir"] = "ltr"
        self.values = lore.values
        self._offer(lore)
        if not self.instance.pk:
            self.fields["code"] = forms.CharField(
                label=_("Code"), max_length=12, validators=[CODE], initial=_next_code(lore)
            )

    def _offer(self, lore):
        """Only codes that there are can be chosen."""
        fields = self.fields
        topics = _topics(lore)
        if self.instance.topic and self.instance.topic not in lore.topics | lore.topic_groups:
            topics.append((self.instance.topic, self.instance.topic))  # no longer to be chosen
        # Nobody writes a rule for all topics by leaving the first choice as it is.
        unchosen = [] if self.instance.pk else [("", _("Please choose"))]
        fields["topic"] = forms.ChoiceField(label=_("Topic"), choices=unchosen + topics)
        residences = fields["residences"]
        fields["residences"] = forms.MultipleChoiceField(
            label=residences.label,
            help_text=_("None chosen: everybody."),
            required=False,
            choices=[(code, each.label) for code, each in lore.residences.items()],
            widget=forms.CheckboxSelectMultiple,
        )
        fields["target"] = forms.ChoiceField(
            label=fields["target"].label, choices=unchosen + _labels(lore, "org_type")
        )
        fields["documents"] = forms.MultipleChoiceField(
            label=fields["documents"].label,
            required=False,
            choices=_labels(lore, "document"),
            widget=forms.CheckboxSelectMultiple,
        )

    @property
    def plain_fields(self):
        return [field for field in self.own_fields() if field.name not in self.folded]

    @property
    def folded_fields(self):
        """Long lists of choices, folded away: (field, how many are chosen)."""
        return [(self[name], len(self[name].value() or [])) for name in self.folded]

    def clean_condition(self):
        condition = self.cleaned_data["condition"].strip()
        try:
            check_values(read_condition(condition), self.values)
        except WrongCondition as wrong:
            raise forms.ValidationError(str(wrong), code="condition") from None
        return condition

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Rule.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is a rule with this code. Please take another."))
        self.instance.code = code
        return code

    def clean(self):
        before = self.instance.hint
        cleaned = super().clean()
        written, self.instance.hint = self.instance.hint, before
        self.instance.write("hint", written)
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Please choose a day on or after the first day."))
        return cleaned


def _topics(lore):
    choices = [(ANY, _("all topics"))]
    for code, group in lore.topic_groups.items():
        inside = [(key, each.label) for key, each in lore.topics.items() if each.group_id == code]
        whole = _("all of: %(group)s") % {"group": group.label}
        choices.append((group.label, [(code, whole), *inside]))
    return choices


def _labels(lore, name):
    found = [(code, entry.label) for (list_, code), entry in lore.labels.items() if list_ == name]
    return sorted(found, key=lambda each: each[1])


def _next_code(lore):
    """C001, C002 … for a center's own."""
    own = [rule.code[1:] for rule in lore.rules if rule.code[0] == "C" and rule.code[1:].isdigit()]
    return f"C{max(map(int, own), default=0) + 1:03}"
