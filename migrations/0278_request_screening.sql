-- What was found when the decision of an application, and the files that go out with it, were screened (request/reply_screening_store.h), and what people
-- decided of it. What is found quotes what it was found in, so it lies sealed under the key of the case, as the reasons do. digest: of the decision that was
-- screened (request_event.digest of what is drafted); is_open: how many findings nobody settled, reckoned anew with each decision. person_id: 0 the program.
-- Rows are only added. Instants: seconds since 1970.
CREATE TABLE request_screening (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  digest       TEXT NOT NULL,
  lists        BIGINT NOT NULL,
  rules        BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  person_id    BIGINT NOT NULL,
  person       TEXT NOT NULL,
  parts        BIGINT NOT NULL,
  unread       BIGINT NOT NULL,
  pictures     BIGINT NOT NULL,
  is_open      BIGINT NOT NULL,
  findings     BLOB,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);

-- run: where it was decided. verdict, post: as in screening_decision. words: of what, and why; sealed.
CREATE TABLE request_screening_word (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  run          BIGINT NOT NULL,
  hit          BIGINT NOT NULL,
  verdict      TEXT NOT NULL,
  post         TEXT NOT NULL,
  person_id    BIGINT NOT NULL,
  person       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  words        BLOB,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number, run) REFERENCES request_screening (organ_id, case_number, number)
);
