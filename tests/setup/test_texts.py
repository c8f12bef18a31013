import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from django.utils.translation.trans_real import catalog as loaded

from welcome_center.setup.texts import catalog, checks, sources
from welcome_center.setup.texts.sources import Text


@pytest.mark.parametrize("language", catalog.languages())
def test_every_text_is_translated(language):
    """On failure: `manage.py collect_texts`, then translate what is empty."""
    assert checks.problems(language, sources.collect()) == []


def test_the_sources_hold_texts_of_code_templates_and_mails():
    places = {place for found in sources.collect().values() for place in found}

    assert "newcomers/people/models.py" in places
    assert "templates/base.html" in places
    assert "templates/email/appointment_booked.body.txt" in places


def test_code_is_read():
    code = """
from django.utils.translation import gettext_lazy as _
one = _("One " "sentence")
two = translation.ngettext("%(count)d day", "%(count)d days", count)
three = pgettext_lazy("month", "May") if _("Outer") else _(name)
"""

    assert list(sources.in_code(code)) == [
        Text("One sentence"),
        Text("%(count)d day", "%(count)d days"),
        Text("May", context="month"),
        Text("Outer"),
    ]


def test_templates_are_read():
    template = """
{% comment %}{% translate "Not this" %}{% endcomment %}
{% translate "100% sure" %} {% translate "May" context "month" as may %}
{{ _("A constant") }} {% include "x.html" with title=_("A title") only %}
{% blocktranslate trimmed with name=person.name %}
    Hello {{ name }},
    welcome
{% endblocktranslate %}
{% blocktranslate count days=n %}{{ days }} day{% plural %}{{ days }} days{% endblocktranslate %}
"""

    assert list(sources.in_template(template)) == [
        Text("100%% sure"),
        Text("May", context="month"),
        Text("A constant"),
        Text("A title"),
        Text("Hello %(name)s, welcome"),
        Text("%(days)s day", "%(days)s days"),
    ]


@pytest.fixture
def locale(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def write(language, *texts, **translations):
    """A catalog with these texts; `greeting="Hallo"` translates the text "greeting"."""
    made = catalog.build(language, {text: ["a.py"] for text in texts})
    for entry in made:
        entry.msgstr = translations.get(entry.msgid, entry.msgstr)
    catalog.save(language, made)


def test_translations_stay_and_old_texts_leave(locale):
    write("de", Text("stays"), Text("goes"), stays="bleibt", goes="geht")

    write("de", Text("stays"), Text("comes"))

    found = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalog.path_of("de")))}
    assert found == {"stays": "bleibt", "comes": ""}


def test_collecting_twice_changes_nothing(locale):
    call_command("collect_texts", verbosity=0)
    before = catalog.path_of("ar").read_text()

    call_command("collect_texts", verbosity=0)

    assert catalog.path_of("ar").read_text() == before


def test_the_check_fails_where_a_text_is_missing(locale, capsys):
    call_command("collect_texts")

    with pytest.raises(CommandError, match="not in order"):
        call_command("collect_texts", "--check")

    assert "de: missing: 'newcomer'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "words", "fault"),
    [
        ("%(n)s of %(m)s", "%(n)s von %(n)s", "other placeholders"),
        ("At $when", "Um $wann", "other placeholders"),
        ("<b>Now</b>", "<b>Jetzt</i>", "other tags"),
        ("One\nTwo", "Eins Zwei", "lines run together"),
        ("One\n", "Eins", "other line ends"),
        ("One", "", "missing"),
    ],
)
def test_faulty_translations_are_found(locale, source, words, fault):
    write("de", Text(source), **{source: words})

    assert checks.problems("de", {Text(source): []})[0].startswith(f"de: {fault}")


def test_fuzzy_and_unknown_texts_are_found(locale):
    made = catalog.build("de", {Text("One"): [], Text("Two"): []})
    made[0].msgstr, made[0].flags = "Eins", ["fuzzy"]
    made[1].msgstr = "Zwei"
    catalog.save("de", made)

    assert checks.problems("de", {Text("One"): [], Text("Three"): []}) == [
        "de: not in the catalog: 'Three'",
        "de: in no source: 'Two'",
        "de: fuzzy: 'One'",
    ]


def test_arabic_needs_all_six_forms(locale):
    days = Text("%(days)s day", "%(days)s days")
    made = catalog.build("ar", {days: []})
    made[0].msgstr_plural |= {0: "لا أيام", 1: "يوم واحد", 2: "يومان", 3: "%(days)s أيام"}
    made[0].msgstr_plural |= {4: "%(days)s يومًا", 5: "يوم"}
    catalog.save("ar", made)

    assert checks.problems("ar", {days: []}) == [f"ar: other placeholders: {days.text!r}"]


def test_compiled_texts_reach_the_reader(locale):
    text, days = Text("A text"), Text("%(days)s day", "%(days)s days")
    made = catalog.build("ar", {text: [], days: []})
    made[0].msgstr = "نص"
    made[1].msgstr_plural = {form: f"form {form}" for form in range(6)}
    catalog.save("ar", made)

    assert catalog.compile_catalog("ar")
    assert not catalog.compile_catalog("ar")

    compiled = polib.mofile(str(catalog.path_of("ar").with_suffix(".mo")))
    assert [entry.msgstr for entry in compiled if entry.msgid == "A text"] == ["نص"]


@pytest.mark.parametrize(("n", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (11, 4), (100, 5)])
def test_arabic_chooses_the_right_form(n, form):
    with override("ar"):
        assert loaded().plural(n) == form
