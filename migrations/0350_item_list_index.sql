-- The office's list narrowed to a kind goes by an index in its own order, of the county and of an organ; without one every item was read
-- where the kind is rare.
CREATE INDEX item_by_kind ON item (kind, changed_at, organ_id, number, stage);
CREATE INDEX item_by_kind_of_organ ON item (organ_id, kind, changed_at, number, stage);
-- What is late in one organ. By an expression, as SQLite takes item_by_change_of_organ otherwise, and reads all that the organ ever had.
CREATE INDEX item_late_of_organ ON item ((CAST(organ_id AS BIGINT)), changed_at, organ_id, number, due_on, published_version, attribute, stage)
  WHERE published_version IS NULL AND attribute = 'proactive' AND stage <> 'dropped';
