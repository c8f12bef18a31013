-- 10,000 services of 4,000 entries. Words as in a language: few are frequent, most are rare.
SELECT setseed(0.3);
SET CONSTRAINTS ALL IMMEDIATE;
-- Neither history nor touching: the search columns are written once, at the end.
ALTER TABLE partners_organisation DISABLE TRIGGER USER;
ALTER TABLE partners_location DISABLE TRIGGER USER;
ALTER TABLE partners_service DISABLE TRIGGER USER;
ALTER TABLE partners_serviceatlocation DISABLE TRIGGER USER;
ALTER TABLE partners_contactpoint DISABLE TRIGGER USER;
ALTER TABLE partners_requireddocument DISABLE TRIGGER USER;

CREATE FUNCTION pg_temp.word() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT (array['sprach','arbeits','wohn','gesundheits','familien','rechts','ausbildungs',
      'anerkennungs','integrations','kinder','frauen','asyl','visums','schul','studien','hilfs',
      'finanz','vereins','sport','jugend','senioren','kultur','renten','pflege','schulden','sucht',
      'trauma','berufs','steuer','mieter','eltern','pass','gewalt','ehe','umzugs','fahr','konto',
      'kranken','unfall','alpha'])[1 + floor(40 * random())::int]
    || (array['beratung','kurs','stelle','hilfe','treff','amt','büro','begleitung','haus','schule',
      'gruppe','verein','dienst','zentrum','antrag','prüfung','förderung','vermittlung','gespräch',
      'werkstatt','netz','forum','zeugnis','karte','schutz','pate','recht','geld','platz','börse',
      'lotse','test','brief','kasse','abend','plan','fonds','akte','messe','liste'])
      [1 + floor(40 * random() ^ 1.5)::int] $$;
CREATE FUNCTION pg_temp.words(n int) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(pg_temp.word(), ' ') FROM generate_series(1, n) $$;
-- `n` of these, the first ones more often
CREATE FUNCTION pg_temp.some(codes text[], n int) RETURNS text[] LANGUAGE sql VOLATILE AS $$
  SELECT array_agg(DISTINCT codes[1 + floor(cardinality(codes) * random() ^ 2)::int])
  FROM generate_series(1, n) $$;

INSERT INTO partners_organisation (uuid, source, external_id, based_on, slug, kind, name,
    alternate_name, sort_key, description, alert, website, email, state, evidence, upkeep_email,
    confirmed_on, confirmed_by, confirm_months, hours_months, due_on, version, changed_at)
  SELECT gen_random_uuid(), 'bench', i::text, '{}', 'bench-' || i, kinds.codes[1 + i % kinds.n],
    jsonb_build_object('de', 'Partner ' || i || ' ' || initcap(pg_temp.word())), '{}',
    'partner ' || i, jsonb_build_object('de', pg_temp.words(20)), '{}', '', '', 'published',
    'seen', '', CASE WHEN i % 5 > 0 THEN current_date - i % 400 END,
    CASE WHEN i % 5 > 0 THEN 'staff' ELSE '' END, 6, 3,
    CASE WHEN i % 5 > 0 THEN current_date + 180 - i % 400 END, 1, now()
  FROM generate_series(1, 4000) i, (SELECT array_agg(code ORDER BY sort, code) AS codes,
    count(*)::int AS n FROM foundation_listcode WHERE list = 'org_type') kinds;

INSERT INTO partners_location (uuid, source, external_id, based_on, organisation_id, kind, name,
    description, street, postal_code, city, state_province, country, ags, latitude, longitude,
    way, accessibility, is_accessible, url, hours, hours_note)
  SELECT gen_random_uuid(), 'bench', o.id::text, '{}', o.id, 'physical', '{}', '{}',
    'Beispielstraße 20', '31134', 'Hildesheim', '', 'DE',
    '03254' || lpad((1 + o.id % 36)::text, 3, '0'), 51.9 + random() / 2, 9.6 + random() / 2, '{}',
    '{}', o.id % 3 = 0, '',
    'Mo-Fr 0' || 7 + o.id % 3 || ':00-1' || 2 + o.id % 7 || ':' || o.id % 5 || '0; PH off', '{}'
  FROM partners_organisation o WHERE o.source = 'bench';

