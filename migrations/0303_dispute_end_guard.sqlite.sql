-- 档案法第二十一条第二款, of disputes, whatever a program or a hand does. Tested by src/remedy/dispute_disposal_actions_test.cc.
CREATE TRIGGER dispute_disposal_needs_two BEFORE UPDATE ON dispute_disposal
WHEN OLD.state <> 'proposed' OR NEW.state = 'approved' AND (NEW.decided_by IS NULL OR NEW.decided_by = NEW.proposed_by) OR NEW.proposed_by <> OLD.proposed_by
BEGIN SELECT RAISE(ABORT, 'a disposal is approved by another person, once'); END;
CREATE TRIGGER dispute_disposal_begins_proposed BEFORE INSERT ON dispute_disposal
WHEN NEW.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a disposal is proposed first'); END;
CREATE TRIGGER dispute_disposal_no_delete BEFORE DELETE ON dispute_disposal
BEGIN SELECT RAISE(ABORT, 'a disposal record stays'); END;
CREATE TRIGGER dispute_disposal_entry_no_delete BEFORE DELETE ON dispute_disposal_entry
BEGIN SELECT RAISE(ABORT, 'a disposal record stays'); END;
CREATE TRIGGER dispute_disposal_entry_no_update BEFORE UPDATE ON dispute_disposal_entry
BEGIN SELECT RAISE(ABORT, 'a disposal record stays'); END;
CREATE TRIGGER dispute_disposal_entry_no_more BEFORE INSERT ON dispute_disposal_entry
WHEN NOT EXISTS (SELECT 1 FROM dispute_disposal d WHERE d.organ_id = NEW.organ_id AND d.number = NEW.list AND d.state = 'proposed')
BEGIN SELECT RAISE(ABORT, 'what was decided on stays as it was'); END;

-- By an approved list, or by what was destroyed before a backup was brought back.
CREATE TRIGGER dispute_erased_by_disposal BEFORE UPDATE ON dispute
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR length(OLD.row_key) > 0 AND length(NEW.row_key) = 0) AND NOT EXISTS (
    SELECT 1 FROM dispute_disposal_entry e JOIN dispute_disposal d ON d.organ_id = e.organ_id AND d.number = e.list
    WHERE e.organ_id = NEW.organ_id AND e.dispute = NEW.number AND d.state = 'approved')
  AND NOT EXISTS (SELECT 1 FROM erasure_restored r WHERE r.what = 'dispute' AND r.organ_id = NEW.organ_id AND r.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'no approved disposal'); END;
CREATE TRIGGER dispute_erased_stays BEFORE UPDATE ON dispute
WHEN OLD.erased_at IS NOT NULL AND (NEW.erased_at IS NOT OLD.erased_at OR NEW.row_key <> OLD.row_key OR NEW.words <> OLD.words)
BEGIN SELECT RAISE(ABORT, 'what was destroyed stays destroyed'); END;

-- As in 0287, but that the words of a dispute that is destroyed go.
DROP TRIGGER dispute_event_no_update;
CREATE TRIGGER dispute_event_no_update BEFORE UPDATE ON dispute_event
WHEN NEW.words IS NOT NULL
  OR (NEW.organ_id, NEW.dispute_number, NEW.number, NEW.kind, NEW.on_day, NEW.at, NEW.person_id, NEW.person, NEW.procedure_kind, NEW.until_on, NEW.served_on,
      NEW.outcome, NEW.orders_anew, NEW.by_organ, NEW.amount, NEW.as_appeal)
    IS NOT (OLD.organ_id, OLD.dispute_number, OLD.number, OLD.kind, OLD.on_day, OLD.at, OLD.person_id, OLD.person, OLD.procedure_kind, OLD.until_on, OLD.served_on,
      OLD.outcome, OLD.orders_anew, OLD.by_organ, OLD.amount, OLD.as_appeal)
  OR NOT EXISTS (SELECT 1 FROM dispute d WHERE d.organ_id = OLD.organ_id AND d.number = OLD.dispute_number AND d.erased_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'dispute_event is only added to'); END;
