-- The campaign of a year (src/report/campaign/campaign_state.h): that it was begun, the county's own days on the way, who was urged when and by what, and
-- for which unit a file was handed in. unit_id: annual_unit (0320). Rows are only added (0325). Days are text (Beijing), instants seconds since 1970.
CREATE TABLE campaign (
  year       BIGINT NOT NULL PRIMARY KEY,
  words      TEXT NOT NULL,
  opened_on  TEXT NOT NULL,
  people     BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL
);

-- kind: begin, check, sign, submit. day: NULL takes the one before back. The last of a kind holds.
CREATE TABLE campaign_day (
  year       BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  day        TEXT,
  words      TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (year, number)
);

-- way: notice (within the system, with the letters that people chose), phone, letter: those are noted by who did them. people: told within the system.
-- step, late: how the unit stood then. Of one unit by one way once a day.
CREATE TABLE campaign_reminder (
  unit_id      BIGINT NOT NULL,
  year         BIGINT NOT NULL,
  reminded_on  TEXT NOT NULL,
  way          TEXT NOT NULL,
  step         TEXT NOT NULL,
  words        TEXT NOT NULL,
  people       BIGINT NOT NULL,
  person_id    BIGINT NOT NULL,
  person       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (unit_id, year, reminded_on, way)
);
CREATE INDEX campaign_reminder_of_year ON campaign_reminder (year, at);

-- A file that was handed in for a unit (upload: 0001), by who said so.
CREATE TABLE campaign_file (
  upload_id  BIGINT NOT NULL,
  year       BIGINT NOT NULL,
  unit_id    BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (upload_id)
);
CREATE INDEX campaign_file_of_unit ON campaign_file (unit_id, year);
CREATE INDEX campaign_file_of_year ON campaign_file (year, at);

CREATE INDEX annual_report_of_year ON annual_report (year, organ_id);
CREATE INDEX annual_submission_of_year ON annual_submission (year, organ_id, version);
CREATE INDEX annual_check_of_year ON annual_check (year, organ_id, number);
CREATE INDEX annual_adjustment_of_year ON annual_adjustment (year, organ_id, number);
CREATE INDEX annual_statement_of_year ON annual_statement (year, organ_id);
