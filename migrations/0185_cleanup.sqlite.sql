-- Clean-ups of documents (清理, disclosure/cleanup/cleanup.h): by which document of which day an organ found which of its documents in force, to
-- be amended, repealed or lapsed. state: draft, waiting (to be signed), signed, annulled. digest: over what is signed. What is signed stays as it
-- is; it counts until it is annulled.
CREATE TABLE cleanup (
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  number          BIGINT NOT NULL,
  title           TEXT NOT NULL,
  basis           TEXT NOT NULL,
  decided_on      TEXT,
  state           TEXT NOT NULL,
  made_by         BIGINT NOT NULL REFERENCES person (id),
  made_name       TEXT NOT NULL,
  made_at         BIGINT NOT NULL,
  version         BIGINT NOT NULL,
  digest          TEXT NOT NULL,
  signed_by       BIGINT REFERENCES person (id),
  signed_name     TEXT NOT NULL,
  signed_at       BIGINT,
  annulled_name   TEXT NOT NULL,
  annulled_words  TEXT NOT NULL,
  annulled_at     BIGINT,
  PRIMARY KEY (organ_id, number)
);

-- outcome: keeps, amends, repeals, lapses. from_day: the first day on which it is over, of what is kept that of the decision. until_day: of
-- what is kept a new last day.
CREATE TABLE cleanup_entry (
  organ_id   BIGINT NOT NULL,
  cleanup    BIGINT NOT NULL,
  item       BIGINT NOT NULL,
  outcome    TEXT NOT NULL,
  from_day   TEXT,
  until_day  TEXT,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, cleanup, item),
  FOREIGN KEY (organ_id, cleanup) REFERENCES cleanup (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE INDEX cleanup_entry_by_item ON cleanup_entry (organ_id, item);

-- It begins unsigned; who drew it up last does not sign it; what is signed is annulled at most.
CREATE TRIGGER cleanup_begins BEFORE INSERT ON cleanup
WHEN NEW.state <> 'draft' OR NEW.signed_at IS NOT NULL OR NEW.signed_by IS NOT NULL OR NEW.annulled_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM cleanup o WHERE o.organ_id = NEW.organ_id AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a clean-up begins as a draft'); END;

CREATE TRIGGER cleanup_goes_on BEFORE UPDATE ON cleanup
WHEN (OLD.organ_id, OLD.number) IS NOT (NEW.organ_id, NEW.number)
  OR (OLD.state IN ('draft', 'waiting') AND NEW.state IN ('draft', 'waiting') AND (NEW.signed_at IS NOT NULL OR NEW.signed_by IS NOT NULL))
  OR (NEW.state = 'signed' AND OLD.state <> 'signed' AND (OLD.state <> 'waiting' OR NEW.signed_at IS NULL OR NEW.signed_by IS NULL
      OR NEW.signed_by = OLD.made_by OR NEW.digest = '' OR NEW.decided_on IS NULL
      OR (OLD.title, OLD.basis, OLD.decided_on, OLD.made_by, OLD.made_name, OLD.made_at, OLD.digest)
        IS NOT (NEW.title, NEW.basis, NEW.decided_on, NEW.made_by, NEW.made_name, NEW.made_at, NEW.digest)))
  OR (OLD.state = 'annulled')
  OR (OLD.state = 'signed' AND (NEW.state <> 'annulled' OR NEW.annulled_at IS NULL OR NEW.annulled_words = ''
      OR (OLD.title, OLD.basis, OLD.decided_on, OLD.made_by, OLD.made_name, OLD.made_at, OLD.digest, OLD.signed_by, OLD.signed_name, OLD.signed_at)
        IS NOT (NEW.title, NEW.basis, NEW.decided_on, NEW.made_by, NEW.made_name, NEW.made_at, NEW.digest, NEW.signed_by, NEW.signed_name, NEW.signed_at)))
  OR (NEW.state = 'annulled' AND OLD.state <> 'signed')
BEGIN SELECT RAISE(ABORT, 'a clean-up that was signed stays as it is'); END;

CREATE TRIGGER cleanup_no_delete BEFORE DELETE ON cleanup
WHEN OLD.state IN ('signed', 'annulled')
BEGIN SELECT RAISE(ABORT, 'a clean-up that was signed stays as it is'); END;

CREATE TRIGGER cleanup_entry_insert BEFORE INSERT ON cleanup_entry
WHEN NOT EXISTS (SELECT 1 FROM cleanup c WHERE c.organ_id = NEW.organ_id AND c.number = NEW.cleanup AND c.state = 'draft')
BEGIN SELECT RAISE(ABORT, 'a clean-up is changed as a draft'); END;

CREATE TRIGGER cleanup_entry_update BEFORE UPDATE ON cleanup_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a clean-up is written anew'); END;

CREATE TRIGGER cleanup_entry_delete BEFORE DELETE ON cleanup_entry
WHEN NOT EXISTS (SELECT 1 FROM cleanup c WHERE c.organ_id = OLD.organ_id AND c.number = OLD.cleanup AND c.state = 'draft')
BEGIN SELECT RAISE(ABORT, 'a clean-up is changed as a draft'); END;
