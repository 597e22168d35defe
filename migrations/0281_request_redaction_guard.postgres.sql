-- 条例第三十七条, 保守国家秘密法第三十五条: what goes out in part was checked by somebody who neither began it, nor handed it in, nor drew on it; and once that
-- was done nothing is drawn any more. Tested by request/redact_actions_test.cc.
CREATE FUNCTION request_redaction_holds() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.state IN ('burning', 'released') AND (NEW.checked_by IS NULL OR NEW.handed_by IS NULL OR NEW.checked_by = NEW.begun_by OR NEW.checked_by = NEW.handed_by
    OR EXISTS (SELECT 1 FROM request_redaction_mark m WHERE m.organ_id = NEW.organ_id AND m.case_number = NEW.case_number AND m.redaction = NEW.number
      AND m.taken_at IS NULL AND (m.person_id = NEW.checked_by OR m.layer <> 'withheld'))) THEN
    RAISE EXCEPTION 'a redaction was not checked by a second person';
  END IF;
  IF OLD.state = 'released' AND (NEW.state <> 'released' OR NEW.copy_digest <> OLD.copy_digest OR NEW.checked_by <> OLD.checked_by
    OR NEW.source_digest <> OLD.source_digest) THEN
    RAISE EXCEPTION 'a redaction that was released stays as it is';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_redaction_holds BEFORE UPDATE ON request_redaction
  FOR EACH ROW EXECUTE FUNCTION request_redaction_holds();

CREATE FUNCTION request_redaction_mark_in_time() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.number = NEW.redaction
    AND (r.state = 'drawing' OR (r.state = 'checking' AND NEW.layer = 'proposed'))) THEN
    RAISE EXCEPTION 'nothing is drawn on it any more';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_redaction_mark_in_time BEFORE INSERT ON request_redaction_mark
  FOR EACH ROW EXECUTE FUNCTION request_redaction_mark_in_time();

-- Erasure blanks the words and nothing else.
CREATE FUNCTION request_redaction_mark_only_drawn_on() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF (NEW.page, NEW.from_left, NEW.from_top, NEW.to_right, NEW.to_bottom, NEW.person_id, NEW.at)
      <> (OLD.page, OLD.from_left, OLD.from_top, OLD.to_right, OLD.to_bottom, OLD.person_id, OLD.at)
    OR ((NEW.ground <> OLD.ground OR NEW.layer <> OLD.layer OR NEW.what IS NOT NULL OR NEW.taken_at IS DISTINCT FROM OLD.taken_at) AND NOT EXISTS (
      SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.number = NEW.redaction
        AND r.state = 'drawing')) THEN
    RAISE EXCEPTION 'nothing is drawn on it any more';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_redaction_mark_only_drawn_on BEFORE UPDATE ON request_redaction_mark
  FOR EACH ROW EXECUTE FUNCTION request_redaction_mark_only_drawn_on();

CREATE TRIGGER request_redaction_mark_only_added_to BEFORE DELETE OR TRUNCATE ON request_redaction_mark
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER request_redaction_only_added_to BEFORE DELETE OR TRUNCATE ON request_redaction
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
