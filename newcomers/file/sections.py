"""The parts of a file: what they hold in words, and how each is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.file import messages as letters
from newcomers.file import parts
from newcomers.file.section_forms import SectionForm
from newcomers.people import file_actions, intake, summary
from newcomers.people.countries import country_name
from welcome_center.foundation.center.moments import short_day
from welcome_center.foundation.words import isolated, listed


@dataclass(frozen=True)
class Section:
    """`lines(person)`: (label, words), empty where nothing is known."""

    code: str
    name: Promise
    form: type[SectionForm]
    lines: Callable
    hint: Promise | str = ""


def _basics(person):
    born = str(person.birth_year) if person.birth_year else ""
    return [
        (_("Name"), person.name),
        (_("Year of birth"), born),
        (_("Gender"), summary.entry_words(person.gender)),
        *summary.start_lines(person),
    ]


def _contact(person):
    ways = [(_("E-mail"), person.email), (_("Phone"), person.phone)]
    chosen = person.get_contact_by_display() if person.contact_by else ""
    return [(_("Contact preference"), chosen), *ways]


def _residence(person):
    until = short_day(person.residence_until) if person.residence_until else ""
    return [
        *summary.origin_lines(person),
        (_("Exact residence status"), summary.entry_words(person.residence_status)),
        (_("Valid until"), until),
    ]


def _household(person):
    return [*summary.family_lines(person), *((_family_word(each)) for each in person.family.all())]


def _family_word(member):
    told = [member.name, str(member.birth_year) if member.birth_year else ""]
    return member.get_relation_display(), listed(filter(None, told)) or "–"


def _qualifications(person):
    own = [(each.title, _learned(each)) for each in person.qualifications.all()]
    return [*summary.learning_lines(person), *own]


def _learned(qualification):
    told = [
        country_name(qualification.country.code) if qualification.country else "",
        str(qualification.year) if qualification.year else "",
        qualification.recognition.label if qualification.recognition else "",
    ]
    return listed(filter(None, told)) or "–"


def _documents(person):
    return [(each.document.label, _seen(each)) for each in person.seen_documents.all()]


def _seen(document):
    words = {"day": short_day(document.seen_on), "who": isolated(document.seen_by)}
    if document.seen_by is None:
        return words["day"]
    return _("%(day)s, by %(who)s") % words


def _tags(person):
    names = person.tags.order_by("tag__name", "pk").values_list("tag__name", flat=True)
    return [(_("Tags"), listed(names))]


SECTIONS = [
    Section("basics", gettext_lazy("Person"), parts.BasicsForm, _basics),
    Section("contact", gettext_lazy("Contact"), parts.ContactForm, _contact),
    Section("languages", gettext_lazy("Languages"), parts.LanguagesForm, summary.spoken_lines),
    Section("residence", gettext_lazy("Origin and residence"), parts.ResidenceForm, _residence),
    Section("household", gettext_lazy("Household"), parts.HouseholdForm, _household),
    Section(
        "qualifications",
        gettext_lazy("German and profession"),
        parts.QualificationsForm,
        _qualifications,
    ),
    Section(
        "documents",
        gettext_lazy("Documents seen"),
        parts.DocumentsForm,
        _documents,
        gettext_lazy("Only that a paper was seen. No copy is kept."),
    ),
    Section("tags", gettext_lazy("Tags"), parts.TagsForm, _tags),
]
# What the person is told otherwise, or not at all.
OURS = ("documents", "tags")
BY_CODE = {section.code: section for section in SECTIONS}


def name_of_section(code):
    """Also of what the person changed: the steps of the intake have names of their own."""
    known = BY_CODE.get(code) or intake.BY_CODE.get(code)
    return str(known.name) if known else ""


def save(section, form, person, *, by, now):
    """Raises ChangedMeanwhile, NotWorkable."""
    version = form.cleaned_data["version"]

    def is_unchanged(fresh):
        return section.form.fingerprint(fresh) == version

    if section.code == "tags":
        return file_actions.change_tags(
            person, is_unchanged=is_unchanged, names=form.names, by=by, now=now
        )
    reason = form.cleaned_data["reason"]
    with transaction.atomic():
        fresh = _change(section, form, person, is_unchanged, reason, by=by, now=now)
        if reason:
            letters.person_told_of_correction(fresh, moment=now)


def _change(section, form, person, is_unchanged, reason, *, by, now):
    return file_actions.change_part(
        person,
        section=section.code,
        is_unchanged=is_unchanged,
        answers=form.answers,
        relation=form.relation,
        rows=form.rows,
        reason=reason,
        before=dict(known(section, person)) if reason else {},
        by=by,
        now=now,
    )


def known(section, person):
    """The lines that say something."""
    return [(str(label), str(words)) for label, words in section.lines(person) if words]


def shown(person):
    """[(section, lines with words)]"""
    return [(section, known(section, person)) for section in SECTIONS]


def shown_to_person(person):
    """What is said of somebody to somebody: no tags, and no colleague by name."""
    papers = [
        (each.document.label, short_day(each.seen_on)) for each in person.seen_documents.all()
    ]
    known_parts = [(section, lines) for section, lines in shown(person) if section.code not in OURS]
    documents = [(BY_CODE["documents"], papers)]
    return [(section, lines) for section, lines in [*known_parts, *documents] if lines]
