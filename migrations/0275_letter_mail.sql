-- What goes to an applicant by mail (request/letter_mail_store.h): a letter with its PDF, or word that something happened. No address and no words stand here: they
-- are opened when it is sent, with the key of the case. ref: the letter; empty of what tells of none. state: 'waiting', 'sent', 'failed', 'dropped'; due_at: not
-- before; tries: how often it was begun; fault: what stood in the way last, nothing of the letter. Instants are seconds since 1970.
CREATE TABLE request_letter_mail (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  kind         TEXT NOT NULL,
  ref          TEXT NOT NULL,
  state        TEXT NOT NULL,
  at           BIGINT NOT NULL,
  due_at       BIGINT NOT NULL,
  tries        BIGINT NOT NULL,
  ended_at     BIGINT,
  fault        TEXT NOT NULL,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_letter_mail_by_due ON request_letter_mail (state, due_at);
