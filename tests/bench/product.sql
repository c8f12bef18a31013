-- The product's rows with the same advisors, hours, absences and appointments as the floor's.
SET search_path = public;
INSERT INTO foundation_user (uuid, email, password, name, roles, language, is_active)
  SELECT gen_random_uuid(), 'advisor-'||id||'@bench.example', '!', name, '{advisor}', 'de', true FROM floor.advisor;
INSERT INTO foundation_user_teams (user_id, team_id)
  SELECT u.id, t.id FROM foundation_user u, foundation_team t WHERE u.email LIKE '%@bench.example' AND t.code = 'bench';
INSERT INTO newcomers_advisorprofile (id, user_id, is_bookable, calendar_token, calendar_shows_names)
  SELECT a.id, u.id, true, md5(a.name), false FROM floor.advisor a JOIN foundation_user u ON u.email = 'advisor-'||a.id||'@bench.example';
INSERT INTO newcomers_advisorprofile_languages (advisorprofile_id, language_id)
  SELECT advisor_id, trim(lang) FROM floor.advisor_language;
INSERT INTO newcomers_advisorprofile_sites (advisorprofile_id, site_id)
  SELECT a.id, s.id FROM floor.advisor a, foundation_site s WHERE s.code = 'bench';
INSERT INTO newcomers_weeklyrule (advisor_id, site_id, weekday, starts, ends, modes, valid_from)
  SELECT w.advisor_id, s.id, w.isodow, w.start_t, w.end_t,
         CASE WHEN cardinality(w.modes) = 2 THEN '{VIDEO,PHONE}' ELSE '{F2F,VIDEO,PHONE}' END::varchar[], lower(w.valid)
  FROM floor.weekly w, foundation_site s WHERE s.code = 'bench';
INSERT INTO foundation_closure (starts_on, ends_on, reason) SELECT day, day, name FROM floor.holiday;
INSERT INTO newcomers_absence (advisor_id, starts_at, ends_at, kind)
  SELECT advisor_id, lower(during), upper(during), 'holiday' FROM floor.absence;
INSERT INTO newcomers_person (uuid, code, team_id, origin, name, contact_by, email, phone, language_id, lives_elsewhere, citizenships, child_ages)
  SELECT gen_random_uuid(), 'P'||lpad(i::text, 7, '0'), t.id, 'staff', 'Person '||i, 'none', '', '', 'de', false, '', '{}'
  FROM generate_series(1, 2000) i, foundation_team t WHERE t.code = 'bench';
INSERT INTO newcomers_appointment (uuid, code, advisor_id, person_id, team_id, site_id, topic_id, language_id, mode, starts_at, ends_at,
                                   status, needs, note, cancel_reason, sequence, booked_at)
  SELECT gen_random_uuid(), 'A'||lpad(n::text, 7, '0'), q.advisor_id, p.id, s.team_id, s.id, 'BENCH', 'de', 'PHONE', lower(during), upper(during),
         'confirmed', '{}', '', '', 0, now()
  FROM (SELECT *, row_number() OVER (ORDER BY during, advisor_id) n FROM floor.appointment) q
  JOIN (SELECT id, row_number() OVER (ORDER BY id) k FROM newcomers_person) p ON p.k = 1 + q.n % 2000,
  foundation_site s WHERE s.code = 'bench';
SELECT setval(pg_get_serial_sequence('newcomers_advisorprofile', 'id'), 1000);
