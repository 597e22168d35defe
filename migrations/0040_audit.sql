-- Heads may be given out more than once a day (at a stop, on request): name is the day, then "2026-03-10-2". number counts all.
ALTER TABLE audit_export RENAME COLUMN day TO name;
ALTER TABLE audit_export ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX audit_export_by_number ON audit_export (number);

-- The page of the audit administrator: newest first under each of its filters, walked from where the last page ended.
DROP INDEX audit_entry_by_time;
DROP INDEX audit_entry_by_person;
CREATE INDEX audit_entry_by_time ON audit_entry (at, organ_id, number);
CREATE INDEX audit_entry_by_organ ON audit_entry (organ_id, at, number);
CREATE INDEX audit_entry_by_person ON audit_entry (person_id, at, organ_id, number);
CREATE INDEX audit_entry_by_act ON audit_entry (act, at, organ_id, number);
CREATE INDEX audit_entry_refused ON audit_entry (at, organ_id, number) WHERE outcome = 'refused';
