-- 保守国家秘密法第三十五条, its 实施条例第四十二条: nothing is signed last that was not screened over the same words and files, or in which something found was
-- settled by nobody. Tested by request/reply_screening_test.cc.
CREATE FUNCTION request_reply_is_screened() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.kind = 'signed' AND NEW.signer = 'approver' AND NOT EXISTS (
    SELECT 1 FROM request_screening s WHERE s.organ_id = NEW.organ_id AND s.case_number = NEW.case_number AND s.digest = NEW.digest AND s.is_open = 0
      AND NOT EXISTS (SELECT 1 FROM request_screening l WHERE l.organ_id = s.organ_id AND l.case_number = s.case_number AND l.digest = s.digest
        AND l.number > s.number)) THEN
    RAISE EXCEPTION 'what goes out was not screened, or not settled';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_reply_is_screened BEFORE INSERT ON request_event
  FOR EACH ROW EXECUTE FUNCTION request_reply_is_screened();

-- What was decided stays decided; erasure blanks the words and nothing else.
CREATE FUNCTION request_screening_word_only_blanked() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  blanked request_screening_word;
BEGIN
  blanked := OLD;
  blanked.words := NULL;
  IF NEW IS DISTINCT FROM blanked THEN
    RAISE EXCEPTION 'request_screening_word is only added to';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER request_screening_word_only_blanked BEFORE UPDATE ON request_screening_word
  FOR EACH ROW EXECUTE FUNCTION request_screening_word_only_blanked();

CREATE TRIGGER request_screening_word_only_added_to BEFORE DELETE OR TRUNCATE ON request_screening_word
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER request_screening_only_added_to BEFORE DELETE OR TRUNCATE ON request_screening
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
