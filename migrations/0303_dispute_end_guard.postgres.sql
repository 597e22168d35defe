-- 档案法第二十一条第二款, of disputes, whatever a program or a hand does. Tested by src/remedy/dispute_disposal_actions_test.cc.
CREATE FUNCTION dispute_disposal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a disposal record stays';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' THEN RAISE EXCEPTION 'a disposal is proposed first'; END IF;
  ELSIF OLD.state <> 'proposed' OR NEW.state = 'approved' AND (NEW.decided_by IS NULL OR NEW.decided_by = NEW.proposed_by)
    OR NEW.proposed_by <> OLD.proposed_by THEN
    RAISE EXCEPTION 'a disposal is approved by another person, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_disposal_guard BEFORE INSERT OR UPDATE OR DELETE ON dispute_disposal FOR EACH ROW EXECUTE FUNCTION dispute_disposal_guard();

CREATE FUNCTION dispute_disposal_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'a disposal record stays';
  ELSIF NOT EXISTS (SELECT 1 FROM dispute_disposal d WHERE d.organ_id = NEW.organ_id AND d.number = NEW.list AND d.state = 'proposed') THEN
    RAISE EXCEPTION 'what was decided on stays as it was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_disposal_entry_guard BEFORE INSERT OR UPDATE OR DELETE ON dispute_disposal_entry
FOR EACH ROW EXECUTE FUNCTION dispute_disposal_entry_guard();

-- By an approved list, or by what was destroyed before a backup was brought back.
CREATE FUNCTION dispute_erasure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR length(OLD.row_key) > 0 AND length(NEW.row_key) = 0) AND NOT EXISTS (
      SELECT 1 FROM dispute_disposal_entry e JOIN dispute_disposal d ON d.organ_id = e.organ_id AND d.number = e.list
      WHERE e.organ_id = NEW.organ_id AND e.dispute = NEW.number AND d.state = 'approved')
    AND NOT EXISTS (SELECT 1 FROM erasure_restored r WHERE r.what = 'dispute' AND r.organ_id = NEW.organ_id AND r.number = NEW.number) THEN
    RAISE EXCEPTION 'no approved disposal';
  END IF;
  IF OLD.erased_at IS NOT NULL AND (NEW.erased_at IS DISTINCT FROM OLD.erased_at OR NEW.row_key <> OLD.row_key OR NEW.words <> OLD.words) THEN
    RAISE EXCEPTION 'what was destroyed stays destroyed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_erasure_guard BEFORE UPDATE ON dispute FOR EACH ROW EXECUTE FUNCTION dispute_erasure_guard();

-- As in 0287, but that the words of a dispute that is destroyed go.
CREATE OR REPLACE FUNCTION dispute_event_stays() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.words IS NULL
      AND (NEW.organ_id, NEW.dispute_number, NEW.number, NEW.kind, NEW.on_day, NEW.at, NEW.person_id, NEW.person, NEW.procedure_kind, NEW.until_on, NEW.served_on,
          NEW.outcome, NEW.orders_anew, NEW.by_organ, NEW.amount, NEW.as_appeal)
        IS NOT DISTINCT FROM (OLD.organ_id, OLD.dispute_number, OLD.number, OLD.kind, OLD.on_day, OLD.at, OLD.person_id, OLD.person, OLD.procedure_kind,
          OLD.until_on, OLD.served_on, OLD.outcome, OLD.orders_anew, OLD.by_organ, OLD.amount, OLD.as_appeal)
      AND EXISTS (SELECT 1 FROM dispute d WHERE d.organ_id = OLD.organ_id AND d.number = OLD.dispute_number AND d.erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'dispute_event is only added to';
END $$ LANGUAGE plpgsql;
