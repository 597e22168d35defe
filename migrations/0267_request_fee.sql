-- A notice to pay (信息处理费, 条例第四十二条; request/fee.h): one a case. basis: items or pages. units: of this application; already: of the same applicant, organ
-- and calendar month before it, as the notice counts them (why a person counted otherwise than the program lies sealed with the event). fen: the whole sum, which is paid as a whole.
-- payment: how it is paid, in the organ's words. letter: its ref. Whether it was paid or lapsed is told by the events of the case.
CREATE TABLE request_fee (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  notified_on  TEXT NOT NULL,
  basis        TEXT NOT NULL,
  units        BIGINT NOT NULL,
  already      BIGINT NOT NULL,
  fen          BIGINT NOT NULL,
  computation  TEXT NOT NULL,
  payment      TEXT NOT NULL,
  letter       TEXT NOT NULL,
  receipt      TEXT NOT NULL,
  person_id    BIGINT REFERENCES person (id),
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
