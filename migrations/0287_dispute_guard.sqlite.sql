-- What holds of disputes whatever a program or a hand does. Tested by src/remedy/dispute_guard_test.cc.

-- Events are only added.
CREATE TRIGGER dispute_event_no_update BEFORE UPDATE ON dispute_event
BEGIN SELECT RAISE(ABORT, 'dispute_event is only added to'); END;
CREATE TRIGGER dispute_event_no_delete BEFORE DELETE ON dispute_event
BEGIN SELECT RAISE(ABORT, 'dispute_event is only added to'); END;
CREATE TRIGGER dispute_event_no_replace BEFORE INSERT ON dispute_event
WHEN EXISTS (SELECT 1 FROM dispute_event o WHERE o.organ_id = NEW.organ_id AND o.dispute_number = NEW.dispute_number AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'dispute_event is only added to'); END;

-- A case in dispute is not erased.
CREATE TRIGGER request_case_held BEFORE UPDATE ON request_case
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.case_key IS NOT NULL AND NEW.case_key IS NULL) AND EXISTS (
    SELECT 1 FROM request_hold h WHERE h.case_organ = NEW.organ_id AND h.case_number = NEW.number AND h.lifted_on IS NULL)
BEGIN SELECT RAISE(ABORT, 'a case in dispute is kept'); END;

-- A case that is worked on anew is answered by what was written since.
CREATE TRIGGER request_reply_is_anew BEFORE INSERT ON request_event
WHEN NEW.kind = 'clock' AND NEW.clock = 'replied' AND EXISTS (
    SELECT 1 FROM request_event r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.kind = 'reopened' AND NOT EXISTS (
      SELECT 1 FROM request_event d WHERE d.organ_id = r.organ_id AND d.case_number = r.case_number AND d.kind = 'drafted' AND d.number > r.number))
BEGIN SELECT RAISE(ABORT, 'nothing was written since the case was opened again'); END;
