-- What holds of disputes whatever a program or a hand does. Tested by src/remedy/dispute_guard_test.cc.

-- Events are only added.
CREATE FUNCTION dispute_event_stays() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'dispute_event is only added to';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER dispute_event_no_change BEFORE UPDATE OR DELETE ON dispute_event
FOR EACH ROW EXECUTE FUNCTION dispute_event_stays();

-- A case in dispute is not erased.
CREATE FUNCTION request_case_held() RETURNS trigger AS $$
BEGIN
  IF (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.case_key IS NOT NULL AND NEW.case_key IS NULL) AND EXISTS (
      SELECT 1 FROM request_hold h WHERE h.case_organ = NEW.organ_id AND h.case_number = NEW.number AND h.lifted_on IS NULL) THEN
    RAISE EXCEPTION 'a case in dispute is kept';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER request_case_held BEFORE UPDATE ON request_case
FOR EACH ROW EXECUTE FUNCTION request_case_held();

-- A case that is worked on anew is answered by what was written since.
CREATE FUNCTION request_reply_is_anew() RETURNS trigger AS $$
BEGIN
  IF NEW.kind = 'clock' AND NEW.clock = 'replied' AND EXISTS (
      SELECT 1 FROM request_event r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.kind = 'reopened' AND NOT EXISTS (
        SELECT 1 FROM request_event d WHERE d.organ_id = r.organ_id AND d.case_number = r.case_number AND d.kind = 'drafted' AND d.number > r.number)) THEN
    RAISE EXCEPTION 'nothing was written since the case was opened again';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER request_reply_is_anew BEFORE INSERT ON request_event
FOR EACH ROW EXECUTE FUNCTION request_reply_is_anew();
