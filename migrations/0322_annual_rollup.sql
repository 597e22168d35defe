-- Roll-ups that were kept (src/report/campaign/rollup_store.h): by whom, when and why, the sums, and which version of whose report is in them.
-- person_id 0: kept by the program, after a correction of one that is in an earlier one. missing: how many units had no report.
CREATE TABLE annual_rollup (
  top          BIGINT NOT NULL REFERENCES annual_unit (id),
  year         BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  cause        TEXT NOT NULL,
  figures      BLOB NOT NULL,
  members      BLOB NOT NULL,
  missing      BIGINT NOT NULL,
  person_id    BIGINT NOT NULL,
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (top, year, number)
);
