-- The floor's own flat copy of the same 10,000 services: one row each, with the indexes it needs.
CREATE SCHEMA IF NOT EXISTS floor;
DROP TABLE IF EXISTS floor.offer;
CREATE TABLE floor.offer AS
  SELECT s.id, o.id AS entry, o.kind, s.topics, s.languages, s.residence_groups AS groups, s.modes,
    s.name->>'de' AS name, s.description->>'de' AS description, s.has_step_free_access AS accessible,
    NOT s.by_appointment AS without_appointment, coalesce(s.is_free, false) AS free,
    s.document AS tsv, s.words
  FROM partners_service s JOIN partners_organisation o ON o.id = s.organisation_id
  WHERE s.source = 'bench';
ALTER TABLE floor.offer ADD PRIMARY KEY (id);
CREATE INDEX ON floor.offer USING gin (tsv);
CREATE INDEX ON floor.offer USING gin (words gin_trgm_ops);
CREATE INDEX ON floor.offer USING gin (topics, languages);
