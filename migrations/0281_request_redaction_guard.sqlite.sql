-- 条例第十七条、第三十七条: what goes out in part was checked by somebody who neither handed it in nor marked it but as the check adds to it, over exactly what
-- was burnt; once that was done nothing is marked any more. Tested by request/redact_actions_test.cc.
CREATE TRIGGER request_redaction_two BEFORE UPDATE ON request_redaction
WHEN NEW.state IN ('burning', 'released') AND (NEW.checked_by IS NULL OR NEW.handed_by IS NULL OR NEW.checked_by = NEW.handed_by OR NEW.check_plan = ''
    OR (NEW.state = 'released' AND (NEW.burnt_plan <> NEW.check_plan OR NEW.copy_digest = ''))
    OR EXISTS (SELECT 1 FROM request_redaction_mark m WHERE m.organ_id = NEW.organ_id AND m.case_number = NEW.case_number AND m.redaction = NEW.number
      AND m.taken_at IS NULL AND m.person_id = NEW.checked_by AND m.layer <> 'check'))
BEGIN SELECT RAISE(ABORT, 'a redaction was not checked by a second person'); END;

CREATE TRIGGER request_redaction_stays BEFORE UPDATE ON request_redaction
WHEN OLD.state = 'released' AND (NEW.state <> 'released' OR NEW.copy_digest <> OLD.copy_digest OR NEW.checked_by <> OLD.checked_by
    OR NEW.check_plan <> OLD.check_plan OR NEW.source_digest <> OLD.source_digest)
BEGIN SELECT RAISE(ABORT, 'a redaction that was released stays as it is'); END;

CREATE TRIGGER request_redaction_mark_in_time BEFORE INSERT ON request_redaction_mark
WHEN NOT EXISTS (SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.number = NEW.redaction
    AND (r.state = 'drawing' OR (r.state = 'checking' AND NEW.layer = 'check')))
BEGIN SELECT RAISE(ABORT, 'nothing is marked on it any more'); END;

-- Marks are taken back while they are worked on; erasure blanks the words and nothing else.
CREATE TRIGGER request_redaction_mark_only_taken_back BEFORE UPDATE ON request_redaction_mark
WHEN (NEW.page, NEW.boxes, NEW.layer, NEW.how, NEW.ground, NEW.series, NEW.person_id, NEW.at)
      <> (OLD.page, OLD.boxes, OLD.layer, OLD.how, OLD.ground, OLD.series, OLD.person_id, OLD.at)
    OR (NEW.words IS NOT NULL AND NEW.words IS NOT OLD.words)
    OR (NEW.taken_at IS NOT OLD.taken_at AND NOT EXISTS (SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number
      AND r.number = NEW.redaction AND (r.state = 'drawing' OR (r.state = 'checking' AND NEW.layer = 'check'))))
BEGIN SELECT RAISE(ABORT, 'nothing is marked on it any more'); END;

CREATE TRIGGER request_redaction_mark_no_delete BEFORE DELETE ON request_redaction_mark
BEGIN SELECT RAISE(ABORT, 'request_redaction_mark is only added to'); END;
CREATE TRIGGER request_redaction_no_delete BEFORE DELETE ON request_redaction
BEGIN SELECT RAISE(ABORT, 'request_redaction is only added to'); END;
