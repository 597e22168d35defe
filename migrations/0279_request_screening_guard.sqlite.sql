-- 保守国家秘密法第三十五条, its 实施条例第四十二条: nothing is signed last that was not screened over the same words and files, or in which something found was
-- settled by nobody. Tested by request/reply_screening_test.cc.
CREATE TRIGGER request_reply_is_screened BEFORE INSERT ON request_event
WHEN NEW.kind = 'signed' AND NEW.signer = 'approver' AND NOT EXISTS (
    SELECT 1 FROM request_screening s WHERE s.organ_id = NEW.organ_id AND s.case_number = NEW.case_number AND s.digest = NEW.digest AND s.is_open = 0
      AND NOT EXISTS (SELECT 1 FROM request_screening l WHERE l.organ_id = s.organ_id AND l.case_number = s.case_number AND l.digest = s.digest
        AND l.number > s.number))
BEGIN SELECT RAISE(ABORT, 'what goes out was not screened, or not settled'); END;

-- What was decided stays decided; erasure blanks the words and nothing else.
CREATE TRIGGER request_screening_word_no_update BEFORE UPDATE ON request_screening_word
WHEN NEW.words IS NOT NULL OR (NEW.organ_id, NEW.case_number, NEW.number, NEW.run, NEW.hit, NEW.verdict, NEW.post, NEW.person_id, NEW.person, NEW.at)
     <> (OLD.organ_id, OLD.case_number, OLD.number, OLD.run, OLD.hit, OLD.verdict, OLD.post, OLD.person_id, OLD.person, OLD.at)
BEGIN SELECT RAISE(ABORT, 'request_screening_word is only added to'); END;

CREATE TRIGGER request_screening_word_no_delete BEFORE DELETE ON request_screening_word
BEGIN SELECT RAISE(ABORT, 'request_screening_word is only added to'); END;

CREATE TRIGGER request_screening_no_delete BEFORE DELETE ON request_screening
BEGIN SELECT RAISE(ABORT, 'request_screening is only added to'); END;
