-- Of topics and questions (public_entry), as of items: what needs an examiner is not left standing by who wrote it. Whose post it must be is
-- held by screening_decision_is_due (0190_screening).
CREATE FUNCTION screening_decision_on_entry_is_due() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.kind = 'entry' AND NEW.verdict = 'overruled'
  AND EXISTS (SELECT 1 FROM screening_hit h WHERE h.organ_id = NEW.organ_id AND h.kind = NEW.kind AND h.subject = NEW.subject
    AND h.run = NEW.run AND h.number = NEW.hit AND h.needs = 'examiner')
  AND EXISTS (SELECT 1 FROM public_entry e WHERE e.organ_id = NEW.organ_id AND e.number = NEW.subject AND e.made_by = NEW.person_id) THEN
    RAISE EXCEPTION 'this decision may not be made';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER screening_decision_on_entry_is_due BEFORE INSERT ON screening_decision
  FOR EACH ROW EXECUTE FUNCTION screening_decision_on_entry_is_due();
