-- What holds of items whatever a program or a hand does: see src/disclosure/README.md. Tested by no_way_round_test.cc.

-- No way round: what is public was signed by three people and examined by one who did not draft it, over the very digest.
CREATE FUNCTION item_publication_is_signed() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM item_version v
      JOIN item_signature d ON (d.organ_id, d.item, d.version, d.digest, d.signer) = (v.organ_id, v.item, v.number, v.digest, 'drafter')
      JOIN item_signature r ON (r.organ_id, r.item, r.version, r.digest, r.signer) = (v.organ_id, v.item, v.number, v.digest, 'reviewer')
      JOIN item_signature a ON (a.organ_id, a.item, a.version, a.digest, a.signer) = (v.organ_id, v.item, v.number, v.digest, 'approver')
      JOIN item_signature s ON (s.organ_id, s.item, s.version, s.digest, s.signer) = (v.organ_id, v.item, v.number, v.digest, 'secrecy')
    WHERE v.organ_id = NEW.organ_id AND v.item = NEW.item AND v.number = NEW.version AND v.digest = NEW.digest
      AND v.attribute = 'proactive'
      AND d.person_id <> r.person_id AND d.person_id <> a.person_id AND r.person_id <> a.person_id AND s.person_id <> d.person_id
      AND v.author <> r.person_id AND v.author <> a.person_id AND v.author <> s.person_id) THEN
    RAISE EXCEPTION 'not signed by three people and examined';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_publication_is_signed BEFORE INSERT ON item_publication
  FOR EACH ROW EXECUTE FUNCTION item_publication_is_signed();

CREATE FUNCTION item_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END $body$;
CREATE TRIGGER item_publication_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_publication
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();
CREATE TRIGGER item_signature_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_signature
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();
CREATE TRIGGER item_event_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON item_event
  FOR EACH STATEMENT EXECUTE FUNCTION item_only_added_to();

CREATE FUNCTION item_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.number) THEN
    RAISE EXCEPTION 'a signed version stays as it is';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_version_frozen BEFORE UPDATE OR DELETE ON item_version
  FOR EACH ROW EXECUTE FUNCTION item_version_frozen();

CREATE FUNCTION item_attachment_frozen() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.version) THEN
    RAISE EXCEPTION 'a signed version stays as it is';
  END IF;
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version) THEN
    RAISE EXCEPTION 'a signed version stays as it is';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_attachment_frozen BEFORE INSERT OR UPDATE OR DELETE ON item_attachment
  FOR EACH ROW EXECUTE FUNCTION item_attachment_frozen();

-- What is public has a publication; the two tables name one another, so that a foreign key would have to wait.
CREATE FUNCTION item_is_published() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.published_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item_publication p
      WHERE p.organ_id = NEW.organ_id AND p.item = NEW.number AND p.version = NEW.published_version) THEN
    RAISE EXCEPTION 'never published';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER item_is_published BEFORE INSERT OR UPDATE ON item
  FOR EACH ROW EXECUTE FUNCTION item_is_published();
