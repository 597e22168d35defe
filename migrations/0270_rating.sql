-- How applicants found the handling (request/applicant_status.h, Rating): one a case, replaced when somebody thinks better of it. It holds no word of
-- anybody and stays when the case is erased.
CREATE TABLE request_rating (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  rating       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
