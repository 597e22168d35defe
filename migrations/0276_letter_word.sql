-- An organ's own Word files for letters of applications (request/letter_word_store.h), version by version; organ_id 0: for the whole county. words: what it says
-- between addressee and signature, as lines with {{names}}. layout: the file taken apart (docread/docx_gaps.h), without whatever nobody sees. in_force: at most one.
CREATE TABLE request_letter_word (
  organ_id   BIGINT NOT NULL,
  subject    TEXT NOT NULL,
  version    BIGINT NOT NULL,
  name       TEXT NOT NULL,
  words      TEXT NOT NULL,
  layout     BLOB NOT NULL,
  in_force   BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  PRIMARY KEY (organ_id, subject, version)
);

-- A letter in the layout of such a file, as it went out; sealed under the key of its case.
CREATE TABLE request_letter_word_file (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  ref          TEXT NOT NULL,
  of_organ     BIGINT NOT NULL,
  version      BIGINT NOT NULL,
  body         BLOB NOT NULL,
  PRIMARY KEY (organ_id, case_number, ref),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
