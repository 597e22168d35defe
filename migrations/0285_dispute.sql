-- Reconsiderations and suits about openness (remedy/dispute_store.h). organ_id: the organ that is turned against, with the dispute's number there. kind:
-- reconsideration, direct_suit, suit_after. case_*: the application it is about; null: it stands alone. earlier: the reconsideration before a suit, a number of the
-- same organ. contested: the kind of answer that is disputed (law::Outcome). received_on … cost: copies of what the events come to. Who turned to it, in what words
-- and the files lie sealed under a key of the row, which is sealed under one outside the database. Days are text (Beijing), instants seconds since 1970, cost in 分.
CREATE TABLE dispute (
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  number          BIGINT NOT NULL,
  kind            TEXT NOT NULL,
  ground          TEXT NOT NULL,
  contested       TEXT NOT NULL,
  case_organ      BIGINT,
  case_number     BIGINT,
  earlier         BIGINT,
  at              BIGINT NOT NULL,
  received_on     TEXT NOT NULL,
  answered_on     TEXT,
  decided_on      TEXT,
  takes_effect_on TEXT,
  outcome         TEXT NOT NULL,
  result          TEXT NOT NULL,
  suspended       BIGINT NOT NULL,
  appealed        BIGINT NOT NULL,
  needs_anew      BIGINT NOT NULL,
  next_term       TEXT NOT NULL,
  next_due        TEXT,
  cost            BIGINT NOT NULL,
  row_key         BLOB NOT NULL,
  words           BLOB NOT NULL,
  version         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  FOREIGN KEY (case_organ, case_number) REFERENCES request_case (organ_id, number),
  FOREIGN KEY (organ_id, earlier) REFERENCES dispute (organ_id, number)
);
CREATE INDEX dispute_by_due ON dispute (next_due, organ_id);
CREATE INDEX dispute_by_effect ON dispute (organ_id, takes_effect_on);
CREATE INDEX dispute_by_case ON dispute (case_organ, case_number);

-- What happened; only added to (0286). words: sealed. amount: in 分.
CREATE TABLE dispute_event (
  organ_id       BIGINT NOT NULL,
  dispute_number BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  kind           TEXT NOT NULL,
  on_day         TEXT NOT NULL,
  at             BIGINT NOT NULL,
  person_id      BIGINT REFERENCES person (id),
  person         TEXT NOT NULL,
  procedure_kind TEXT NOT NULL,
  until_on       TEXT,
  served_on      TEXT,
  outcome        TEXT NOT NULL,
  orders_anew    BIGINT NOT NULL,
  by_organ       BIGINT NOT NULL,
  amount         BIGINT NOT NULL,
  words          BLOB,
  PRIMARY KEY (organ_id, dispute_number, number),
  FOREIGN KEY (organ_id, dispute_number) REFERENCES dispute (organ_id, number)
);

-- Copies of applications and complaints, answers, evidence, decisions. digest: of the sealed bytes in the blobs.
CREATE TABLE dispute_file (
  organ_id       BIGINT NOT NULL,
  dispute_number BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  kind           TEXT NOT NULL,
  name           BLOB NOT NULL,
  digest         TEXT NOT NULL,
  bytes          BIGINT NOT NULL,
  at             BIGINT NOT NULL,
  PRIMARY KEY (organ_id, dispute_number, number),
  FOREIGN KEY (organ_id, dispute_number) REFERENCES dispute (organ_id, number)
);
CREATE INDEX dispute_file_by_digest ON dispute_file (digest);
