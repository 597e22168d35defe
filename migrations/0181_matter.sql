-- One matter through its phases (事前、事中、事后): a name that only the office sees, and the items of the organ that tell of it, each in
-- a phase. A tie stands beside the item, so that nothing that was signed is touched. number: within the organ. kind: decision, enforcement,
-- project, procurement, aid, other. closed_on: from that day on nothing of it is reminded of.
CREATE TABLE matter (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  number      BIGINT NOT NULL,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  created_by  BIGINT NOT NULL REFERENCES person (id),
  created_at  BIGINT NOT NULL,
  closed_on   TEXT,
  version     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- phase: before, during, after.
CREATE TABLE matter_item (
  organ_id     BIGINT NOT NULL,
  matter       BIGINT NOT NULL,
  item         BIGINT NOT NULL,
  phase        TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, matter, item),
  FOREIGN KEY (organ_id, matter) REFERENCES matter (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE INDEX matter_item_by_item ON matter_item (organ_id, item);

-- A step of the chain of which somebody said that it does not apply, and why.
CREATE TABLE matter_waiver (
  organ_id     BIGINT NOT NULL,
  matter       BIGINT NOT NULL,
  step         TEXT NOT NULL,
  words        TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, matter, step),
  FOREIGN KEY (organ_id, matter) REFERENCES matter (organ_id, number)
);

-- What is owed under a row of the catalogue and was reminded of (催办), once a day. part: of the row, what is owed: the period
-- ("2026-03"), the item ("item-12"), or nothing where there is one alone. unit_id, person_id: to whom; neither: to all who draft.
CREATE TABLE obligation_reminder (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  row_organ    BIGINT NOT NULL,
  row_number   BIGINT NOT NULL,
  part         TEXT NOT NULL,
  reminded_on  TEXT NOT NULL,
  words        TEXT NOT NULL,
  unit_id      BIGINT REFERENCES organ (id),
  person_id    BIGINT REFERENCES person (id),
  by_id        BIGINT NOT NULL REFERENCES person (id),
  by_name      TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, row_organ, row_number, part, reminded_on),
  FOREIGN KEY (row_organ, row_number) REFERENCES catalogue_row (organ_id, number)
);

-- What is followed until it is done (跟踪). ended_on: somebody let go of it.
CREATE TABLE obligation_track (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  row_organ   BIGINT NOT NULL,
  row_number  BIGINT NOT NULL,
  part        TEXT NOT NULL,
  begun_on    TEXT NOT NULL,
  by_id       BIGINT NOT NULL REFERENCES person (id),
  by_name     TEXT NOT NULL,
  ended_on    TEXT,
  PRIMARY KEY (organ_id, row_organ, row_number, part),
  FOREIGN KEY (row_organ, row_number) REFERENCES catalogue_row (organ_id, number)
);

CREATE TABLE obligation_note (
  organ_id    BIGINT NOT NULL,
  row_organ   BIGINT NOT NULL,
  row_number  BIGINT NOT NULL,
  part        TEXT NOT NULL,
  number      BIGINT NOT NULL,
  words       TEXT NOT NULL,
  by_id       BIGINT NOT NULL REFERENCES person (id),
  by_name     TEXT NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (organ_id, row_organ, row_number, part, number),
  FOREIGN KEY (organ_id, row_organ, row_number, part) REFERENCES obligation_track (organ_id, row_organ, row_number, part)
);
