-- Requests to put right what an organ has recorded of the person who asks (条例第四十一条; request/record_correction.h). organ_id: to which it was sent, with its
-- number there; handler_id: which deals with it, another once it was handed on to the organ that may correct (转送). state: open, corrected, refused, referred.
-- Words and answer lie sealed under a key of the row, which is sealed under one outside the database. Digests are keyed. Days are text (Beijing).
CREATE TABLE request_record_correction (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  handler_id    BIGINT NOT NULL REFERENCES organ (id),
  state         TEXT NOT NULL,
  at            BIGINT NOT NULL,
  handed_on     TEXT,
  ended_on      TEXT,
  row_key       BLOB,
  words         BLOB,
  answer        BLOB,
  code_digest   TEXT NOT NULL,
  fact_digest   TEXT NOT NULL,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
CREATE UNIQUE INDEX request_record_correction_by_code ON request_record_correction (code_digest);
CREATE INDEX request_record_correction_by_handler ON request_record_correction (handler_id, state, at);
