-- Trainings of those who work on openness (oversight/training/training.h; 条例第四十八条). organ_id: who holds it. audience: own, county. starts: "09:00". tenths: hours in
-- tenths. state: planned, held, cancelled. takes_in: the signing in by the code is open. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE oversight_training (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  number    BIGINT NOT NULL,
  title     TEXT NOT NULL,
  content   TEXT NOT NULL,
  teacher   TEXT NOT NULL,
  place     TEXT NOT NULL,
  audience  TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  starts    TEXT NOT NULL,
  tenths    BIGINT NOT NULL,
  state     TEXT NOT NULL,
  why       TEXT NOT NULL,
  takes_in  BIGINT NOT NULL,
  version   BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
CREATE INDEX oversight_training_by_day ON oversight_training (on_day, organ_id);

-- What happened to it; added and never changed.
CREATE TABLE oversight_training_event (
  organ_id   BIGINT NOT NULL,
  training   BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, training, number),
  FOREIGN KEY (organ_id, training) REFERENCES oversight_training (organ_id, number)
);

-- Its material. digest: of the bytes in the blobs.
CREATE TABLE oversight_training_file (
  organ_id  BIGINT NOT NULL,
  training  BIGINT NOT NULL,
  number    BIGINT NOT NULL,
  name      TEXT NOT NULL,
  digest    TEXT NOT NULL,
  bytes     BIGINT NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, training, number),
  FOREIGN KEY (organ_id, training) REFERENCES oversight_training (organ_id, number)
);
CREATE INDEX oversight_training_file_by_digest ON oversight_training_file (digest);

-- What an organ is to hold or attend in a quarter; the highest number holds, the earlier ones stay.
CREATE TABLE oversight_training_target (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  year       BIGINT NOT NULL,
  quarter    BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  sessions   BIGINT NOT NULL,
  tenths     BIGINT NOT NULL,
  person_id  BIGINT NOT NULL REFERENCES person (id),
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, quarter, number)
);
