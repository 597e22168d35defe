-- 条例第三十七条, 保守国家秘密法第三十五条: what goes out in part was checked by somebody who neither began it, nor handed it in, nor drew on it; and once that
-- was done nothing is drawn any more. Tested by request/redact_actions_test.cc.
CREATE TRIGGER request_redaction_two BEFORE UPDATE ON request_redaction
WHEN NEW.state IN ('burning', 'released') AND (NEW.checked_by IS NULL OR NEW.handed_by IS NULL OR NEW.checked_by = NEW.begun_by OR NEW.checked_by = NEW.handed_by
  OR EXISTS (SELECT 1 FROM request_redaction_mark m WHERE m.organ_id = NEW.organ_id AND m.case_number = NEW.case_number AND m.redaction = NEW.number
    AND m.taken_at IS NULL AND (m.person_id = NEW.checked_by OR m.layer <> 'withheld')))
BEGIN SELECT RAISE(ABORT, 'a redaction was not checked by a second person'); END;

CREATE TRIGGER request_redaction_stays BEFORE UPDATE ON request_redaction
WHEN OLD.state = 'released' AND (NEW.state <> 'released' OR NEW.copy_digest <> OLD.copy_digest OR NEW.checked_by <> OLD.checked_by
  OR NEW.source_digest <> OLD.source_digest)
BEGIN SELECT RAISE(ABORT, 'a redaction that was released stays as it is'); END;

CREATE TRIGGER request_redaction_mark_in_time BEFORE INSERT ON request_redaction_mark
WHEN NOT EXISTS (SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.number = NEW.redaction
  AND (r.state = 'drawing' OR (r.state = 'checking' AND NEW.layer = 'proposed')))
BEGIN SELECT RAISE(ABORT, 'nothing is drawn on it any more'); END;

-- Erasure blanks the words and nothing else.
CREATE TRIGGER request_redaction_mark_only_drawn_on BEFORE UPDATE ON request_redaction_mark
WHEN (NEW.page, NEW.from_left, NEW.from_top, NEW.to_right, NEW.to_bottom, NEW.person_id, NEW.at)
    <> (OLD.page, OLD.from_left, OLD.from_top, OLD.to_right, OLD.to_bottom, OLD.person_id, OLD.at)
  OR ((NEW.ground <> OLD.ground OR NEW.layer <> OLD.layer OR NEW.what IS NOT NULL OR NEW.taken_at IS NOT OLD.taken_at) AND NOT EXISTS (
    SELECT 1 FROM request_redaction r WHERE r.organ_id = NEW.organ_id AND r.case_number = NEW.case_number AND r.number = NEW.redaction
      AND r.state = 'drawing'))
BEGIN SELECT RAISE(ABORT, 'nothing is drawn on it any more'); END;

CREATE TRIGGER request_redaction_mark_no_delete BEFORE DELETE ON request_redaction_mark
BEGIN SELECT RAISE(ABORT, 'request_redaction_mark is only added to'); END;
CREATE TRIGGER request_redaction_no_delete BEFORE DELETE ON request_redaction
BEGIN SELECT RAISE(ABORT, 'request_redaction is only added to'); END;
