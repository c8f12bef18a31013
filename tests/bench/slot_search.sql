-- The quickest way found: one statement, a multirange per advisor. 30-minute slots.
WITH avail AS (
  SELECT w.advisor_id, range_agg(tstzrange((g.day::date + w.start_t) AT TIME ZONE 'Europe/Berlin', (g.day::date + w.end_t) AT TIME ZONE 'Europe/Berlin')) mr
  FROM floor.advisor a JOIN floor.weekly w ON w.advisor_id = a.id
  JOIN generate_series(%(from)s::date, %(from)s::date + %(days)s - 1, interval '1 day') g(day)
    ON extract(isodow FROM g.day)::smallint = w.isodow AND w.valid @> g.day::date
  WHERE a.active AND a.id = ANY(%(advisors)s) AND g.day::date NOT IN (SELECT day FROM floor.holiday)
  GROUP BY 1),
busy AS (
  SELECT advisor_id, range_agg(during) mr FROM (
    SELECT advisor_id, during FROM floor.appointment WHERE advisor_id = ANY(%(advisors)s) AND status <> 'cancelled'
       AND during && tstzrange(%(from)s::date::timestamptz, (%(from)s::date + %(days)s)::timestamptz)
    UNION ALL
    SELECT advisor_id, during FROM floor.absence WHERE advisor_id = ANY(%(advisors)s)
       AND during && tstzrange(%(from)s::date::timestamptz, (%(from)s::date + %(days)s)::timestamptz)) x GROUP BY 1)
SELECT v.advisor_id, s AS start_at
FROM avail v LEFT JOIN busy b USING (advisor_id)
CROSS JOIN LATERAL unnest(v.mr - coalesce(b.mr, '{}'::tstzmultirange)) gap
CROSS JOIN LATERAL generate_series(lower(gap), upper(gap) - interval '30 min', interval '30 min') s
ORDER BY 2, 1;
