-- The standard catalogue (公开事项标准目录) and what hangs on it. Rows of the county's standard are kept by the county government, an organ's own
-- by that organ. Days are text (Beijing), instants seconds since 1970.

-- time_words: 公开时限 as it was written; it is read anew each time. channels: ids with commas. cycle: of a periodic row. ended_on: from that day
-- on the row holds no more. version: one more with each change.
CREATE TABLE catalogue_row (
  organ_id           BIGINT NOT NULL REFERENCES organ (id),
  number             BIGINT NOT NULL,
  area               TEXT NOT NULL,
  first_matter       TEXT NOT NULL,
  second_matter      TEXT NOT NULL,
  elements           TEXT NOT NULL,
  basis              TEXT NOT NULL,
  time_words         TEXT NOT NULL,
  subject            TEXT NOT NULL,
  channels           TEXT NOT NULL,
  other_channels     TEXT NOT NULL,
  is_for_everyone    BIGINT NOT NULL,
  specific_group     TEXT NOT NULL,
  is_proactive       BIGINT NOT NULL,
  is_on_application  BIGINT NOT NULL,
  is_county          BIGINT NOT NULL,
  is_township        BIGINT NOT NULL,
  rhythm             TEXT NOT NULL,
  cycle              TEXT NOT NULL,
  focus              TEXT NOT NULL,
  made_on            TEXT NOT NULL,
  ended_on           TEXT,
  version            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- What happened to a row, added and never changed. kind: made, imported, changed, ended. changes: a line a column.
CREATE TABLE catalogue_event (
  organ_id   BIGINT NOT NULL,
  row_number BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  reason     TEXT NOT NULL,
  changes    TEXT NOT NULL,
  PRIMARY KEY (organ_id, row_number, number),
  FOREIGN KEY (organ_id, row_number) REFERENCES catalogue_row (organ_id, number)
);

-- Which areas of the standard an organ takes (applies = 1), and which do not apply to it, with the reason that the public reads
-- (未涉及领域事项说明). since: from when it holds.
CREATE TABLE catalogue_choice (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  area       TEXT NOT NULL,
  applies    BIGINT NOT NULL,
  reason     TEXT NOT NULL,
  since      TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, area)
);

-- Who sees to a row within an organ: a unit, a person, or both.
CREATE TABLE catalogue_duty (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  row_organ   BIGINT NOT NULL,
  row_number  BIGINT NOT NULL,
  unit_id     BIGINT REFERENCES organ (id),
  person_id   BIGINT REFERENCES person (id),
  PRIMARY KEY (organ_id, row_organ, row_number),
  FOREIGN KEY (row_organ, row_number) REFERENCES catalogue_row (organ_id, number)
);

-- Under which row of the catalogue an item stands; period: of a periodic row, "2026-Q1", as its people said, or empty.
CREATE TABLE item_catalogue_row (
  organ_id    BIGINT NOT NULL,
  item        BIGINT NOT NULL,
  row_organ   BIGINT NOT NULL,
  row_number  BIGINT NOT NULL,
  period      TEXT NOT NULL,
  PRIMARY KEY (organ_id, item),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number),
  FOREIGN KEY (row_organ, row_number) REFERENCES catalogue_row (organ_id, number)
);

CREATE INDEX item_catalogue_row_by_row ON item_catalogue_row (organ_id, row_organ, row_number);
