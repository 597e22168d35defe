-- Lists of cases whose personal data are destroyed once their time in the archive is over (request/disposal.h): proposed by one person, approved or refused by
-- another, and kept for good. organ_id: which handled them; number: of the list there. state: proposed, approved, refused. Words are the office's own of the
-- appraisal and name nobody. Instants: seconds since 1970.
CREATE TABLE request_disposal (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  number       BIGINT NOT NULL,
  state        TEXT NOT NULL,
  years        BIGINT NOT NULL,
  reason       TEXT NOT NULL,
  proposed_by  BIGINT NOT NULL REFERENCES person (id),
  proposer     TEXT NOT NULL,
  proposed_at  BIGINT NOT NULL,
  decided_by   BIGINT REFERENCES person (id),
  decider      TEXT NOT NULL,
  decided_at   BIGINT,
  decision     TEXT NOT NULL,
  version      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE TABLE request_disposal_case (
  organ_id     BIGINT NOT NULL,
  list         BIGINT NOT NULL,
  case_organ   BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, list, case_organ, case_number),
  FOREIGN KEY (organ_id, list) REFERENCES request_disposal (organ_id, number),
  FOREIGN KEY (case_organ, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_disposal_case_by_case ON request_disposal_case (case_organ, case_number);

-- 档案法第二十一条第二款: nothing is destroyed without approval, nor by one person alone, whatever a program or a hand does.
CREATE TRIGGER request_disposal_needs_two BEFORE UPDATE ON request_disposal
WHEN NEW.state = 'approved' AND (NEW.decided_by IS NULL OR NEW.decided_by = NEW.proposed_by OR OLD.state <> 'proposed')
BEGIN SELECT RAISE(ABORT, 'a disposal is approved by another person, once'); END;

CREATE TRIGGER request_disposal_begins_proposed BEFORE INSERT ON request_disposal
WHEN NEW.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a disposal is proposed first'); END;

CREATE TRIGGER request_disposal_no_delete BEFORE DELETE ON request_disposal
BEGIN SELECT RAISE(ABORT, 'a disposal record stays'); END;

CREATE TRIGGER request_disposal_case_no_delete BEFORE DELETE ON request_disposal_case
BEGIN SELECT RAISE(ABORT, 'a disposal record stays'); END;

CREATE TRIGGER request_disposal_case_no_more BEFORE INSERT ON request_disposal_case
WHEN NOT EXISTS (SELECT 1 FROM request_disposal d WHERE d.organ_id = NEW.organ_id AND d.number = NEW.list AND d.state = 'proposed')
BEGIN SELECT RAISE(ABORT, 'what was decided on stays as it was'); END;

CREATE TRIGGER request_case_erased_by_disposal BEFORE UPDATE ON request_case
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.case_key IS NOT NULL AND NEW.case_key IS NULL) AND NOT EXISTS (
    SELECT 1 FROM request_disposal_case c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = c.list
    WHERE c.case_organ = NEW.organ_id AND c.case_number = NEW.number AND d.state = 'approved')
BEGIN SELECT RAISE(ABORT, 'no approved disposal'); END;
