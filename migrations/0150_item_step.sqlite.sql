-- What has to be settled with others before an item is signed by the head of the organ and published (disclosure/step/step.h): added,
-- answered, withdrawn, taken back or let go of with the draft, never deleted. organ_id, item: of the item; number: within it. asked_organ: one of this county, which answers
-- in the program. kind: agreement, approval, determination, third_party, coordination,
-- own_decision. state: open, answered, withdrawn, taken_back, let_go. verdict: for,
-- with_changes, against; empty until it is answered. digest: item_version.text_digest of the version that was asked about. asks_again: the
-- earlier step over the same thing; 0: none. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE item_step (
  organ_id          BIGINT NOT NULL,
  item              BIGINT NOT NULL,
  number            BIGINT NOT NULL,
  kind              TEXT NOT NULL,
  asked_organ       BIGINT REFERENCES organ (id),
  body              TEXT NOT NULL,
  about             TEXT NOT NULL,
  sent_on           TEXT NOT NULL,
  sent_number       TEXT NOT NULL,
  answer_by         TEXT,
  version           BIGINT NOT NULL,
  digest            TEXT NOT NULL,
  asks_again        BIGINT NOT NULL,
  asked_by          BIGINT NOT NULL,
  asked_by_name     TEXT NOT NULL,
  asked_at          BIGINT NOT NULL,
  state             TEXT NOT NULL,
  answer            TEXT NOT NULL,
  verdict           TEXT NOT NULL,
  answered_on       TEXT,
  answer_number     TEXT NOT NULL,
  answer_words      TEXT NOT NULL,
  answered_by_name  TEXT NOT NULL,
  ended_words       TEXT NOT NULL,
  PRIMARY KEY (organ_id, item, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
) WITHOUT ROWID;

CREATE INDEX item_step_asked ON item_step (asked_organ, state, answer_by);
CREATE INDEX item_step_open ON item_step (organ_id, answer_by) WHERE state = 'open';

-- The papers of an answer.
CREATE TABLE item_step_scan (
  organ_id  BIGINT NOT NULL,
  item      BIGINT NOT NULL,
  step      BIGINT NOT NULL,
  position  BIGINT NOT NULL,
  name      TEXT NOT NULL,
  digest    TEXT NOT NULL,
  size      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, step, position),
  FOREIGN KEY (organ_id, item, step) REFERENCES item_step (organ_id, item, number)
) WITHOUT ROWID;

CREATE INDEX item_step_scan_by_digest ON item_step_scan (digest);

-- By whose word an answer counts for another text than the one it was given on, and why.
CREATE TABLE item_step_kept (
  organ_id     BIGINT NOT NULL,
  item         BIGINT NOT NULL,
  step         BIGINT NOT NULL,
  digest       TEXT NOT NULL,
  words        TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, step, digest),
  FOREIGN KEY (organ_id, item, step) REFERENCES item_step (organ_id, item, number)
) WITHOUT ROWID;

-- Over the content of the version alone, without the index number: what steps are asked about. Empty in versions written before there
-- were steps.
ALTER TABLE item_version ADD COLUMN text_digest TEXT NOT NULL DEFAULT '';

-- What waits for its day.
CREATE INDEX item_waiting ON item (public_from) WHERE published_version IS NOT NULL AND withdrawn_at IS NULL;

-- The twin of HoldingOn (disclosure/step/step.h): the versions that cannot be published, and by which step. Where text_digest is empty, only the
-- answer over that very version counts.
CREATE VIEW item_step_holding AS
  SELECT v.organ_id AS organ_id, v.item AS item, v.number AS version, s.number AS step
  FROM item_step s JOIN item_version v ON v.organ_id = s.organ_id AND v.item = s.item
  WHERE s.state <> 'withdrawn'
    AND NOT EXISTS (SELECT 1 FROM item_step t
      WHERE t.organ_id = s.organ_id AND t.item = s.item AND t.asks_again = s.number AND t.state <> 'withdrawn')
    AND NOT (s.state = 'answered' AND (
      (s.verdict = 'for' AND (s.digest = v.text_digest OR (v.text_digest = '' AND s.version = v.number)))
      OR (s.kind IN ('agreement', 'third_party') AND s.verdict <> 'against' AND EXISTS (SELECT 1 FROM item_step_kept k
        WHERE k.organ_id = s.organ_id AND k.item = s.item AND k.step = s.number AND k.digest = v.text_digest))));

