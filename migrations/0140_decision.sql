-- The ledger of decisions (行政许可、行政处罚、行政强制 决定): all of them, published or not; table 2 of the annual report counts them.
-- kind: permit, penalty, compulsion. number_key: decision_number folded, by which two are the same. due_on: by when it must be public, of
-- one that is to be published. item: in which item of the organ it goes to the public, as all that is published. annulment: empty, or
-- revoked, changed, unlawful; then take_down_by: by when it may no longer be public (行政处罚法第四十八条).
CREATE TABLE decision (
  organ_id         BIGINT NOT NULL REFERENCES organ (id),
  number           BIGINT NOT NULL,
  kind             TEXT NOT NULL,
  decision_number  TEXT NOT NULL,
  number_key       TEXT NOT NULL,
  matter           TEXT NOT NULL,
  party            TEXT NOT NULL,
  is_natural       BIGINT NOT NULL,
  decided_on       TEXT NOT NULL,
  basis            TEXT NOT NULL,
  content          TEXT NOT NULL,
  is_to_publish    BIGINT NOT NULL,
  publish_words    TEXT NOT NULL,
  due_on           TEXT,
  item             BIGINT,
  annulment        TEXT NOT NULL,
  annulled_on      TEXT,
  annulment_words  TEXT NOT NULL,
  take_down_by     TEXT,
  entered_by       BIGINT NOT NULL REFERENCES person (id),
  entered_at       BIGINT NOT NULL,
  version          BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE UNIQUE INDEX decision_by_number ON decision (organ_id, number_key);
CREATE INDEX decision_by_day ON decision (organ_id, kind, decided_on);
CREATE INDEX decision_by_item ON decision (organ_id, item);

-- A workbook of decisions on its way in. state: reading, waiting (for what is wrong to be put right, then for the word of a person),
-- unreadable (words: why), confirmed, dropped.
CREATE TABLE decision_import (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  number      BIGINT NOT NULL,
  file_name   TEXT NOT NULL,
  state       TEXT NOT NULL,
  words       TEXT NOT NULL,
  total       BIGINT NOT NULL,
  checked     BIGINT NOT NULL,
  created_by  BIGINT NOT NULL REFERENCES person (id),
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- row_number: as the spreadsheet counts, from 1. cells: as they were typed; faults: column and sentence of each; inexact: columns in which the
-- spreadsheet put zeros, until they are typed anew; is_hidden: in the spreadsheet. Dropped with the word of a person, when they have become
-- decisions or nothing.
CREATE TABLE decision_import_row (
  organ_id    BIGINT NOT NULL,
  import      BIGINT NOT NULL,
  row_number  BIGINT NOT NULL,
  cells       TEXT NOT NULL,
  number_key  TEXT NOT NULL,
  is_bad      BIGINT NOT NULL,
  faults      TEXT NOT NULL,
  inexact     TEXT NOT NULL,
  is_hidden   BIGINT NOT NULL,
  PRIMARY KEY (organ_id, import, row_number),
  FOREIGN KEY (organ_id, import) REFERENCES decision_import (organ_id, number)
);

CREATE INDEX decision_import_row_bad ON decision_import_row (organ_id, import, is_bad, row_number);
CREATE INDEX decision_import_row_key ON decision_import_row (organ_id, import, number_key);

-- Since when a document (规章, 行政规范性文件) is no longer in force, by whose word. In force until then, or until the day written in it.
CREATE TABLE document_validity (
  organ_id     BIGINT NOT NULL,
  item         BIGINT NOT NULL,
  ended_on     TEXT NOT NULL,
  words        TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

-- A row of table 2 of which the organ has nothing in a year, by somebody's word: then it is 0, otherwise it would be blank.
CREATE TABLE figure_statement (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  year         BIGINT NOT NULL,
  row_key      TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, row_key)
);
