-- What was taken down and is signed anew for a later day: until that day, or when that publication is stopped, it is still what was taken
-- down, with the reason. Written with the publication; read while the item waits, or put back into the item.
CREATE TABLE item_earlier_withdrawal (
  organ_id      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  public_from   TEXT NOT NULL,
  public_until  TEXT,
  on_site       BIGINT NOT NULL,
  withdrawn_at  BIGINT NOT NULL,
  kind          TEXT NOT NULL,
  words         TEXT NOT NULL,
  PRIMARY KEY (organ_id, item),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

-- What is shown is held by no step, and was not stopped: also when an old publication is shown anew, or what was taken down is shown again.
-- What was taken down is shown to nobody, whatever holds its next version.
DROP TRIGGER item_shown_is_free;
CREATE TRIGGER item_shown_is_free BEFORE UPDATE ON item
WHEN NEW.published_version IS NOT NULL AND NEW.withdrawn_at IS NULL
    AND (NEW.published_version IS NOT OLD.published_version OR OLD.withdrawn_at IS NOT NULL)
    AND (EXISTS (SELECT 1 FROM item_step_holding h
      WHERE h.organ_id = NEW.organ_id AND h.item = NEW.number AND h.version = NEW.published_version)
      OR EXISTS (SELECT 1 FROM item_event e WHERE e.organ_id = NEW.organ_id AND e.item = NEW.number
      AND e.kind = 'publication_stopped' AND e.version = NEW.published_version))
BEGIN SELECT RAISE(ABORT, 'a step holds the publication, or it was stopped'); END;
