-- The office's lists of items: newest change first, of the county and of an organ, whole and by stage; what is late.
DROP INDEX item_by_stage;
CREATE INDEX item_by_change ON item (changed_at, organ_id, number);
CREATE INDEX item_by_change_of_organ ON item (organ_id, changed_at, number);
CREATE INDEX item_by_stage ON item (stage, changed_at, organ_id, number);
CREATE INDEX item_by_stage_of_organ ON item (organ_id, stage, changed_at, number);
CREATE INDEX item_unpublished ON item (due_on, organ_id) WHERE published_version IS NULL;

-- Whether something is over is told by the index alone: counting what is public reads no row.
DROP INDEX item_public;
DROP INDEX item_public_of_whole_organ;
DROP INDEX item_public_of_organ;
DROP INDEX item_public_of_column;
CREATE INDEX item_public ON item (public_from, organ_id, number, public_until)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_whole_organ ON item (organ_id, public_from, number, public_until)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_organ ON item (organ_id, column_id, public_from, number, public_until)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_column ON item (column_id, public_from, organ_id, number, public_until)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
