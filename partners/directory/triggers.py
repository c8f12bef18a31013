"""What the database keeps up by itself on each service, so that one table answers every search.

`document` is the full text (German, English and Arabic word stems), `words` the names and topics
for typing errors, the rest what lists filter by: hours and towns of the places it is offered at.
A change of the organisation, of a place or of the link between them touches its services.
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
SEARCH_FIELDS = ("document", "words", "towns", "opening", "has_step_free_access", "changed_at")


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
    return pgtrigger.Trigger(
        name="touch_services",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("name", "alternate_name", "description", "kind"),
        func=TOUCH_SERVICES.format(which="organisation_id = NEW.id"),
    )


def touch_services_of_location():
    of_here = "id IN (SELECT service_id FROM partners_serviceatlocation WHERE location_id = NEW.id)"
    return pgtrigger.Trigger(
        name="touch_services",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("ags", "hours", "is_accessible"),
        func=TOUCH_SERVICES.format(which=of_here),
    )


def touch_service_of_link():
    return [
        pgtrigger.Trigger(
            name=f"touch_service_{word}",
            when=pgtrigger.After,
            operation=operation,
            func=TOUCH_SERVICES.format(which=f"id = {row}.service_id"),
        )
        for word, operation, row in (
            ("written", pgtrigger.Insert | pgtrigger.Update, "NEW"),
            ("removed", pgtrigger.Delete, "OLD"),
        )
    ]
