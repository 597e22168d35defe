-- No item is signed last, and none is published, that was not screened by the present lists, or while a hit is open (disclosure/screen/settled_view.h).

-- The versions of items that may be signed last and published: the last run over their text was made by what screens now, and nothing of it
-- is open. What needs an examiner was not decided by who wrote this version or handed it in.
CREATE VIEW item_screened AS
  SELECT v.organ_id AS organ_id, v.item AS item, v.number AS version, v.digest AS digest, r.number AS run
  FROM item_version v
    JOIN screening_run r ON r.organ_id = v.organ_id AND r.kind = 'item' AND r.subject = v.item
      AND r.digest = CASE WHEN v.text_digest = '' THEN v.digest ELSE v.text_digest END
  WHERE r.rules = (SELECT COALESCE(MAX(p.rules), 0) FROM screening_present p)
    AND r.lists = (SELECT COALESCE(MAX(c.version), 0) FROM screening_change c WHERE c.organ_id IN (0, v.organ_id))
    AND NOT EXISTS (SELECT 1 FROM screening_run l WHERE l.organ_id = r.organ_id AND l.kind = r.kind AND l.subject = r.subject
      AND l.digest = r.digest AND l.number > r.number)
    AND r.hits = (SELECT COUNT(*) FROM screening_hit c WHERE c.organ_id = r.organ_id AND c.kind = r.kind AND c.subject = r.subject
      AND c.run = r.number)
    AND NOT EXISTS (SELECT 1 FROM screening_open o WHERE o.organ_id = r.organ_id AND o.kind = r.kind AND o.subject = r.subject
      AND o.run = r.number)
    AND NOT EXISTS (SELECT 1 FROM screening_hit h WHERE h.organ_id = r.organ_id AND h.kind = r.kind AND h.subject = r.subject
      AND h.run = r.number AND h.needs = 'examiner'
      AND NOT EXISTS (SELECT 1 FROM screening_decision d WHERE d.organ_id = h.organ_id AND d.kind = h.kind AND d.subject = h.subject
        AND d.text_digest = h.text_digest AND d.part = h.part AND d.rule = h.rule
        AND d.verdict = 'overruled' AND d.post IN ('secrecy_examiner', 'chief') AND d.person_id <> v.author
        AND NOT EXISTS (SELECT 1 FROM screening_decision l WHERE l.organ_id = d.organ_id AND l.kind = d.kind AND l.subject = d.subject
          AND l.text_digest = d.text_digest AND l.part = d.part AND l.rule = d.rule AND l.verdict = 'reopened' AND l.number > d.number)
        AND NOT EXISTS (SELECT 1 FROM item_signature s WHERE s.organ_id = v.organ_id AND s.item = v.item AND s.version = v.number
          AND s.signer = 'drafter' AND s.person_id = d.person_id)));

-- Nothing is signed last and nothing is published that was not screened, or while a hit is open.
CREATE TRIGGER item_publication_is_screened BEFORE INSERT ON item_publication
WHEN NOT EXISTS (SELECT 1 FROM item_screened s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version
    AND s.digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'not screened, or a hit is open'); END;

CREATE TRIGGER item_signature_is_screened BEFORE INSERT ON item_signature
WHEN NEW.signer = 'approver' AND EXISTS (SELECT 1 FROM item_version v WHERE v.organ_id = NEW.organ_id AND v.item = NEW.item
      AND v.number = NEW.version AND v.attribute = 'proactive')
  AND NOT EXISTS (SELECT 1 FROM item_screened s WHERE s.organ_id = NEW.organ_id AND s.item = NEW.item AND s.version = NEW.version
    AND s.digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'not screened, or a hit is open'); END;