-- Nothing is published while a step holds it.
CREATE TRIGGER item_publication_is_free BEFORE INSERT ON item_publication
WHEN EXISTS (SELECT 1 FROM item_step_holding h
    WHERE h.organ_id = NEW.organ_id AND h.item = NEW.item AND h.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a step holds the publication'); END;

-- What is shown is held by no step, and was not stopped: also when an old publication is shown anew.
CREATE TRIGGER item_shown_is_free BEFORE UPDATE ON item
WHEN NEW.published_version IS NOT NULL AND NEW.published_version IS NOT OLD.published_version
    AND (EXISTS (SELECT 1 FROM item_step_holding h
      WHERE h.organ_id = NEW.organ_id AND h.item = NEW.number AND h.version = NEW.published_version)
      OR EXISTS (SELECT 1 FROM item_event e WHERE e.organ_id = NEW.organ_id AND e.item = NEW.number
      AND e.kind = 'publication_stopped' AND e.version = NEW.published_version))
BEGIN SELECT RAISE(ABORT, 'a step holds the publication, or it was stopped'); END;

-- A step begins open and unanswered, over a text that is there; one that asks again stands in the place of an earlier one of its item that it may
-- follow (MayFollow), and asks the same organ, unless that is closed.
CREATE TRIGGER item_step_begins BEFORE INSERT ON item_step
WHEN NEW.state <> 'open' OR NEW.answer <> '' OR NEW.verdict <> '' OR NEW.answered_on IS NOT NULL OR NEW.answer_number <> ''
    OR NEW.answer_words <> '' OR NEW.answered_by_name <> '' OR NEW.ended_words <> '' OR NEW.number < 1
    OR NEW.asks_again < 0 OR NEW.asks_again >= NEW.number OR (NEW.asked_organ IS NOT NULL AND NEW.kind <> 'agreement')
    OR (NEW.kind = 'coordination' AND NEW.asks_again = 0)
    OR NOT EXISTS (SELECT 1 FROM item_version v WHERE v.organ_id = NEW.organ_id AND v.item = NEW.item AND v.number = NEW.version
      AND v.text_digest IN (NEW.digest, ''))
    OR (NEW.asks_again <> 0 AND NOT EXISTS (SELECT 1 FROM item_step e
      WHERE e.organ_id = NEW.organ_id AND e.item = NEW.item AND e.number = NEW.asks_again AND e.state <> 'withdrawn' AND (
        (e.kind = NEW.kind AND e.state <> 'open' AND (e.asked_organ = NEW.asked_organ
          OR (e.asked_organ IS NULL AND NEW.asked_organ IS NULL AND e.body = NEW.body)
          OR EXISTS (SELECT 1 FROM organ o WHERE o.id = e.asked_organ AND o.closed_on IS NOT NULL)))
        OR (NEW.kind = 'coordination' AND e.kind = 'agreement' AND (e.verdict IN ('', 'against') OR e.state = 'taken_back'))
        OR (NEW.kind = 'own_decision' AND e.kind = 'third_party' AND e.verdict IN ('', 'against')))))
BEGIN SELECT RAISE(ABORT, 'a step begins open'); END;

-- A step is answered, withdrawn or let go of once, with an answer of its kind; an answer is taken back at most; what was asked stays as it is.
CREATE TRIGGER item_step_goes_on BEFORE UPDATE ON item_step
WHEN NOT ((OLD.state = 'open' AND NEW.state = 'answered' AND NEW.ended_words = '' AND NEW.kind || ':' || NEW.answer || ':' || NEW.verdict IN (
      'agreement:agrees:for', 'agreement:changes:with_changes', 'agreement:refuses:against', 'approval:approved:for',
      'approval:not_approved:against', 'determination:may:for', 'determination:may_in_part:with_changes', 'determination:may_not:against',
      'third_party:agrees:for', 'third_party:refuses:against', 'coordination:coordinated:for', 'coordination:coordinated_changes:with_changes',
      'coordination:coordinated_not:against', 'own_decision:unfounded:for', 'own_decision:harmless:for', 'own_decision:grave:for',
      'own_decision:not_decided:against'))
    OR (NEW.ended_words <> '' AND (OLD.answer, OLD.verdict, OLD.answered_on, OLD.answer_number, OLD.answer_words, OLD.answered_by_name)
        IS (NEW.answer, NEW.verdict, NEW.answered_on, NEW.answer_number, NEW.answer_words, NEW.answered_by_name)
      AND ((OLD.state = 'open' AND NEW.state IN ('withdrawn', 'let_go')) OR (OLD.state = 'let_go' AND NEW.state = 'withdrawn')
        OR (OLD.state = 'answered' AND NEW.state = 'taken_back' AND OLD.asked_organ IS NOT NULL AND OLD.verdict <> 'against'))))
  OR (OLD.organ_id, OLD.item, OLD.number, OLD.kind, OLD.asked_organ, OLD.body, OLD.about, OLD.sent_on, OLD.sent_number, OLD.answer_by, OLD.version, OLD.digest, OLD.asks_again, OLD.asked_by, OLD.asked_by_name, OLD.asked_at)
    IS NOT (NEW.organ_id, NEW.item, NEW.number, NEW.kind, NEW.asked_organ, NEW.body, NEW.about, NEW.sent_on, NEW.sent_number, NEW.answer_by, NEW.version, NEW.digest, NEW.asks_again, NEW.asked_by, NEW.asked_by_name, NEW.asked_at)
BEGIN SELECT RAISE(ABORT, 'a step only goes on'); END;

-- What others were asked about stays as they were shown it.
CREATE TRIGGER item_version_asked_update BEFORE UPDATE ON item_version
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.number) OR EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_version_asked_delete BEFORE DELETE ON item_version
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.number)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_version_asked_insert BEFORE INSERT ON item_version
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_attachment_asked_update BEFORE UPDATE ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.version) OR EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_attachment_asked_delete BEFORE DELETE ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_attachment_asked_insert BEFORE INSERT ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a version that others were asked about stays as it is'); END;

