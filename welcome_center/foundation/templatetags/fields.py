"""Form fields as the design system draws them. Pages use `components/_field.html`."""

from django import forms, template
from django.db.models import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _

register = template.Library()

# What is typed here runs from left to right in every language.
LEFT_TO_RIGHT = {"email", "tel", "url", "password"}
CODES = {"one-time-code"}
[DASHES] = BLANK_CHOICE_DASH
PLEASE_CHOOSE = ("", _("Please choose"))


@register.filter
def kind(field):
    """Which markup a field needs: hidden, check, options, select or input."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    return "select" if isinstance(widget, forms.Select) else "input"


@register.filter
def need(field):
    """What stands behind the label: that one may leave it empty, or on what it depends.

    A form names such fields: `needed_if = {"phone": _("needed if …")}`.
    """
    if field.field.required:
        return ""
    return getattr(field.form, "needed_if", {}).get(field.name, _("optional"))


@register.filter
def control(field):
    """The control itself, with its classes and its direction."""
    if kind(field) == "select":
        _say_please_choose(field.field)
    name = {"check": "kern-form-check__checkbox", "select": "kern-form-input__select"}.get(
        kind(field), "kern-form-input__input"
    )
    own = field.field.widget.attrs
    attrs = {"class": " ".join([*_classes(name, field.errors), own.get("class", "")]).strip()}
    if "dir" not in own and _runs_left_to_right(field.field.widget):
        attrs["dir"] = "ltr"
    return field.as_widget(attrs=attrs)


@register.filter
def option(choice):
    """One radio button or checkbox of several."""
    is_radio = not isinstance(choice.parent_widget, forms.CheckboxSelectMultiple)
    name = f"kern-form-check__{'radio' if is_radio else 'checkbox'}"
    attrs = choice.data["attrs"]
    # The group says that it is wrong; a single radio button cannot be.
    is_wrong = attrs.pop("aria-invalid", False)
    attrs["class"] = " ".join(_classes(name, is_wrong))
    return choice.tag()


def _say_please_choose(field):
    """Django's row of dashes says nothing."""
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES[1]:
            field.empty_label = PLEASE_CHOOSE[1]
    else:
        field.widget.choices = [
            PLEASE_CHOOSE if choice == DASHES else choice for choice in field.widget.choices
        ]


def _classes(name, is_wrong):
    return [name, f"{name}--error"] if is_wrong else [name]


def _runs_left_to_right(widget):
    is_code = widget.attrs.get("autocomplete") in CODES
    return is_code or getattr(widget, "input_type", None) in LEFT_TO_RIGHT


@register.filter
def wrong_fields(form):
    """The fields with errors, in the order of the page."""
    return [field for field in form if field.errors]


@register.filter
def first_id(field):
    """What an error's link leads to: the control, or the first one of a group."""
    return field.id_for_label or (field.subwidgets[0].id_for_label if len(field) else field.auto_id)
