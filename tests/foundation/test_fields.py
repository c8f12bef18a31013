"""Form fields as every page shows them."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.db.models import BLANK_CHOICE_DASH
from django.template.loader import render_to_string

from welcome_center.foundation.center.models import Team
from welcome_center.foundation.templatetags.icons import OURS

_CHOOSE = "Bitte wählen"


class EveryField(forms.Form):
    name = forms.CharField(label="Name", help_text="As you like")
    mail = forms.EmailField(label="Mail", required=False)
    code = forms.CharField(
        label="Code", widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
    place = forms.ChoiceField(label="Place", choices=[("a", "A"), ("b", "B")])
    way = forms.ChoiceField(
        label="Way", help_text="How", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="Needs", choices=[("x", "X"), ("y", "Y")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Agreed")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"class": "wc-tall"}))
    token = forms.CharField(widget=forms.HiddenInput)
    state = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")])
    team = forms.ModelChoiceField(Team.objects.none(), required=False)
    site = forms.ModelChoiceField(Team.objects.none(), empty_label="All", required=False)
    phone = forms.CharField(label="Phone", required=False)

    needed_if = {"phone": "needed for a call", "name": "never said: it is always needed"}


def shown(form, name):
    return form[name].as_field_group()


def test_label_hint_and_error_are_tied_to_the_field():
    html = shown(EveryField({}), "name")

    assert '<label class="kern-label" for="id_name">Name' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html


def test_only_an_optional_field_says_so():
    assert "kern-label__optional" in shown(EveryField(), "mail")
    assert "kern-label__optional" not in shown(EveryField(), "name")


def test_what_depends_on_another_answer_says_on_which():
    """Behind the label, so that a screen reader says it with the label."""
    label = re.search(r"<label.*?</label>", shown(EveryField(), "phone"), re.DOTALL).group()

    assert "needed for a call" in label
    assert "never said" not in shown(EveryField(), "name")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "label"), [("state", _CHOOSE), ("team", _CHOOSE), ("site", "All")]
)
def test_an_empty_choice_says_what_to_do(name, label):
    html = shown(EveryField(), name)

    assert f'<option value="" selected>{label}</option>' in html
    assert "---" not in html


@pytest.mark.parametrize(("name", "is_fixed"), [("mail", True), ("code", True), ("name", False)])
def test_addresses_and_codes_run_from_left_to_right(name, is_fixed):
    assert ('dir="ltr"' in shown(EveryField(), name)) == is_fixed


def test_group_names_its_question_and_is_described_as_a_whole():
    html = shown(EveryField({}), "way")

    assert '<legend class="kern-label">Way' in html
    assert '<fieldset class="kern-fieldset kern-fieldset--error" aria-describedby=' in html
    assert html.count('type="radio"') == 2
    assert "aria-invalid" not in html


def test_each_choice_has_its_own_label():
    html = shown(EveryField(), "needs")

    assert re.findall(r'<label class="kern-label" for="(\w+)"', html) == re.findall(
        r'type="checkbox"[^>]*id="(\w+)"', html
    )


def test_a_fields_own_class_stays():
    assert 'class="kern-form-input__input wc-tall"' in shown(EveryField(), "note")


def test_choices_stand_in_the_design_systems_frame():
    assert "kern-form-input__select-wrapper" in shown(EveryField(), "place")
    assert "kern-form-check__checkbox" in shown(EveryField(), "agreed")


def test_hidden_field_has_no_label():
    assert "<label" not in shown(EveryField(), "token")


def test_summary_links_to_each_wrong_field():
    html = render_to_string("components/_error_summary.html", {"form": EveryField({})})

    links = re.findall(r'href="#(\w+)"', html)
    assert links[0] == "id_name"
    assert "id_way_0" in links
    assert "id_token" not in links


def test_summary_of_a_right_form_is_empty():
    html = render_to_string("components/_error_summary.html", {"form": EveryField()})

    assert html.strip() == ""


def test_every_icon_of_ours_is_drawn():
    sheet = (Path(settings.BASE_DIR) / "static/css/icons.css").read_text()

    assert set(re.findall(r"\.wc-icon--([a-z]+) \{", sheet)) == OURS


def test_every_file_of_ours_that_a_template_names_is_there():
    root = Path(settings.BASE_DIR)
    pages = [page.read_text() for page in sorted((root / "templates").rglob("*.html"))]
    named = {
        name for page in pages for name in re.findall(r'static "((?:css|js|icons)/[^"]+)"', page)
    }

    assert "css/tokens.css" in named
    assert [name for name in sorted(named) if not (root / "static" / name).exists()] == []


def test_our_sheets_know_no_left_or_right():
    physical = re.compile(r"\b(margin|padding|border|inset)-(left|right)\b|[{;]\s*(left|right):")
    sheets = sorted((Path(settings.BASE_DIR) / "static/css").rglob("*.css"))

    assert len(sheets) >= 7
    assert [sheet.name for sheet in sheets if physical.search(sheet.read_text())] == []
