-- An organ's own annual report out of its ledgers (report/compile). Years are those of the report; year 0: what was before the first one that the system
-- knows, for figures since the beginning. cell: "3/一/自然人" (report::CellKey). change: a decimal, what is added to the count. undoes: the number of the one that
-- this one takes back. Rows are only added (0311). Schema of what they mean: src/report/compile/compiled.h.
CREATE TABLE annual_adjustment (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  year         BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  cell         TEXT NOT NULL,
  change       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  evidence     TEXT NOT NULL,
  undoes       BIGINT,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);
CREATE UNIQUE INDEX annual_adjustment_undone_once ON annual_adjustment (organ_id, year, undoes);

-- Table 3 or 4, of which the organ has nothing in a year, by somebody's word: then its cells are 0, otherwise they would be blank.
CREATE TABLE annual_statement (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  year          BIGINT NOT NULL,
  table_number  BIGINT NOT NULL,
  person_id     BIGINT NOT NULL REFERENCES person (id),
  person_name   TEXT NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, table_number)
);

-- What a report counted when it was submitted, each time anew: value of each cell that was not blank, and the rows that it counted (numbers of applications or
-- disputes with a blank between them), so that next year can tell which of them make a difference. Rows are only added.
CREATE TABLE annual_count (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  year      BIGINT NOT NULL,
  version   BIGINT NOT NULL,
  cell      TEXT NOT NULL,
  value     TEXT NOT NULL,
  sources   TEXT NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, version, cell)
);
