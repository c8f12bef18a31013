-- The floor: what the bare database needs for the same work. Seeded the same at each run.
DROP SCHEMA IF EXISTS floor CASCADE;
CREATE SCHEMA floor;
SET search_path = floor, public;
SET timezone = 'Europe/Berlin';
SELECT setseed(0.42);

CREATE TABLE advisor (id int PRIMARY KEY, name text NOT NULL, active bool NOT NULL DEFAULT true);
CREATE TABLE advisor_language (advisor_id int REFERENCES advisor, lang char(2), PRIMARY KEY (lang, advisor_id));
CREATE TABLE advisor_topic (advisor_id int REFERENCES advisor, topic_id smallint, PRIMARY KEY (topic_id, advisor_id));
CREATE TABLE weekly (               -- weekly schedule blocks; several per day; own modes
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  advisor_id int NOT NULL REFERENCES advisor, isodow smallint NOT NULL, start_t time NOT NULL, end_t time NOT NULL,
  modes text[] NOT NULL DEFAULT '{onsite,video,phone}', valid daterange NOT NULL DEFAULT '[2020-01-01,2040-01-01)');
CREATE INDEX ON weekly (advisor_id, isodow);
CREATE TABLE holiday (day date PRIMARY KEY, name text);
CREATE TABLE absence (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, advisor_id int NOT NULL REFERENCES advisor,
  during tstzrange NOT NULL);
CREATE INDEX ON absence USING gist (advisor_id, during);
CREATE TABLE appointment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  advisor_id int NOT NULL REFERENCES advisor, during tstzrange NOT NULL, status text NOT NULL DEFAULT 'booked',
  mode text NOT NULL DEFAULT 'onsite', client text, created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT appointment_no_double_booking
    EXCLUDE USING gist (advisor_id WITH =, during WITH &&) WHERE (status <> 'cancelled'));

INSERT INTO advisor SELECT i, 'Advisor '||i FROM generate_series(1,50) i;
INSERT INTO advisor_language SELECT a, l FROM generate_series(1,50) a, unnest('{de,en,uk,ar,fa,tr,fr,es,ru,pl}'::text[]) WITH ORDINALITY x(l,n)
  WHERE l='de' OR (a*7+n*3) % 5 < 2;
INSERT INTO advisor_topic SELECT a, t FROM generate_series(1,50) a, generate_series(1,20) t WHERE (a*11+t*5) % 4 < 2;
INSERT INTO weekly (advisor_id, isodow, start_t, end_t, modes)
  SELECT a, d, b.s, b.e, CASE WHEN a%5=0 THEN '{video,phone}'::text[] ELSE '{onsite,video,phone}' END
  FROM generate_series(1,50) a, generate_series(1,5) d, (VALUES ('08:00'::time,'14:00'::time),('14:00','20:00')) b(s,e);
-- window: 84 days from tomorrow = 60 working days
INSERT INTO holiday SELECT current_date + 1 + x, 'holiday' FROM unnest('{17,38}'::int[]) x;
-- one 5-day vacation per advisor (weeks 3..9) and 10 partial absences of 1 h at grid times
INSERT INTO absence (advisor_id, during)
  SELECT a, tstzrange(d::timestamptz, (d + 5)::timestamptz)
  FROM generate_series(1,50) a, LATERAL (SELECT date_trunc('week', current_date)::date + 7*(2 + a % 7) AS d) x;
INSERT INTO absence (advisor_id, during)
  SELECT a, tstzrange(s, s + interval '1 hour') FROM generate_series(1,50) a, generate_series(1,10) k,
   LATERAL (SELECT ((current_date + 1 + (a*13 + k*7) % 80)::timestamp + interval '8 hours' + (((a*3+k*5) % 22) * interval '30 min')) AT TIME ZONE 'Europe/Berlin' s) x;
-- appointments: 20 of the 24 slots of every working day for 84 days (50*20*60 ~ 60k), outside absences/holidays
INSERT INTO appointment (advisor_id, during, client)
  SELECT a, tstzrange(s, s + interval '30 min'), 'Client '||(random()*50000)::int
  FROM (SELECT w.a, d.day, s.s, row_number() OVER (PARTITION BY w.a, d.day ORDER BY random()) rn
        FROM generate_series(1,50) w(a), (SELECT g::date AS day FROM generate_series(current_date+1, current_date+84, '1 day') g WHERE extract(isodow FROM g) < 6) d,
        LATERAL (SELECT (d.day::timestamp + interval '8 hours' + k * interval '30 min') AT TIME ZONE 'Europe/Berlin' AS s FROM generate_series(0,23) k) s
       ) q
  WHERE rn <= 20 AND day NOT IN (SELECT day FROM holiday)
   AND NOT EXISTS (SELECT 1 FROM absence b WHERE b.advisor_id=q.a AND b.during && tstzrange(q.s, q.s+interval '30 min'));
CREATE INDEX ON appointment (advisor_id, lower(during));
