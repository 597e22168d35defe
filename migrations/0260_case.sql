-- Applications for information (依申请公开; request/case_store.h). organ_id: to which an application was sent, with its number there; handler_id: which organ
-- answers it, another only where it was routed before its receipt was established. Whatever somebody wrote (applicant, what is asked for, reasons, letters,
-- files) lies sealed under a key of the case, which is sealed under one outside the database; erased_at set, the key is gone and nobody reads any of it again.
-- stage … in_time, assigned_to, archived: copies of what the events come to, written by PutStatus and written the same again by `gongkai rebuild`.
-- Digests are keyed: of the query code, of the second fact, of who applied, of what is asked for, of the network (empty once no limit is counted over it).
-- Days are text (Beijing), instants seconds since 1970.
CREATE TABLE request_case (
  organ_id         BIGINT NOT NULL REFERENCES organ (id),
  number           BIGINT NOT NULL,
  handler_id       BIGINT NOT NULL REFERENCES organ (id),
  register_number  TEXT NOT NULL,
  channel          TEXT NOT NULL,
  applicant_kind   TEXT NOT NULL,
  carrier          TEXT NOT NULL,
  way              TEXT NOT NULL,
  at               BIGINT NOT NULL,
  submitted_on     TEXT NOT NULL,
  stage            TEXT NOT NULL,
  received_on      TEXT,
  due_on           TEXT,
  ended_on         TEXT,
  provisional      BIGINT NOT NULL,
  in_time          BIGINT,
  outcome          TEXT NOT NULL,
  assigned_to      BIGINT REFERENCES person (id),
  archived         BIGINT NOT NULL,
  erased_at        BIGINT,
  case_key         BLOB,
  words            BLOB,
  decision         BLOB,
  code_digest      TEXT NOT NULL,
  fact_digest      TEXT NOT NULL,
  applicant_digest TEXT NOT NULL,
  asked_digest     TEXT NOT NULL,
  network          TEXT NOT NULL,
  version          BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
CREATE UNIQUE INDEX request_case_by_code ON request_case (code_digest);
CREATE INDEX request_case_by_handler ON request_case (handler_id, at);
CREATE INDEX request_case_by_stage ON request_case (handler_id, stage, due_on);
CREATE INDEX request_case_by_received ON request_case (handler_id, received_on);
CREATE INDEX request_case_by_ended ON request_case (handler_id, ended_on);
CREATE INDEX request_case_by_applicant ON request_case (applicant_digest, received_on);
CREATE INDEX request_case_by_time ON request_case (at);
CREATE INDEX request_case_by_network ON request_case (network, at);
CREATE UNIQUE INDEX request_case_by_register ON request_case (handler_id, register_number) WHERE register_number <> '';

-- What happened; added and never changed, but that words are blanked when a case is erased. person_id: null for the applicant and the program. clock: an event of
-- the statutory clock (law/reply_event.h), of kind 'clock'. digest: what was signed.
CREATE TABLE request_event (
  organ_id      BIGINT NOT NULL,
  case_number   BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  kind          TEXT NOT NULL,
  on_day        TEXT NOT NULL,
  at            BIGINT NOT NULL,
  person_id     BIGINT REFERENCES person (id),
  person        TEXT NOT NULL,
  channel       TEXT NOT NULL,
  clock         TEXT NOT NULL,
  ref           TEXT NOT NULL,
  consulted     TEXT NOT NULL,
  delivered_on  TEXT,
  until_on      TEXT,
  working_days  BIGINT,
  to_organ      BIGINT REFERENCES organ (id),
  to_person     BIGINT REFERENCES person (id),
  outcome       TEXT NOT NULL,
  digest        TEXT NOT NULL,
  signer        TEXT NOT NULL,
  answers       TEXT NOT NULL,
  words         BLOB,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_event_by_person ON request_event (person_id, at);

-- A scanned letter, proof of identity, what is released. digest: of the sealed bytes in the blobs.
CREATE TABLE request_file (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  kind         TEXT NOT NULL,
  name         BLOB,
  digest       TEXT NOT NULL,
  bytes        BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_file_by_digest ON request_file (digest);

-- Letters as they went out. body: sealed.
CREATE TABLE request_letter (
  organ_id      BIGINT NOT NULL,
  case_number   BIGINT NOT NULL,
  ref           TEXT NOT NULL,
  kind          TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  dated_on      TEXT NOT NULL,
  delivered_on  TEXT,
  at            BIGINT NOT NULL,
  body          BLOB,
  PRIMARY KEY (organ_id, case_number, ref),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);

-- The last number given: of the register (kind '') and of letters of a kind, of an organ and a year.
CREATE TABLE request_serial (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  kind      TEXT NOT NULL,
  year      BIGINT NOT NULL,
  last      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, kind, year)
);
