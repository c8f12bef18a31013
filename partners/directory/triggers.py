"""What the database keeps up by itself on each service, so that one table answers every search.

`document` is the full text (German, English and Arabic word stems), `words` the names and topics
for typing errors, the rest what lists filter by: hours and towns of the places it is offered at.
A change of the organisation, of a place or of the link between them touches its services.

`changed_at` says when anything of a service changed that the interface tells of it, also where
that stands in another table. What the search does not read touches a service once a transaction.
"""

import pgtrigger

WRITE_SEARCH = """
SELECT o.* INTO office FROM partners_organisation o WHERE o.id = NEW.organisation_id;
SELECT string_agg(t.labels->>'de', ' '), string_agg(t.labels->>'en', ' '),
       string_agg(t.labels->>'ar', ' ')
  INTO topics_de, topics_en, topics_ar FROM foundation_topic t WHERE t.code = ANY(NEW.topics);
SELECT concat_ws(' ', k.labels->>'de', k.labels->>'en') INTO kind
  FROM foundation_listcode k WHERE k.list = 'org_type' AND k.code = office.kind;
NEW.document :=
     setweight(to_tsvector('german', unaccent(concat_ws(' ', office.name->>'de',
       office.alternate_name->>'de', NEW.name->>'de', NEW.alternate_name->>'de'))), 'A')
  || setweight(to_tsvector('german', unaccent(concat_ws(' ', kind, topics_de))), 'B')
  || setweight(to_tsvector('german', unaccent(concat_ws(' ', office.description->>'de',
       NEW.description->>'de', NEW.eligibility->>'de'))), 'C')
  || setweight(to_tsvector('english', unaccent(concat_ws(' ', office.name->>'en',
       NEW.name->>'en'))), 'A')
  || setweight(to_tsvector('english', unaccent(concat_ws(' ', topics_en,
       office.description->>'en', NEW.description->>'en'))), 'C')
  || setweight(to_tsvector('arabic', concat_ws(' ', office.name->>'ar', NEW.name->>'ar')), 'A')
  || setweight(to_tsvector('arabic', concat_ws(' ', topics_ar, office.description->>'ar',
       NEW.description->>'ar')), 'C');
NEW.words := lower(unaccent(concat_ws(' ', office.name->>'de', office.alternate_name->>'de',
  NEW.name->>'de', NEW.name->>'en', topics_de, topics_en, kind)));
SELECT coalesce(array_agg(DISTINCT l.ags) FILTER (WHERE l.ags <> ''), '{}'),
       coalesce(array_agg(DISTINCT left(l.ags, 2) || ' ' || h.hours)
         FILTER (WHERE h.hours <> ''), '{}'),
       coalesce(bool_or(l.is_accessible), false)
  INTO NEW.towns, NEW.opening, NEW.has_step_free_access
  FROM partners_serviceatlocation s
  JOIN partners_location l ON l.id = s.location_id
  CROSS JOIN LATERAL (
    SELECT coalesce(nullif(s.hours, ''), nullif(l.hours, ''), NEW.hours) AS hours
  ) h
  WHERE s.service_id = NEW.id;
IF NEW.opening = '{}' AND NEW.hours <> '' THEN NEW.opening := ARRAY[' ' || NEW.hours]; END IF;
NEW.changed_at := now();
RETURN NEW;
"""
TOUCH_SERVICES = "UPDATE partners_service SET id = id WHERE {which}; RETURN NULL;"
NOTE_CHANGE = """
UPDATE partners_service SET id = id WHERE changed_at < now() AND id IN ({which});
RETURN NULL;
"""
SEARCH_FIELDS = ("document", "words", "towns", "opening", "has_step_free_access", "changed_at")
# What the interface tells of them with each service, and the search does not read.
TOLD_OF_ORGANISATION = ("slug", "email", "website", "alert", "parent", "state", "confirmed_on")
TOLD_OF_LOCATION = (
    "organisation",
    "kind",
    "name",
    "description",
    "street",
    "postal_code",
    "city",
    "state_province",
    "country",
    "latitude",
    "longitude",
    "way",
    "accessibility",
    "url",
    "hours_note",
)
OF_ORGANISATION = "SELECT id FROM partners_service WHERE organisation_id = {row}.id"
# Whether its parent is public decides whether an organisation names it.
OF_CHILDREN = """
SELECT s.id FROM partners_service s JOIN partners_organisation o ON o.id = s.organisation_id
WHERE o.parent_id = {row}.id
"""
OF_LOCATION = "SELECT service_id FROM partners_serviceatlocation WHERE location_id = {row}.id"
OF_CONTACT_POINT = """
SELECT {row}.service_id WHERE {row}.service_id IS NOT NULL
UNION ALL SELECT l.service_id FROM partners_serviceatlocation l
  WHERE {row}.service_id IS NULL AND l.location_id = {row}.location_id
UNION ALL SELECT s.id FROM partners_service s
  WHERE {row}.service_id IS NULL AND {row}.location_id IS NULL
  AND s.organisation_id = {row}.organisation_id
"""
OF_CHILD = "SELECT {row}.service_id"


def note_in_the_directory(*fields):
    """Sees bulk updates and SQL, too. `fields`: what the list reads of a table; all without."""
    update = pgtrigger.UpdateOf(*fields) if fields else pgtrigger.Update
    return pgtrigger.Trigger(
        name="note_in_the_directory",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | update | pgtrigger.Delete,
        func="INSERT INTO partners_directorychange DEFAULT VALUES; RETURN NULL;",
    )


def write_search():
    return pgtrigger.Trigger(
        name="write_search",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[
            ("office", "record"),
            ("topics_de", "text"),
            ("topics_en", "text"),
            ("topics_ar", "text"),
            ("kind", "text"),
        ],
        func=WRITE_SEARCH,
    )


def touch_services_of_organisation():
    return [
        pgtrigger.Trigger(
            name="touch_services",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf("name", "alternate_name", "description", "kind"),
            func=TOUCH_SERVICES.format(which="organisation_id = NEW.id"),
        ),
        _note_update("note_change", OF_ORGANISATION, TOLD_OF_ORGANISATION),
        _note_update("note_parent", OF_CHILDREN, ("state",)),
    ]


def touch_services_of_location():
    return [
        pgtrigger.Trigger(
            name="touch_services",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf("ags", "hours", "is_accessible"),
            func=TOUCH_SERVICES.format(which=f"id IN ({OF_LOCATION.format(row='NEW')})"),
        ),
        _note_update("note_change", OF_LOCATION, TOLD_OF_LOCATION),
    ]


def touch_service_of_link():
    return _on_children("touch_service", _touched, OF_CHILD)


def touch_services_of_contact_point():
    return _on_children("note_change", _noted, OF_CONTACT_POINT)


def touch_service_of_document():
    return _on_children("note_change", _noted, OF_CHILD)


def _touched(which):
    return TOUCH_SERVICES.format(which=f"id IN ({which})")


def _noted(which):
    return NOTE_CHANGE.format(which=which)


def _note_update(name, which, fields):
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*fields),
        func=_noted(which.format(row="NEW")),
    )


def _on_children(name, says, which):
    """Each service that a row of another table belongs to, or belonged to."""
    new, old = which.format(row="NEW"), which.format(row="OLD")
    return [
        pgtrigger.Trigger(
            name=f"{name}_{word}", when=pgtrigger.After, operation=operation, func=says(rows)
        )
        for word, operation, rows in (
            ("added", pgtrigger.Insert, new),
            ("written", pgtrigger.Update, f"{new} UNION ALL {old}"),
            ("removed", pgtrigger.Delete, old),
        )
    ]
