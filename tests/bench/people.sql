-- One million invented people: the floor's own narrow table, and its query's index.
CREATE SCHEMA IF NOT EXISTS floor;
DROP TABLE IF EXISTS floor.person;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE OR REPLACE FUNCTION floor.norm(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent', $1)) $$;
SELECT setseed(0.1);
CREATE TABLE floor.person AS
 SELECT i AS id,
   (array['Anna','Olena','Ahmed','Mohammed','Fatima','Ivan','Maria','Tetiana','Yusuf','Ali','Zahra','Oleksandr','José','Thuy','Nguyen','Emine','Mehmet','Sofía','Paweł','Katarzyna','Dmytro','Svitlana','Hassan','Reza','Amina','Ibrahim','Chloé','Björn','Jürgen','Łukasz'])[1+(random()*29)::int] AS first_name,
   initcap((array['ko','ma','scha','tre','li','bra','sto','wen','gar','pol','hus','ver','dem','ya','zha','ost','kal','rud','mir','bel'])[1+(random()*19)::int]
    || (array['va','ri','len','do','mi','ta','ren','sch','bo','kin','san','ze','lo','ne','gu','ab','er','ul','im','or'])[1+(random()*19)::int]
    || (array['nko','ski','mann','ez','ov','ian','oğlu','sen','ic','er','ba','di','ani','zadeh','ou','ich','ak','eau','ini','y'])[1+(random()*19)::int]
    || CASE WHEN random()<.3 THEN (array['-Meyer','-Rossi','-Khan','-Silva','-Diallo','-Petit',' Schäfer',' Müller'])[1+(random()*7)::int] ELSE '' END) AS last_name,
   1950 + (random()*60)::int AS birth_year
 FROM generate_series(1, 1000000) i;
ALTER TABLE floor.person ADD PRIMARY KEY (id);
ALTER TABLE floor.person ADD COLUMN search text
  GENERATED ALWAYS AS (floor.norm(first_name || ' ' || last_name)) STORED;
CREATE INDEX ON floor.person USING gin (search gin_trgm_ops);
