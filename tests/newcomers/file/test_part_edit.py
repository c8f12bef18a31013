import pytest

from newcomers.file import sections
from newcomers.people.models import PersonLanguage
from newcomers.people.records import FileStep, PersonTag, Tag
from tests.factories.center import LanguageFactory
from tests.factories.people import ListCodeFactory, PersonFactory, PersonLanguageFactory
from tests.factories.records import PersonTagFactory, QualificationFactory, SeenDocumentFactory
from welcome_center.foundation.outbox.models import Message


def path(person, part):
    return f"/de/desk/people/{person.code}/details/{part}/"


def version(client, person, part):
    return client.get(path(person, part)).context["form"].initial["version"]


def save(client, person, part, **said):
    said = {"version": version(client, person, part)} | said
    return client.post(path(person, part), said)


BASICS = {"name": "Amal Haddad", "birth_year": "1988", "language": "ar", "place": "03254021"}


def test_a_part_is_changed_and_the_change_is_kept(at_desk, advisor, amal):
    response = save(at_desk, amal, "basics", **BASICS | {"name": "Amal Al-Haddad"})

    assert response.url == f"/de/desk/people/{amal.code}/details/"
    amal.refresh_from_db()
    assert (amal.name, amal.municipality_id) == ("Amal Al-Haddad", "03254021")
    [step] = FileStep.objects.all()
    assert (step.kind, step.section, step.by) == ("changed", "basics", advisor.uuid)
    assert not Message.objects.exists()


def test_a_correction_keeps_what_was_said_and_the_person_is_told(at_desk, amal):
    type(amal).objects.update(email="amal@example.org", contact_by="email")

    save(at_desk, amal, "basics", **BASICS | {"birth_year": "1989"}, reason="Pass falsch gelesen")

    [step] = FileStep.objects.all()
    assert (step.kind, step.reason) == ("corrected", "Pass falsch gelesen")
    assert step.before["Geburtsjahr"] == "1988"
    [message] = Message.objects.all()
    assert (message.recipient, message.language) == ("amal@example.org", "ar")
    assert "1989" not in message.body
    assert "Pass" not in message.body


@pytest.fixture
def changed_meanwhile(at_desk, amal):
    """The version that was read before a colleague wrote another name."""
    seen = version(at_desk, amal, "basics")
    type(amal).objects.update(name="Amal Quick")
    return seen


def test_a_colleagues_change_is_shown_and_nothing_typed_is_lost(at_desk, amal, changed_meanwhile):
    typed = BASICS | {"name": "Amal Slow"}

    page = save(at_desk, amal, "basics", **typed, version=changed_meanwhile)

    html = page.content.decode()
    assert "Amal Quick" in html
    assert 'value="Amal Slow"' in html
    amal.refresh_from_db()
    assert amal.name == "Amal Quick"


def test_whoever_has_seen_the_change_may_write_over_it(at_desk, amal, changed_meanwhile):
    typed = BASICS | {"name": "Amal Slow"}
    again = save(at_desk, amal, "basics", **typed, version=changed_meanwhile)

    seen_now = again.context["form"].data["version"]
    save(at_desk, amal, "basics", **typed, version=seen_now)

    amal.refresh_from_db()
    assert amal.name == "Amal Slow"


def test_another_part_is_no_conflict(at_desk, amal):
    seen = version(at_desk, amal, "contact")
    type(amal).objects.update(name="Amal Quick")

    save(at_desk, amal, "contact", contact_by="none", version=seen)

    assert FileStep.objects.filter(section="contact").exists()


def test_lines_that_a_colleague_took_away_stay_typed(at_desk, amal):
    for number in range(4):
        QualificationFactory(person=amal, title=f"Beruf {number}")
    seen = version(at_desk, amal, "qualifications")
    amal.qualifications.all().delete()
    typed = {f"title_{number}": f"Mein Beruf {number}" for number in range(5)}

    page = save(at_desk, amal, "qualifications", **typed, version=seen)

    assert 'value="Mein Beruf 4"' in page.content.decode()
    assert not amal.qualifications.exists()


