-- What holds of cases whatever a program or a hand does: see src/request/README.md. Tested by case_guard_test.cc.

-- No reply without three people and a secrecy review, over the digest that was written last, since it was written or sent back. What was
-- taken over from a register of earlier years was signed on paper.
CREATE FUNCTION request_reply_is_signed() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.kind = 'clock' AND NEW.clock = 'replied'
    AND NOT EXISTS (SELECT 1 FROM request_event i WHERE i.organ_id = NEW.organ_id AND i.case_number = NEW.case_number AND i.kind = 'imported')
    AND NOT EXISTS (
    SELECT 1 FROM request_event v
      JOIN request_event d ON (d.organ_id, d.case_number, d.digest, d.kind) = (v.organ_id, v.case_number, v.digest, 'handed_in')
      JOIN request_event r ON (r.organ_id, r.case_number, r.digest, r.kind, r.signer) = (v.organ_id, v.case_number, v.digest, 'signed', 'reviewer')
      JOIN request_event a ON (a.organ_id, a.case_number, a.digest, a.kind, a.signer) = (v.organ_id, v.case_number, v.digest, 'signed', 'approver')
      JOIN request_event s ON (s.organ_id, s.case_number, s.digest, s.kind, s.signer) = (v.organ_id, v.case_number, v.digest, 'signed', 'secrecy')
    WHERE v.organ_id = NEW.organ_id AND v.case_number = NEW.case_number AND v.kind = 'drafted' AND v.digest <> ''
      AND NOT EXISTS (SELECT 1 FROM request_event l WHERE l.organ_id = v.organ_id AND l.case_number = v.case_number AND l.number > v.number
        AND (l.kind = 'drafted' OR l.clock = 'correction_received'))
      AND NOT EXISTS (SELECT 1 FROM request_event b WHERE b.organ_id = v.organ_id AND b.case_number = v.case_number AND b.kind = 'sent_back'
        AND (b.number > d.number OR b.number > r.number OR b.number > a.number OR b.number > s.number))
      AND d.number > v.number AND r.number > d.number AND s.number > d.number AND a.number > r.number AND a.number > s.number
      AND d.person_id <> r.person_id AND d.person_id <> a.person_id AND r.person_id <> a.person_id AND s.person_id <> d.person_id
      AND v.person_id <> r.person_id AND v.person_id <> a.person_id AND v.person_id <> s.person_id) THEN
    RAISE EXCEPTION 'not signed by three people and examined';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_reply_is_signed BEFORE INSERT ON request_event
  FOR EACH ROW EXECUTE FUNCTION request_reply_is_signed();

-- Nothing of an imported case goes out from here, and nothing that is worked on here becomes an import.
CREATE FUNCTION request_import_is_quiet() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF (NEW.kind IN ('letter_made', 'delivered') AND EXISTS (SELECT 1 FROM request_event i
        WHERE i.organ_id = NEW.organ_id AND i.case_number = NEW.case_number AND i.kind = 'imported'))
    OR (NEW.kind = 'imported' AND EXISTS (SELECT 1 FROM request_event w
        WHERE w.organ_id = NEW.organ_id AND w.case_number = NEW.case_number AND w.kind IN ('drafted', 'handed_in', 'signed', 'letter_made'))) THEN
    RAISE EXCEPTION 'an imported case is not worked on here';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_import_is_quiet BEFORE INSERT ON request_event
  FOR EACH ROW EXECUTE FUNCTION request_import_is_quiet();

-- Events are only added. Erasure blanks their words and nothing else.
CREATE FUNCTION request_event_only_blanked() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  blanked request_event;
BEGIN
  blanked := OLD;
  blanked.words := NULL;
  IF NEW IS DISTINCT FROM blanked THEN
    RAISE EXCEPTION 'request_event is only added to';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_event_only_blanked BEFORE UPDATE ON request_event
  FOR EACH ROW EXECUTE FUNCTION request_event_only_blanked();

CREATE FUNCTION request_event_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END $body$;
CREATE TRIGGER request_event_only_added_to BEFORE DELETE OR TRUNCATE ON request_event
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
