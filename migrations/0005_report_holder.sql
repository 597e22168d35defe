-- A report belongs to the organ that handed it in. What was there before organs were is the installation's (0) until it is
-- set up. oversees: the organ sees the whole county, and its reports are held against all of it.
ALTER TABLE upload ADD COLUMN organ_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE upload ADD COLUMN oversees BIGINT NOT NULL DEFAULT 1;
ALTER TABLE report ADD COLUMN organ_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN oversees BIGINT NOT NULL DEFAULT 1;

-- The same report, and the same bytes, may be handed in by two organs: each has its own.
UPDATE report SET identity = '0|' || identity;
CREATE INDEX report_by_holder ON report (organ_id, year);

CREATE TABLE report_version_of_holder (
  id           INTEGER PRIMARY KEY,
  report_id    BIGINT NOT NULL REFERENCES report (id),
  organ_id     BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  file_name    TEXT NOT NULL,
  format       TEXT NOT NULL,
  form         TEXT NOT NULL,
  digest       TEXT NOT NULL,
  document     TEXT NOT NULL,
  obstacle     TEXT NOT NULL,
  uploaded_at  TEXT NOT NULL,
  uploaded_by  TEXT NOT NULL,
  checked_at   TEXT NOT NULL,
  UNIQUE (report_id, number),
  UNIQUE (organ_id, digest)
);

INSERT INTO report_version_of_holder (id, report_id, organ_id, number, file_name, format, form, digest, document, obstacle,
                                      uploaded_at, uploaded_by, checked_at)
SELECT id, report_id, 0, number, file_name, format, form, digest, document, obstacle, uploaded_at, uploaded_by, checked_at
FROM report_version;

DROP TABLE report_version;
ALTER TABLE report_version_of_holder RENAME TO report_version;
