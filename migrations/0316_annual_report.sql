-- The life of an organ's own annual report (年度报告, src/report/compile/annual_state.h): which item carries it to the public, the versions that
-- were frozen (定稿), what the rules found in each, which errors were left standing by whom and why, and on which days it was submitted.
-- What nobody may do to them: 0317_annual_report_guard. Days are text (Beijing), instants seconds since 1970.

-- item: that carries it (disclosure); signatures, publication and withdrawal stand there.
CREATE TABLE annual_report (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  year      BIGINT NOT NULL,
  item      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE UNIQUE INDEX annual_report_by_item ON annual_report (organ_id, item);

-- A run of the rules. digest: SM3 of the paper as it is kept. is_open: errors that nobody overruled.
CREATE TABLE annual_check (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  year       BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  digest     TEXT NOT NULL,
  errors     BIGINT NOT NULL,
  is_open    BIGINT NOT NULL,
  warnings   BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);

-- paper: JSON (docs/schema/annual-report.schema.json). title, body: of the item's version that carries it; it is that version whose title and
-- body are these. files: digests of its attachments, in their order, with commas. correction, correction_why: what it changes of the one that was published before, and why.
CREATE TABLE annual_version (
  organ_id        BIGINT NOT NULL,
  year            BIGINT NOT NULL,
  number          BIGINT NOT NULL,
  paper           TEXT NOT NULL,
  digest          TEXT NOT NULL,
  title           TEXT NOT NULL,
  body            TEXT NOT NULL,
  files           TEXT NOT NULL,
  correction      TEXT NOT NULL,
  correction_why  TEXT NOT NULL,
  author          BIGINT NOT NULL,
  author_name     TEXT NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number),
  FOREIGN KEY (organ_id, year) REFERENCES annual_report (organ_id, year)
);

CREATE INDEX annual_version_of_year ON annual_version (year, organ_id);

-- holds: 1 that the error stays, 0 that this is taken back; the last word on a fingerprint counts.
CREATE TABLE annual_overrule (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  year         BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  fingerprint  TEXT NOT NULL,
  rule         TEXT NOT NULL,
  message      TEXT NOT NULL,
  reason       TEXT NOT NULL,
  holds        BIGINT NOT NULL,
  person_id    BIGINT NOT NULL,
  person       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);

-- 报送 to the county's office, once for each version that was signed.
CREATE TABLE annual_submission (
  organ_id      BIGINT NOT NULL,
  year          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  submitted_on  TEXT NOT NULL,
  person_id     BIGINT NOT NULL,
  person        TEXT NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, version),
  FOREIGN KEY (organ_id, year, version) REFERENCES annual_version (organ_id, year, number)
);
