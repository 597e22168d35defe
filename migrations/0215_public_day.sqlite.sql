-- How many items are public from each day on, of the county (organ 0, column ''), of an organ, of a column, of both: a page far down a
-- list is found by adding up days (disclosure/portal/year_pages_store.h). Items with a last day are not among them: those that are
-- public are few at any time, and are counted where they are asked for. Whatever the program: kept by the triggers below, with the act.
CREATE TABLE item_public_day (
  organ_id   BIGINT NOT NULL,
  column_id  TEXT NOT NULL,
  day        TEXT NOT NULL,
  items      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, column_id, day)
);

INSERT INTO item_public_day (organ_id, column_id, day, items)
  SELECT 0, '', public_from, COUNT(*) FROM item
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NULL AND public_from IS NOT NULL
  GROUP BY public_from;
INSERT INTO item_public_day (organ_id, column_id, day, items)
  SELECT organ_id, '', public_from, COUNT(*) FROM item
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NULL AND public_from IS NOT NULL
  GROUP BY organ_id, public_from;
INSERT INTO item_public_day (organ_id, column_id, day, items)
  SELECT 0, column_id, public_from, COUNT(*) FROM item
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NULL AND public_from IS NOT NULL
  GROUP BY column_id, public_from;
INSERT INTO item_public_day (organ_id, column_id, day, items)
  SELECT organ_id, column_id, public_from, COUNT(*) FROM item
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NULL AND public_from IS NOT NULL
  GROUP BY organ_id, column_id, public_from;

CREATE TRIGGER item_public_day_of_new AFTER INSERT ON item
WHEN NEW.on_site = 1 AND NEW.published_version IS NOT NULL AND NEW.withdrawn_at IS NULL AND NEW.public_until IS NULL
  AND NEW.public_from IS NOT NULL
BEGIN
  INSERT INTO item_public_day (organ_id, column_id, day, items)
    VALUES (0, '', NEW.public_from, 1), (NEW.organ_id, '', NEW.public_from, 1), (0, NEW.column_id, NEW.public_from, 1),
           (NEW.organ_id, NEW.column_id, NEW.public_from, 1)
    ON CONFLICT (organ_id, column_id, day) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_public_day_of_old AFTER DELETE ON item
WHEN OLD.on_site = 1 AND OLD.published_version IS NOT NULL AND OLD.withdrawn_at IS NULL AND OLD.public_until IS NULL
  AND OLD.public_from IS NOT NULL
BEGIN
  UPDATE item_public_day SET items = items - 1
    WHERE organ_id IN (0, OLD.organ_id) AND column_id IN ('', OLD.column_id) AND day = OLD.public_from;
END;

-- What stays as it was for the lists touches nothing here: an item is saved many times.
CREATE TRIGGER item_public_day_leaves AFTER UPDATE ON item
WHEN OLD.on_site = 1 AND OLD.published_version IS NOT NULL AND OLD.withdrawn_at IS NULL AND OLD.public_until IS NULL
  AND OLD.public_from IS NOT NULL
  AND NOT (NEW.on_site = 1 AND NEW.published_version IS NOT NULL AND NEW.withdrawn_at IS NULL AND NEW.public_until IS NULL
    AND NEW.public_from IS OLD.public_from AND NEW.column_id = OLD.column_id)
BEGIN
  UPDATE item_public_day SET items = items - 1
    WHERE organ_id IN (0, OLD.organ_id) AND column_id IN ('', OLD.column_id) AND day = OLD.public_from;
END;

CREATE TRIGGER item_public_day_comes AFTER UPDATE ON item
WHEN NEW.on_site = 1 AND NEW.published_version IS NOT NULL AND NEW.withdrawn_at IS NULL AND NEW.public_until IS NULL
  AND NEW.public_from IS NOT NULL
  AND NOT (OLD.on_site = 1 AND OLD.published_version IS NOT NULL AND OLD.withdrawn_at IS NULL AND OLD.public_until IS NULL
    AND OLD.public_from IS NEW.public_from AND OLD.column_id = NEW.column_id)
BEGIN
  INSERT INTO item_public_day (organ_id, column_id, day, items)
    VALUES (0, '', NEW.public_from, 1), (NEW.organ_id, '', NEW.public_from, 1), (0, NEW.column_id, NEW.public_from, 1),
           (NEW.organ_id, NEW.column_id, NEW.public_from, 1)
    ON CONFLICT (organ_id, column_id, day) DO UPDATE SET items = items + 1;
END;
