-- The narrative of a unit's report whose file is not kept (one that was imported, src/report/campaign/kept_narrative.h), beside the latest report of
-- the unit on the year: with a report that is replaced its text goes. text: a line a paragraph, the number of its section before it; empty: none was found.
CREATE TABLE annual_unit_text (
  year  BIGINT NOT NULL,
  unit  BIGINT NOT NULL,
  text  TEXT NOT NULL,
  PRIMARY KEY (year, unit),
  FOREIGN KEY (year, unit) REFERENCES annual_unit_report (year, unit)
);
