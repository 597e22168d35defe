-- What a third party answered after the organ had decided without it (disclosure/step/step.h, LateAnswer), beside the step, which stays as it
-- was. effect: nothing, look_again. over_step: the decision that was made without it; 0: none yet.
CREATE TABLE item_step_late (
  organ_id      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  step          BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  answer        TEXT NOT NULL,
  answered_on   TEXT NOT NULL,
  words         TEXT NOT NULL,
  effect        TEXT NOT NULL,
  effect_words  TEXT NOT NULL,
  over_step     BIGINT NOT NULL,
  person_id     BIGINT NOT NULL REFERENCES person (id),
  person_name   TEXT NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, step, number),
  FOREIGN KEY (organ_id, item, step) REFERENCES item_step (organ_id, item, number)
);

CREATE INDEX item_step_late_over ON item_step_late (organ_id, item, over_step);

-- Of a third party that was asked and did not answer.
CREATE FUNCTION item_step_late_begins() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.effect NOT IN ('nothing', 'look_again') OR NEW.effect_words = '' OR NEW.answer NOT IN ('agrees', 'refuses')
    OR NOT EXISTS (SELECT 1 FROM item_step s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.number = NEW.step
      AND s.kind = 'third_party' AND s.state = 'open')
    OR (NEW.over_step <> 0 AND NOT EXISTS (SELECT 1 FROM item_step d WHERE d.organ_id = NEW.organ_id AND d.item = NEW.item
      AND d.number = NEW.over_step AND d.kind = 'own_decision' AND d.state = 'answered')) THEN
    RAISE EXCEPTION 'a late answer is that of a third party';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_step_late_begins BEFORE INSERT ON item_step_late FOR EACH ROW EXECUTE FUNCTION item_step_late_begins();

CREATE TRIGGER item_step_late_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_step_late
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();

-- The twin of HoldingOn (disclosure/step/step.h), as before, and by what was answered late.
CREATE OR REPLACE VIEW item_step_holding AS
  SELECT v.organ_id AS organ_id, v.item AS item, v.number AS version, s.number AS step
  FROM item_step s JOIN item_version v ON v.organ_id = s.organ_id AND v.item = s.item
  WHERE s.state <> 'withdrawn'
    AND NOT EXISTS (SELECT 1 FROM item_step t
      WHERE t.organ_id = s.organ_id AND t.item = s.item AND t.asks_again = s.number AND t.state <> 'withdrawn')
    AND (EXISTS (SELECT 1 FROM item_step_late l WHERE l.organ_id = s.organ_id AND l.item = s.item AND l.over_step = s.number
        AND l.effect = 'look_again')
      OR NOT (s.state = 'answered' AND (
      (s.verdict = 'for' AND (s.digest = v.text_digest OR (v.text_digest = '' AND s.version = v.number)))
      OR (s.kind IN ('agreement', 'third_party') AND s.verdict <> 'against' AND EXISTS (SELECT 1 FROM item_step_kept k
        WHERE k.organ_id = s.organ_id AND k.item = s.item AND k.step = s.number AND k.digest = v.text_digest)))));
