-- Receipts that are to go to an applicant by mail (request/receipt_mail_actions.h). sealed: the address and the query code, under a key outside the database;
-- the row goes once the letter is sent, refused, or a day old. due_at: not before; tries: how often it was begun. Instants are seconds since 1970.
CREATE TABLE request_receipt_mail (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  sealed       BLOB NOT NULL,
  at           BIGINT NOT NULL,
  due_at       BIGINT NOT NULL,
  tries        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_receipt_mail_by_due ON request_receipt_mail (due_at);
