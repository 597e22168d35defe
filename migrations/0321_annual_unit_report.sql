-- The latest report of each unit on each year, and in annual_unit_report_before the ones that it replaced (src/report/campaign/unit_report.h).
-- figures: packed (figures.h). digest: of what was read; the same digest is the same report. errors, warnings: findings that stand, of one that was checked.
CREATE TABLE annual_unit_report (
  year          BIGINT NOT NULL,
  unit          BIGINT NOT NULL REFERENCES annual_unit (id),
  version      BIGINT NOT NULL,
  source        TEXT NOT NULL,
  link          TEXT NOT NULL,
  file_name     TEXT NOT NULL,
  digest        TEXT NOT NULL,
  submitted_on  TEXT,
  published_on  TEXT,
  is_checked    BIGINT NOT NULL,
  errors        BIGINT NOT NULL,
  warnings      BIGINT NOT NULL,
  figures       BLOB NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (year, unit)
);
CREATE INDEX annual_unit_report_by_unit ON annual_unit_report (unit, year);

CREATE TABLE annual_unit_report_before (
  year          BIGINT NOT NULL,
  unit          BIGINT NOT NULL REFERENCES annual_unit (id),
  version      BIGINT NOT NULL,
  source        TEXT NOT NULL,
  link          TEXT NOT NULL,
  file_name     TEXT NOT NULL,
  digest        TEXT NOT NULL,
  submitted_on  TEXT,
  published_on  TEXT,
  is_checked    BIGINT NOT NULL,
  errors        BIGINT NOT NULL,
  warnings      BIGINT NOT NULL,
  figures       BLOB NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (unit, year, version)
);