def test_languages_are_replaced_line_by_line(at_desk, amal, arabic):
    kept = PersonLanguageFactory(person=amal, language=arabic, level="native")
    PersonLanguageFactory(person=amal, language=LanguageFactory(code="fr"))
    LanguageFactory(code="en")
    lines = {"language_0": "ar", "level_0": "native", "language_1": "en", "level_1": "some"}

    save(at_desk, amal, "languages", **lines)

    spoken = PersonLanguage.objects.filter(person=amal).values_list("language", "level")
    assert set(spoken) == {("ar", "native"), ("en", "some")}
    assert PersonLanguage.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(
    "lines",
    [
        {"language_0": "ar"},
        {"level_0": "good"},
        {"language_0": "ar", "level_0": "good", "language_1": "ar", "level_1": "some"},
        {"language_0": "zz", "level_0": "good"},
    ],
)
def test_half_lines_and_doubles_are_refused(at_desk, amal, lines):
    page = save(at_desk, amal, "languages", **lines)

    assert page.status_code == 200
    assert not amal.languages.exists()


def test_who_saw_a_document_stays_known_when_another_is_added(at_desk, advisor, amal):
    other = SeenDocumentFactory(person=amal, seen_by=None)
    passport, cv = other.document, ListCodeFactory(list="document", code="DOC_CV")
    lines = {"document_0": passport.pk, "seen_on_0": other.seen_on.isoformat()}
    lines |= {"document_1": cv.pk, "seen_on_1": "2027-02-26"}

    save(at_desk, amal, "documents", **lines)

    seen = dict(amal.seen_documents.values_list("document", "seen_by"))
    assert seen == {passport.pk: None, cv.pk: advisor.pk}


def test_nobody_saw_a_document_tomorrow(at_desk, amal):
    paper = ListCodeFactory(list="document", code="DOC_CV")

    save(at_desk, amal, "documents", document_0=paper.pk, seen_on_0="2027-03-02")

    assert not amal.seen_documents.exists()


def test_tags_are_the_teams_own(at_desk, amal, other_team):
    Tag.objects.create(team=other_team, name="Fremd")
    PersonTagFactory(person=amal)

    save(at_desk, amal, "tags", more="Fremd, pflege,  Erster   Job ")

    names = PersonTag.objects.filter(person=amal).values_list("tag__name", "tag__team")
    assert set(names) == {(name, amal.team_id) for name in ("Fremd", "Pflege", "Erster Job")}


@pytest.mark.parametrize("state", ["restricted_at", "archived_at"])
def test_a_file_that_is_only_kept_is_not_changed(at_desk, amal, state):
    seen = version(at_desk, amal, "basics")
    type(amal).objects.update(**{state: "2027-02-01T08:00Z"})
    FileStep.objects.create(
        person=amal, kind="read", reason="Klage", by=_user(at_desk).uuid, at="2027-03-01T08:39Z"
    )

    response = at_desk.post(path(amal, "basics"), BASICS | {"name": "X", "version": seen})

    assert response.url == f"/de/desk/people/{amal.code}/"
    amal.refresh_from_db()
    assert amal.name == "Amal Haddad"


def _user(client):
    return client.get("/de/desk/people/").wsgi_request.user


def test_another_teams_person_is_not_there(at_desk, other_team, amal):
    stranger = PersonFactory(team=other_team)

    assert at_desk.get(path(amal, "basics")).status_code == 200
    assert at_desk.get(path(stranger, "basics")).status_code == 404
    assert at_desk.post(path(stranger, "basics"), BASICS).status_code == 404


def test_there_are_no_other_parts(at_desk, amal):
    assert at_desk.get(path(amal, "secrets")).status_code == 404


@pytest.mark.parametrize("part", list(sections.BY_CODE))
def test_each_part_saves_what_it_showed(at_desk, amal, part):
    """Nothing typed, nothing lost."""
    type(amal).objects.update(municipality="03254021")
    form = at_desk.get(path(amal, part)).context["form"]
    shown = {name: _shown(field) for name, field in ((f.html_name, f) for f in form)}

    response = at_desk.post(path(amal, part), {k: v for k, v in shown.items() if v is not None})

    assert response.status_code == 302


def _shown(field):
    value = field.value()
    return str(getattr(value, "pk", value)) if value not in (None, "", []) else None
