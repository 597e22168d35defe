-- What those who look after openness do about an organ (oversight/measure.h; 条例第四十七条、第四十九条至第五十三条). organ_id: who keeps it; by_id: in whose
-- name; against_id: the organ. kind: urge, criticise, propose, order. source: what it follows ("message:12-3", "dispute:18-1", "case:18-12"); may be empty. It holds
-- the offices' words and names nobody. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE oversight_measure (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  by_id         BIGINT NOT NULL REFERENCES organ (id),
  against_id    BIGINT NOT NULL REFERENCES organ (id),
  kind          TEXT NOT NULL,
  ground        TEXT NOT NULL,
  state         TEXT NOT NULL,
  source        TEXT NOT NULL,
  facts         TEXT NOT NULL,
  demand        TEXT NOT NULL,
  document      TEXT NOT NULL,
  body          TEXT NOT NULL,
  correct_by    TEXT,
  issued_on     TEXT NOT NULL,
  reported      TEXT NOT NULL,
  rectified_on  TEXT,
  reported_on   TEXT,
  reply         TEXT NOT NULL,
  closing       TEXT NOT NULL,
  closed_on     TEXT,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  CHECK (by_id <> against_id)
);

CREATE INDEX oversight_measure_by_organ ON oversight_measure (against_id, state, correct_by);
CREATE INDEX oversight_measure_by_day ON oversight_measure (issued_on);

-- What happened to it; added and never changed.
CREATE TABLE oversight_measure_event (
  organ_id   BIGINT NOT NULL,
  measure    BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, measure, number),
  FOREIGN KEY (organ_id, measure) REFERENCES oversight_measure (organ_id, number)
);