INSERT INTO partners_service (uuid, source, external_id, based_on, organisation_id, name,
    alternate_name, description, url, email, state, sort, topics, residence_groups, genders,
    minimum_age, maximum_age, eligibility, languages, language_days, has_interpreting,
    interpreting, areas, modes, is_free, fee, way_in, professional_way_in, by_appointment,
    capacity, alert, hours, hours_note, external_key, evidence, version, words, towns, opening,
    has_step_free_access)
  SELECT gen_random_uuid(), 'bench', i::text, '{}', o.ids[1 + i % 4000],
    jsonb_build_object('de', initcap(pg_temp.word()) || ' ' || i), '{}',
    jsonb_build_object('de', pg_temp.words(40)), '', '', 'published', i % 9,
    pg_temp.some(c.topics, 1 + i % 4),
    CASE WHEN i % 2 = 0 THEN pg_temp.some(c.groups, 3) ELSE '{}' END, '{}',
    CASE WHEN i % 4 = 0 THEN i % 20 END, NULL, '{}', pg_temp.some(c.languages, 1 + i % 5) || '{de}',
    '{}', false, '{}',
    CASE i % 4 WHEN 0 THEN array['DE'] WHEN 1 THEN array['03'] WHEN 2 THEN array['03254']
      ELSE array['08111', '08115'] END,
    pg_temp.some('{in_person,phone,video,online}', 2), i % 2 = 0, '{}', '{}', '{}', i % 3 = 0,
    'unknown', '{}', '', '{}', '', 'seen', 1, '', '{}', '{}', false
  FROM generate_series(1, 10000) i,
    (SELECT array_agg(id ORDER BY id) AS ids FROM partners_organisation WHERE source = 'bench') o,
    (SELECT (SELECT array_agg(code ORDER BY sort, code) FROM foundation_topic) AS topics,
      (SELECT array_agg(code ORDER BY sort, code) FROM foundation_residencegroup) AS groups,
      (SELECT array_agg(code ORDER BY sort, code) FROM foundation_language) AS languages) c;

INSERT INTO partners_serviceatlocation (uuid, based_on, service_id, location_id, description,
    hours, hours_note)
  SELECT gen_random_uuid(), '{}', s.id, l.id, '{}', '', '{}'
  FROM partners_service s JOIN partners_location l ON l.organisation_id = s.organisation_id
  WHERE s.source = 'bench' ORDER BY s.id;

INSERT INTO partners_contactpoint (uuid, based_on, organisation_id, kind, value, label, sort)
  SELECT gen_random_uuid(), '{}', id, 'phone', '+49 30 23125 000', '{}', 0
  FROM partners_organisation WHERE source = 'bench';

INSERT INTO partners_requireddocument (uuid, based_on, service_id, document_id, words, url, sort)
  SELECT gen_random_uuid(), '{}', s.id, d.id, '{}', '', 0
  FROM partners_service s, LATERAL (SELECT id FROM foundation_listcode
    WHERE list = 'document' ORDER BY sort, code OFFSET s.id % 30 LIMIT 2) d
  WHERE s.source = 'bench';

DO $$ DECLARE own text;
BEGIN
  SELECT tgname INTO own FROM pg_trigger
    WHERE tgrelid = 'partners_service'::regclass AND tgname LIKE 'pgtrigger_write_search%';
  EXECUTE format('ALTER TABLE partners_service ENABLE TRIGGER %I', own);
END $$;
UPDATE partners_service SET id = id WHERE source = 'bench';
-- as if written over the last year
ALTER TABLE partners_service DISABLE TRIGGER USER;
UPDATE partners_service SET changed_at = now() - (id % 365 + 1) * interval '1 day'
  WHERE source = 'bench';
ALTER TABLE partners_organisation ENABLE TRIGGER USER;
ALTER TABLE partners_location ENABLE TRIGGER USER;
ALTER TABLE partners_service ENABLE TRIGGER USER;
ALTER TABLE partners_serviceatlocation ENABLE TRIGGER USER;
ALTER TABLE partners_contactpoint ENABLE TRIGGER USER;
ALTER TABLE partners_requireddocument ENABLE TRIGGER USER;
