-- What besides holds whatever a program or a hand does: a redaction begins at its beginning, and once released names the same files; a hold of a case in dispute
-- is lifted and not taken away; measures about an organ, what happened to them, documents of disputes and the first reading of a letter stay as they were put
-- down. What was destroyed before a backup was brought back is destroyed again, also where it was in dispute then. Tested by src/request/redact_actions_test.cc,
-- src/remedy/dispute_guard_test.cc, src/oversight/measure_actions_test.cc, src/request/letter_read_test.cc, src/request/erasure_list_export_test.cc.
CREATE TRIGGER request_redaction_begins BEFORE INSERT ON request_redaction
WHEN NEW.state <> 'preparing' OR NEW.handed_by IS NOT NULL OR NEW.checked_by IS NOT NULL OR NEW.check_plan <> '' OR NEW.burnt_plan <> '' OR NEW.copy_digest <> ''
BEGIN SELECT RAISE(ABORT, 'a redaction was not checked by a second person'); END;
CREATE TRIGGER request_redaction_files_stay BEFORE UPDATE ON request_redaction
WHEN OLD.state = 'released' AND (NEW.copy_file IS NOT OLD.copy_file OR NEW.source <> OLD.source OR NEW.handed_by IS NOT OLD.handed_by)
BEGIN SELECT RAISE(ABORT, 'a redaction that was released stays as it is'); END;
CREATE TRIGGER request_redaction_mark_stays_there BEFORE UPDATE ON request_redaction_mark
WHEN (NEW.organ_id, NEW.case_number, NEW.redaction, NEW.number) <> (OLD.organ_id, OLD.case_number, OLD.redaction, OLD.number)
BEGIN SELECT RAISE(ABORT, 'nothing is marked on it any more'); END;

CREATE TRIGGER request_hold_no_delete BEFORE DELETE ON request_hold
BEGIN SELECT RAISE(ABORT, 'a hold is lifted'); END;
CREATE TRIGGER request_hold_only_lifted BEFORE UPDATE ON request_hold
WHEN (NEW.case_organ, NEW.case_number, NEW.ref, NEW.since) <> (OLD.case_organ, OLD.case_number, OLD.ref, OLD.since) OR NEW.lifted_on IS NULL
BEGIN SELECT RAISE(ABORT, 'a hold is lifted'); END;

CREATE TRIGGER dispute_no_delete BEFORE DELETE ON dispute
BEGIN SELECT RAISE(ABORT, 'dispute is only added to'); END;
CREATE TRIGGER dispute_file_no_delete BEFORE DELETE ON dispute_file
BEGIN SELECT RAISE(ABORT, 'dispute_file is only added to'); END;
CREATE TRIGGER dispute_file_no_update BEFORE UPDATE ON dispute_file
BEGIN SELECT RAISE(ABORT, 'dispute_file is only added to'); END;

CREATE TRIGGER oversight_measure_no_delete BEFORE DELETE ON oversight_measure
BEGIN SELECT RAISE(ABORT, 'oversight_measure is only added to'); END;
CREATE TRIGGER oversight_measure_event_no_delete BEFORE DELETE ON oversight_measure_event
BEGIN SELECT RAISE(ABORT, 'oversight_measure_event is only added to'); END;
CREATE TRIGGER oversight_measure_event_no_update BEFORE UPDATE ON oversight_measure_event
BEGIN SELECT RAISE(ABORT, 'oversight_measure_event is only added to'); END;

CREATE TRIGGER request_letter_read_no_delete BEFORE DELETE ON request_letter_read
BEGIN SELECT RAISE(ABORT, 'request_letter_read is only added to'); END;
CREATE TRIGGER request_letter_read_no_update BEFORE UPDATE ON request_letter_read
BEGIN SELECT RAISE(ABORT, 'request_letter_read is only added to'); END;

-- As in 0287 and 0296, and besides what the list of what was destroyed names (0298).
DROP TRIGGER request_case_held;
CREATE TRIGGER request_case_held BEFORE UPDATE ON request_case
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.case_key IS NOT NULL AND NEW.case_key IS NULL) AND EXISTS (
    SELECT 1 FROM request_hold h WHERE h.case_organ = NEW.organ_id AND h.case_number = NEW.number AND h.lifted_on IS NULL)
  AND NOT EXISTS (SELECT 1 FROM erasure_restored r WHERE r.what = 'case' AND r.organ_id = NEW.organ_id AND r.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a case in dispute is kept'); END;
DROP TRIGGER request_record_erased_by_disposal;
CREATE TRIGGER request_record_erased_by_disposal BEFORE UPDATE ON request_record_correction
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.row_key IS NOT NULL AND NEW.row_key IS NULL) AND NOT EXISTS (
    SELECT 1 FROM request_disposal_record c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = c.list
    WHERE c.record_organ = NEW.organ_id AND c.record_number = NEW.number AND d.state = 'approved')
  AND NOT EXISTS (SELECT 1 FROM erasure_restored r WHERE r.what = 'record' AND r.organ_id = NEW.organ_id AND r.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'no approved disposal'); END;
CREATE INDEX request_record_correction_erased ON request_record_correction (erased_at) WHERE erased_at IS NOT NULL;
