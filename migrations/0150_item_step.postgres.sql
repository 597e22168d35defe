-- What has to be settled with others before an item is signed by the head of the organ and published (disclosure/step/step.h): added,
-- answered, withdrawn or taken back, never deleted. organ_id, item: of the item; number: within it. asked_organ: one of this county, which answers
-- in the program. kind: agreement, approval, determination, third_party. state: open, answered, withdrawn, taken_back. verdict: for,
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
);

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
);

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
);

-- Over the content of the version alone, without the index number: what steps are asked about. Empty in versions written before there
-- were steps.
ALTER TABLE item_version ADD COLUMN text_digest TEXT NOT NULL DEFAULT '';

-- What waits for its day.
CREATE INDEX item_waiting ON item (public_from) WHERE published_version IS NOT NULL AND withdrawn_at IS NULL;

-- The twin of HoldingOn (disclosure/step/step.h): nothing is published while a step holds it.
CREATE FUNCTION item_publication_is_free() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF EXISTS (
    SELECT 1 FROM item_step s JOIN item_version v ON v.organ_id = s.organ_id AND v.item = s.item AND v.number = NEW.version
    WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.state <> 'withdrawn'
      AND NOT EXISTS (SELECT 1 FROM item_step t
        WHERE t.organ_id = s.organ_id AND t.item = s.item AND t.asks_again = s.number AND t.state <> 'withdrawn')
      AND NOT (s.state = 'answered' AND (
        (s.verdict = 'for' AND (s.digest = v.text_digest OR v.text_digest = ''))
        OR (s.verdict <> 'against' AND EXISTS (SELECT 1 FROM item_step_kept k
          WHERE k.organ_id = s.organ_id AND k.item = s.item AND k.step = s.number AND k.digest = v.text_digest))))) THEN
    RAISE EXCEPTION 'a step holds the publication';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_publication_is_free BEFORE INSERT ON item_publication
  FOR EACH ROW EXECUTE FUNCTION item_publication_is_free();

-- A step is answered or withdrawn once; an answer is taken back at most; what was asked stays as it is.
CREATE FUNCTION item_step_goes_on() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NOT ((OLD.state = 'open' AND NEW.state IN ('answered', 'withdrawn')) OR (OLD.state = 'answered' AND NEW.state = 'taken_back'
      AND (OLD.answer, OLD.verdict, OLD.answer_words) = (NEW.answer, NEW.verdict, NEW.answer_words)))
    OR (OLD.organ_id, OLD.item, OLD.number, OLD.kind, OLD.body, OLD.about, OLD.sent_on, OLD.sent_number, OLD.version, OLD.digest, OLD.asks_again, OLD.asked_by, OLD.asked_at)
      <> (NEW.organ_id, NEW.item, NEW.number, NEW.kind, NEW.body, NEW.about, NEW.sent_on, NEW.sent_number, NEW.version, NEW.digest, NEW.asks_again, NEW.asked_by, NEW.asked_at) THEN
    RAISE EXCEPTION 'a step only goes on';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_step_goes_on BEFORE UPDATE ON item_step FOR EACH ROW EXECUTE FUNCTION item_step_goes_on();

CREATE TRIGGER item_step_only_added_to BEFORE DELETE OR TRUNCATE ON item_step
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();
CREATE TRIGGER item_step_scan_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_step_scan
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();
CREATE TRIGGER item_step_kept_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_step_kept
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();
