-- What holds of items whatever a program or a hand does: see src/disclosure/README.md. Tested by no_way_round_test.cc.

-- No way round: what is public was signed by three people and examined by one who did not draft it, over the very digest.
CREATE TRIGGER item_publication_is_signed BEFORE INSERT ON item_publication
WHEN NOT EXISTS (
    SELECT 1 FROM item_version v
      JOIN item_signature d ON (d.organ_id, d.item, d.version, d.digest, d.signer) = (v.organ_id, v.item, v.number, v.digest, 'drafter')
      JOIN item_signature r ON (r.organ_id, r.item, r.version, r.digest, r.signer) = (v.organ_id, v.item, v.number, v.digest, 'reviewer')
      JOIN item_signature a ON (a.organ_id, a.item, a.version, a.digest, a.signer) = (v.organ_id, v.item, v.number, v.digest, 'approver')
      JOIN item_signature s ON (s.organ_id, s.item, s.version, s.digest, s.signer) = (v.organ_id, v.item, v.number, v.digest, 'secrecy')
    WHERE v.organ_id = NEW.organ_id AND v.item = NEW.item AND v.number = NEW.version AND v.digest = NEW.digest
      AND v.attribute = 'proactive'
      AND d.person_id <> r.person_id AND d.person_id <> a.person_id AND r.person_id <> a.person_id AND s.person_id <> d.person_id
      AND v.author <> r.person_id AND v.author <> a.person_id AND v.author <> s.person_id)
BEGIN SELECT RAISE(ABORT, 'not signed by three people and examined'); END;

CREATE TRIGGER item_publication_no_update BEFORE UPDATE ON item_publication
BEGIN SELECT RAISE(ABORT, 'item_publication is only added to'); END;

CREATE TRIGGER item_publication_no_delete BEFORE DELETE ON item_publication
BEGIN SELECT RAISE(ABORT, 'item_publication is only added to'); END;

CREATE TRIGGER item_signature_no_update BEFORE UPDATE ON item_signature
BEGIN SELECT RAISE(ABORT, 'item_signature is only added to'); END;

CREATE TRIGGER item_signature_no_delete BEFORE DELETE ON item_signature
BEGIN SELECT RAISE(ABORT, 'item_signature is only added to'); END;

CREATE TRIGGER item_event_no_update BEFORE UPDATE ON item_event
BEGIN SELECT RAISE(ABORT, 'item_event is only added to'); END;

CREATE TRIGGER item_event_no_delete BEFORE DELETE ON item_event
BEGIN SELECT RAISE(ABORT, 'item_event is only added to'); END;

CREATE TRIGGER item_version_frozen_update BEFORE UPDATE ON item_version
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.number)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;

CREATE TRIGGER item_version_frozen_delete BEFORE DELETE ON item_version
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.number)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;

CREATE TRIGGER item_attachment_frozen_update BEFORE UPDATE ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;

CREATE TRIGGER item_attachment_frozen_delete BEFORE DELETE ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = OLD.organ_id AND s.item = OLD.item AND s.version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;

CREATE TRIGGER item_attachment_frozen_insert BEFORE INSERT ON item_attachment
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;

-- What is public has a publication; the two tables name one another, so that a foreign key would have to wait.
CREATE TRIGGER item_public_insert BEFORE INSERT ON item
WHEN NEW.published_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item_publication p
    WHERE p.organ_id = NEW.organ_id AND p.item = NEW.number AND p.version = NEW.published_version)
BEGIN SELECT RAISE(ABORT, 'never published'); END;

CREATE TRIGGER item_public_update BEFORE UPDATE ON item
WHEN NEW.published_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item_publication p
    WHERE p.organ_id = NEW.organ_id AND p.item = NEW.number AND p.version = NEW.published_version)
BEGIN SELECT RAISE(ABORT, 'never published'); END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE.
CREATE TRIGGER item_publication_no_replace BEFORE INSERT ON item_publication
WHEN EXISTS (SELECT 1 FROM item_publication o WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'item_publication is only added to'); END;

CREATE TRIGGER item_signature_no_replace BEFORE INSERT ON item_signature
WHEN EXISTS (SELECT 1 FROM item_signature o WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'item_signature is only added to'); END;

CREATE TRIGGER item_event_no_replace BEFORE INSERT ON item_event
WHEN EXISTS (SELECT 1 FROM item_event o WHERE o.organ_id = NEW.organ_id AND o.item = NEW.item AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'item_event is only added to'); END;

CREATE TRIGGER item_version_frozen_insert BEFORE INSERT ON item_version
WHEN EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a signed version stays as it is'); END;