CREATE TRIGGER item_step_no_delete BEFORE DELETE ON item_step
BEGIN SELECT RAISE(ABORT, 'a step is never deleted'); END;

CREATE TRIGGER item_step_scan_no_update BEFORE UPDATE ON item_step_scan
BEGIN SELECT RAISE(ABORT, 'item_step_scan is only added to'); END;

CREATE TRIGGER item_step_scan_no_delete BEFORE DELETE ON item_step_scan
BEGIN SELECT RAISE(ABORT, 'item_step_scan is only added to'); END;

CREATE TRIGGER item_step_kept_no_update BEFORE UPDATE ON item_step_kept
BEGIN SELECT RAISE(ABORT, 'item_step_kept is only added to'); END;

CREATE TRIGGER item_step_kept_no_delete BEFORE DELETE ON item_step_kept
BEGIN SELECT RAISE(ABORT, 'item_step_kept is only added to'); END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE.
CREATE TRIGGER item_step_no_replace BEFORE INSERT ON item_step
WHEN EXISTS (SELECT 1 FROM item_step o WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a step is never deleted'); END;

CREATE TRIGGER item_step_scan_no_replace BEFORE INSERT ON item_step_scan
WHEN EXISTS (SELECT 1 FROM item_step_scan o
    WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.step = NEW.step AND o.position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'item_step_scan is only added to'); END;

CREATE TRIGGER item_step_kept_no_replace BEFORE INSERT ON item_step_kept
WHEN EXISTS (SELECT 1 FROM item_step_kept o
    WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.step = NEW.step AND o.digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'item_step_kept is only added to'); END;

-- Who said, as a second person, that a document ended as it is noted in document_validity: only what stands here is told to the public.
CREATE TABLE document_end_confirmed (
  organ_id     BIGINT NOT NULL,
  item         BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  ended_on     TEXT NOT NULL,
  words        TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
) WITHOUT ROWID;

CREATE TRIGGER document_end_confirmed_no_update BEFORE UPDATE ON document_end_confirmed
BEGIN SELECT RAISE(ABORT, 'document_end_confirmed is only added to'); END;

CREATE TRIGGER document_end_confirmed_no_delete BEFORE DELETE ON document_end_confirmed
BEGIN SELECT RAISE(ABORT, 'document_end_confirmed is only added to'); END;

CREATE TRIGGER document_end_confirmed_no_replace BEFORE INSERT ON document_end_confirmed
WHEN EXISTS (SELECT 1 FROM document_end_confirmed o WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'document_end_confirmed is only added to'); END;

-- By a second person: who noted the end does not confirm it.
CREATE TRIGGER document_end_confirmed_by_another BEFORE INSERT ON document_end_confirmed
WHEN NOT EXISTS (SELECT 1 FROM document_validity d WHERE d.organ_id = NEW.organ_id AND d.item = NEW.item
    AND d.ended_on = NEW.ended_on AND d.words = NEW.words AND d.person_id <> NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'confirmed by a second person'); END;
