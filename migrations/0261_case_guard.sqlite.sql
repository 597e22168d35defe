-- What holds of cases whatever a program or a hand does: see src/request/README.md. Tested by case_guard_test.cc.

-- No reply without three people and a secrecy review, over the digest that was written last, since it was written or sent back. What was
-- taken over from a register of earlier years was signed on paper.
CREATE TRIGGER request_reply_is_signed BEFORE INSERT ON request_event
WHEN NEW.kind = 'clock' AND NEW.clock = 'replied'
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
      AND v.person_id <> r.person_id AND v.person_id <> a.person_id AND v.person_id <> s.person_id)
BEGIN SELECT RAISE(ABORT, 'not signed by three people and examined'); END;

-- Nothing of an imported case goes out from here, and nothing that is worked on here becomes an import.
CREATE TRIGGER request_import_is_quiet BEFORE INSERT ON request_event
WHEN (NEW.kind IN ('letter_made', 'delivered') AND EXISTS (SELECT 1 FROM request_event i
    WHERE i.organ_id = NEW.organ_id AND i.case_number = NEW.case_number AND i.kind = 'imported'))
  OR (NEW.kind = 'imported' AND EXISTS (SELECT 1 FROM request_event w
    WHERE w.organ_id = NEW.organ_id AND w.case_number = NEW.case_number AND w.kind IN ('drafted', 'handed_in', 'signed', 'letter_made')))
BEGIN SELECT RAISE(ABORT, 'an imported case is not worked on here'); END;

-- Events are only added. Erasure blanks their words and nothing else.
CREATE TRIGGER request_event_no_update BEFORE UPDATE ON request_event
WHEN NEW.words IS NOT NULL
  OR (NEW.organ_id, NEW.case_number, NEW.number, NEW.kind, NEW.on_day, NEW.at, NEW.person, NEW.channel, NEW.clock, NEW.ref, NEW.consulted,
      NEW.outcome, NEW.digest, NEW.signer, NEW.answers)
     <> (OLD.organ_id, OLD.case_number, OLD.number, OLD.kind, OLD.on_day, OLD.at, OLD.person, OLD.channel, OLD.clock, OLD.ref, OLD.consulted,
      OLD.outcome, OLD.digest, OLD.signer, OLD.answers)
  OR NEW.person_id IS NOT OLD.person_id OR NEW.delivered_on IS NOT OLD.delivered_on OR NEW.until_on IS NOT OLD.until_on
  OR NEW.working_days IS NOT OLD.working_days OR NEW.to_organ IS NOT OLD.to_organ OR NEW.to_person IS NOT OLD.to_person
BEGIN SELECT RAISE(ABORT, 'request_event is only added to'); END;

CREATE TRIGGER request_event_no_delete BEFORE DELETE ON request_event
BEGIN SELECT RAISE(ABORT, 'request_event is only added to'); END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE.
CREATE TRIGGER request_event_no_replace BEFORE INSERT ON request_event
WHEN EXISTS (SELECT 1 FROM request_event o WHERE o.organ_id = NEW.organ_id AND o.case_number = NEW.case_number AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'request_event is only added to'); END;
