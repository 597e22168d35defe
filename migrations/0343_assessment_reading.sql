-- What the ledgers said for an automatic indicator of an organ when they were read (src/assessment/ledger_reading.h). A reading is added where a row changed, and
-- says what (why). points: hundredths; none: nothing to be scored. digest: over all rows. Readings are only added.
CREATE TABLE assessment_reading (
  assessment  BIGINT NOT NULL REFERENCES assessment (id),
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  indicator   BIGINT NOT NULL,
  number      BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  base        BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  points      BIGINT,
  digest      TEXT NOT NULL,
  why         TEXT NOT NULL,
  PRIMARY KEY (assessment, organ_id, indicator, number)
);

-- The rows of a reading: of reading n those with first_reading <= n and (last_reading none or >= n). digest: of the row.
CREATE TABLE assessment_reading_row (
  assessment     BIGINT NOT NULL,
  organ_id       BIGINT NOT NULL,
  indicator      BIGINT NOT NULL,
  row_key        TEXT NOT NULL,
  first_reading  BIGINT NOT NULL,
  last_reading   BIGINT,
  words          TEXT NOT NULL,
  path           TEXT NOT NULL,
  amount         BIGINT NOT NULL,
  is_hit         BIGINT NOT NULL,
  digest         TEXT NOT NULL,
  PRIMARY KEY (assessment, organ_id, indicator, row_key, first_reading)
);
