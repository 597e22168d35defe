-- What was found when something that is to go out was screened (screening/run.h), and what people decided of it. Nothing of it is ever changed
-- or deleted. A subject is what is screened: organ_id, kind ("item") and its number within the organ. The text that was found stands nowhere
-- here: sample is masked, text_digest is HMAC-SM3 under a key outside the database. Instants: seconds since 1970.

-- The versions of the rules (screening/run.h) that ever screened here; the newest counts. By which lists a run must have been made to
-- count: screening_change.
CREATE TABLE screening_present (
  rules  BIGINT NOT NULL PRIMARY KEY
);

-- digest: of the text that was screened (of an item: item_version.text_digest). person_id 0: the program.
CREATE TABLE screening_run (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  kind         TEXT NOT NULL,
  subject      BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  digest       TEXT NOT NULL,
  lists        BIGINT NOT NULL,
  rules        BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  person_id    BIGINT NOT NULL,
  person_name  TEXT NOT NULL,
  parts        BIGINT NOT NULL,
  unread       BIGINT NOT NULL,
  hits         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, kind, subject, number)
) WITHOUT ROWID;

CREATE INDEX screening_run_over ON screening_run (organ_id, kind, subject, digest, number);

-- needs: who may say that it stays as it is: anyone, examiner; assessment, nobody: none.
CREATE TABLE screening_hit (
  organ_id     BIGINT NOT NULL,
  kind         TEXT NOT NULL,
  subject      BIGINT NOT NULL,
  run          BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  rule         TEXT NOT NULL,
  part         TEXT NOT NULL,
  place        TEXT NOT NULL,
  piece        BIGINT NOT NULL,
  at_byte      BIGINT NOT NULL,
  length       BIGINT NOT NULL,
  sureness     TEXT NOT NULL,
  why          TEXT NOT NULL,
  instead      TEXT NOT NULL,
  sample       TEXT NOT NULL,
  text_digest  TEXT NOT NULL,
  needs        TEXT NOT NULL,
  PRIMARY KEY (organ_id, kind, subject, run, number),
  FOREIGN KEY (organ_id, kind, subject, run) REFERENCES screening_run (organ_id, kind, subject, number)
) WITHOUT ROWID;

-- run, hit: where it was decided; number: within the subject. verdict: fixed, masked, overruled, assessed, reopened.
CREATE TABLE screening_decision (
  organ_id     BIGINT NOT NULL,
  kind         TEXT NOT NULL,
  subject      BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  run          BIGINT NOT NULL,
  hit          BIGINT NOT NULL,
  part         TEXT NOT NULL,
  rule         TEXT NOT NULL,
  text_digest  TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  reason       TEXT NOT NULL,
  post         TEXT NOT NULL,
  person_id    BIGINT NOT NULL,
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, kind, subject, text_digest, number),
  FOREIGN KEY (organ_id, kind, subject, run, hit) REFERENCES screening_hit (organ_id, kind, subject, run, number)
) WITHOUT ROWID;

-- For lists and counts alone: of the last run over a digest how many hits are open. Reckoned anew with each run and decision.
CREATE TABLE screening_state (
  organ_id  BIGINT NOT NULL,
  kind      TEXT NOT NULL,
  subject   BIGINT NOT NULL,
  digest    TEXT NOT NULL,
  run       BIGINT NOT NULL,
  is_open   BIGINT NOT NULL,
  PRIMARY KEY (organ_id, kind, subject, digest)
) WITHOUT ROWID;

CREATE INDEX screening_state_open ON screening_state (organ_id, kind, subject) WHERE is_open > 0;

-- How far what is public has been looked at again, by which lists and rules.
CREATE TABLE screening_rescan (
  lists         BIGINT NOT NULL,
  rules         BIGINT NOT NULL,
  started_at    BIGINT NOT NULL,
  ended_at      BIGINT,
  total         BIGINT NOT NULL,
  looked        BIGINT NOT NULL,
  found         BIGINT NOT NULL,
  after_organ   BIGINT NOT NULL,
  after_number  BIGINT NOT NULL,
  PRIMARY KEY (lists, rules)
) WITHOUT ROWID;

