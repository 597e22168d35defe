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
  SELECT scope.organ_id, scope.column_id, item.public_from, COUNT(*)
  FROM item CROSS JOIN LATERAL (VALUES (CAST(0 AS BIGINT), ''), (item.organ_id, ''), (CAST(0 AS BIGINT), item.column_id),
    (item.organ_id, item.column_id)) AS scope (organ_id, column_id)
  WHERE item.on_site = 1 AND item.published_version IS NOT NULL AND item.withdrawn_at IS NULL AND item.public_until IS NULL
    AND item.public_from IS NOT NULL
  GROUP BY 1, 2, 3;

-- A statement at a time: what it changes of one row of the counts is added up first. Rows are taken in one order, so that two acts at
-- the same time do not wait for each other in a circle.
CREATE FUNCTION item_public_day_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO item_public_day (organ_id, column_id, day, items)
    SELECT scope.organ_id, scope.column_id, n.public_from, COUNT(*)
    FROM new_items n CROSS JOIN LATERAL (VALUES (CAST(0 AS BIGINT), ''), (n.organ_id, ''), (CAST(0 AS BIGINT), n.column_id),
      (n.organ_id, n.column_id)) AS scope (organ_id, column_id)
    WHERE n.on_site = 1 AND n.published_version IS NOT NULL AND n.withdrawn_at IS NULL AND n.public_until IS NULL
      AND n.public_from IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (organ_id, column_id, day) DO UPDATE SET items = item_public_day.items + EXCLUDED.items;
  RETURN NULL;
END $$;

CREATE FUNCTION item_public_day_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO item_public_day (organ_id, column_id, day, items)
    SELECT scope.organ_id, scope.column_id, c.day, SUM(c.more)
    FROM (SELECT n.organ_id, n.column_id, n.public_from AS day, 1 AS more FROM new_items n
          WHERE n.on_site = 1 AND n.published_version IS NOT NULL AND n.withdrawn_at IS NULL AND n.public_until IS NULL
            AND n.public_from IS NOT NULL
          UNION ALL
          SELECT o.organ_id, o.column_id, o.public_from AS day, -1 AS more FROM old_items o
          WHERE o.on_site = 1 AND o.published_version IS NOT NULL AND o.withdrawn_at IS NULL AND o.public_until IS NULL
            AND o.public_from IS NOT NULL) AS c
    CROSS JOIN LATERAL (VALUES (CAST(0 AS BIGINT), ''), (c.organ_id, ''), (CAST(0 AS BIGINT), c.column_id),
      (c.organ_id, c.column_id)) AS scope (organ_id, column_id)
    GROUP BY 1, 2, 3 HAVING SUM(c.more) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (organ_id, column_id, day) DO UPDATE SET items = item_public_day.items + EXCLUDED.items;
  RETURN NULL;
END $$;

CREATE FUNCTION item_public_day_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO item_public_day (organ_id, column_id, day, items)
    SELECT scope.organ_id, scope.column_id, o.public_from, -COUNT(*)
    FROM old_items o CROSS JOIN LATERAL (VALUES (CAST(0 AS BIGINT), ''), (o.organ_id, ''), (CAST(0 AS BIGINT), o.column_id),
      (o.organ_id, o.column_id)) AS scope (organ_id, column_id)
    WHERE o.on_site = 1 AND o.published_version IS NOT NULL AND o.withdrawn_at IS NULL AND o.public_until IS NULL
      AND o.public_from IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (organ_id, column_id, day) DO UPDATE SET items = item_public_day.items + EXCLUDED.items;
  RETURN NULL;
END $$;

CREATE TRIGGER item_public_day_of_new AFTER INSERT ON item REFERENCING NEW TABLE AS new_items
  FOR EACH STATEMENT EXECUTE FUNCTION item_public_day_new();
CREATE TRIGGER item_public_day_of_changed AFTER UPDATE ON item REFERENCING OLD TABLE AS old_items NEW TABLE AS new_items
  FOR EACH STATEMENT EXECUTE FUNCTION item_public_day_changed();
CREATE TRIGGER item_public_day_of_old AFTER DELETE ON item REFERENCING OLD TABLE AS old_items
  FOR EACH STATEMENT EXECUTE FUNCTION item_public_day_gone();
