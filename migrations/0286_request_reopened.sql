-- What a dispute does to an application (request/reopening_actions.h). A hold: while it is not lifted, what is held of persons in that case is not destroyed
-- (0287). ref: of the dispute, "dispute:18-3". Days are text (Beijing).
CREATE TABLE request_hold (
  case_organ   BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  ref          TEXT NOT NULL,
  since        TEXT NOT NULL,
  lifted_on    TEXT,
  PRIMARY KEY (case_organ, case_number, ref),
  FOREIGN KEY (case_organ, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_hold_open ON request_hold (ref) WHERE lifted_on IS NULL;

-- What was overturned, for whoever chooses the same answer next; the office's own words, which name nobody. outcome: law::Outcome. result: how the dispute ended,
-- in words. letter: the number of the letter that was overturned; may be empty.
CREATE TABLE request_lesson (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  ref       TEXT NOT NULL,
  outcome   TEXT NOT NULL,
  result    TEXT NOT NULL,
  letter    TEXT NOT NULL,
  words     TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, ref)
);
CREATE INDEX request_lesson_by_outcome ON request_lesson (outcome, at);
