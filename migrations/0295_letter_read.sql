-- When a letter was first opened on the applicant's own page, with the query code and the second fact (request/letter_read.h). It holds no word of anybody and stays
-- when the case is erased. at: seconds since 1970.
CREATE TABLE request_letter_read (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  ref          TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, ref),
  FOREIGN KEY (organ_id, case_number, ref) REFERENCES request_letter (organ_id, case_number, ref)
);
