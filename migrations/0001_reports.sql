-- Annual reports handed in, their versions, what was found in them and what people decided about it.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One act of handing in: one or many files at once.
CREATE TABLE upload (
  id          INTEGER PRIMARY KEY,
  started_at  TEXT NOT NULL,
  by_name     TEXT NOT NULL
);

-- One organ's report for one year. Organ and year are what was read from it; a file that cannot be told apart that way
-- (unreadable, without title) stands alone under the digest of its bytes.
CREATE TABLE report (
  id          INTEGER PRIMARY KEY,
  identity    TEXT NOT NULL UNIQUE,
  organ       TEXT NOT NULL,
  year        INTEGER,
  level       TEXT NOT NULL,
  place_code  TEXT NOT NULL,
  deleted_at  TEXT,
  deleted_by  TEXT
);

CREATE INDEX report_by_organ ON report (organ, year);

-- Handing in a corrected file adds a version; the highest number is the one in force. digest names the original bytes,
-- document the record of what was read from them; both lie in the blob store.
CREATE TABLE report_version (
  id           INTEGER PRIMARY KEY,
  report_id    INTEGER NOT NULL REFERENCES report (id),
  number       INTEGER NOT NULL,
  file_name    TEXT NOT NULL,
  format       TEXT NOT NULL,
  form         TEXT NOT NULL,
  digest       TEXT NOT NULL UNIQUE,
  document     TEXT NOT NULL,
  obstacle     TEXT NOT NULL,
  uploaded_at  TEXT NOT NULL,
  uploaded_by  TEXT NOT NULL,
  checked_at   TEXT NOT NULL,
  UNIQUE (report_id, number)
);

-- state: waiting, read (stored, not yet checked), done. outcome: new, version, same, restored, unreadable.
CREATE TABLE upload_file (
  id          INTEGER PRIMARY KEY,
  upload_id   INTEGER NOT NULL REFERENCES upload (id),
  file_name   TEXT NOT NULL,
  digest      TEXT NOT NULL,
  state       TEXT NOT NULL,
  report_id   INTEGER REFERENCES report (id),
  outcome     TEXT NOT NULL,
  message     TEXT NOT NULL
);

CREATE INDEX upload_file_by_state ON upload_file (state, id);
CREATE INDEX upload_file_by_upload ON upload_file (upload_id, id);

-- A finding belongs to the report, not to a version: the same fingerprint in the next version is the same finding.
-- One that is no longer found stays here with gone_at. verdict repeats the last row of table verdict, for counting.
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,
  report_id    INTEGER NOT NULL REFERENCES report (id),
  fingerprint  TEXT NOT NULL,
  rule         TEXT NOT NULL,
  severity     TEXT NOT NULL,
  ordinal      INTEGER NOT NULL,
  body         TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  first_seen   TEXT NOT NULL,
  gone_at      TEXT,
  UNIQUE (report_id, fingerprint)
);

-- Every decision about a finding, added and never changed; the last one counts. verdict: confirmed, dismissed, open.
CREATE TABLE verdict (
  id          INTEGER PRIMARY KEY,
  finding_id  INTEGER NOT NULL REFERENCES finding (id),
  verdict     TEXT NOT NULL,
  person      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  decided_at  TEXT NOT NULL
);

CREATE INDEX verdict_by_finding ON verdict (finding_id, id);
