-- Who owes an annual report (src/report/campaign/unit.h): organs of the installation, and bodies outside it whose reports are rolled up: a forest. kind: as in organ.
CREATE TABLE annual_unit (
  id                 INTEGER PRIMARY KEY,
  parent             BIGINT REFERENCES annual_unit (id),
  organ_id           BIGINT UNIQUE REFERENCES organ (id),
  name               TEXT NOT NULL,
  short_name         TEXT NOT NULL,
  place_code         TEXT NOT NULL,
  kind               TEXT NOT NULL,
  is_led_from_above  BIGINT NOT NULL,
  is_own_level       BIGINT NOT NULL,
  first_year         BIGINT NOT NULL,
  last_year          BIGINT NOT NULL
);
CREATE INDEX annual_unit_by_parent ON annual_unit (parent, id);
CREATE INDEX annual_unit_by_name ON annual_unit (name);
CREATE INDEX annual_unit_by_short_name ON annual_unit (short_name);