-- The twin of IsOpen (screening/run.h): the hits of which nobody says that they stay as they are. What was masked or put right is gone from
-- the text; when it comes back it is open again.
CREATE VIEW screening_open AS
  SELECT h.organ_id AS organ_id, h.kind AS kind, h.subject AS subject, h.run AS run, h.number AS number
  FROM screening_hit h
  WHERE NOT EXISTS (SELECT 1 FROM screening_decision d
    WHERE d.organ_id = h.organ_id AND d.kind = h.kind AND d.subject = h.subject AND d.text_digest = h.text_digest
      AND d.part = h.part AND d.rule = h.rule
      AND d.verdict IN ('overruled', 'assessed')
      AND NOT EXISTS (SELECT 1 FROM screening_decision l
        WHERE l.organ_id = d.organ_id AND l.kind = d.kind AND l.subject = d.subject AND l.text_digest = d.text_digest
          AND l.part = d.part AND l.rule = d.rule AND l.verdict = 'reopened' AND l.number > d.number));

-- A decision is over the hit it names, with a reason where it leaves the text as it is; secret marks and numbers of identity cards are left
-- standing by the secrecy examiner or the head of the organ alone, and never by who wrote them.
CREATE TRIGGER screening_decision_is_due BEFORE INSERT ON screening_decision
WHEN NEW.verdict NOT IN ('fixed', 'masked', 'overruled', 'assessed', 'reopened')
  OR (NEW.verdict IN ('overruled', 'reopened') AND (TRIM(NEW.reason) = '' OR NEW.person_id = 0 OR NEW.post = ''))
  OR NOT EXISTS (SELECT 1 FROM screening_hit h WHERE h.organ_id = NEW.organ_id AND h.kind = NEW.kind AND h.subject = NEW.subject
    AND h.run = NEW.run AND h.number = NEW.hit AND h.part = NEW.part AND h.rule = NEW.rule AND h.text_digest = NEW.text_digest
    AND (NEW.verdict <> 'assessed' OR h.needs = 'assessment')
    AND (NEW.verdict <> 'overruled' OR h.needs = 'anyone' OR (h.needs = 'examiner' AND NEW.post IN ('secrecy_examiner', 'chief')
      AND NOT EXISTS (SELECT 1 FROM screening_run r JOIN item_version v ON v.organ_id = r.organ_id AND v.item = r.subject
        AND v.text_digest = r.digest AND v.author = NEW.person_id
        WHERE r.organ_id = NEW.organ_id AND r.kind = NEW.kind AND r.kind = 'item' AND r.subject = NEW.subject AND r.number = NEW.run))))
BEGIN SELECT RAISE(ABORT, 'this decision may not be made'); END;

-- What screens now never goes back.
CREATE TRIGGER screening_present_no_update BEFORE UPDATE ON screening_present
BEGIN SELECT RAISE(ABORT, 'what screens now never goes back'); END;

CREATE TRIGGER screening_present_no_delete BEFORE DELETE ON screening_present
BEGIN SELECT RAISE(ABORT, 'what screens now never goes back'); END;

CREATE TRIGGER screening_run_no_update BEFORE UPDATE ON screening_run
BEGIN SELECT RAISE(ABORT, 'screening_run is only added to'); END;

CREATE TRIGGER screening_run_no_delete BEFORE DELETE ON screening_run
BEGIN SELECT RAISE(ABORT, 'screening_run is only added to'); END;

CREATE TRIGGER screening_hit_no_update BEFORE UPDATE ON screening_hit
BEGIN SELECT RAISE(ABORT, 'screening_hit is only added to'); END;

CREATE TRIGGER screening_hit_no_delete BEFORE DELETE ON screening_hit
BEGIN SELECT RAISE(ABORT, 'screening_hit is only added to'); END;

CREATE TRIGGER screening_decision_no_update BEFORE UPDATE ON screening_decision
BEGIN SELECT RAISE(ABORT, 'screening_decision is only added to'); END;

CREATE TRIGGER screening_decision_no_delete BEFORE DELETE ON screening_decision
BEGIN SELECT RAISE(ABORT, 'screening_decision is only added to'); END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE.
CREATE TRIGGER screening_run_no_replace BEFORE INSERT ON screening_run
WHEN EXISTS (SELECT 1 FROM screening_run o WHERE o.organ_id = NEW.organ_id AND o.kind = NEW.kind AND o.subject = NEW.subject AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'screening_run is only added to'); END;

CREATE TRIGGER screening_hit_no_replace BEFORE INSERT ON screening_hit
WHEN EXISTS (SELECT 1 FROM screening_hit o WHERE o.organ_id = NEW.organ_id AND o.kind = NEW.kind AND o.subject = NEW.subject AND o.run = NEW.run AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'screening_hit is only added to'); END;

CREATE TRIGGER screening_decision_no_replace BEFORE INSERT ON screening_decision
WHEN EXISTS (SELECT 1 FROM screening_decision o WHERE o.organ_id = NEW.organ_id AND o.kind = NEW.kind AND o.subject = NEW.subject AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'screening_decision is only added to'); END;
