-- The office's lists of items: newest change first, of the county and of an organ, whole and by stage; what is late.
DROP INDEX item_by_stage;
CREATE INDEX item_by_change ON item (changed_at, organ_id, number);
CREATE INDEX item_by_change_of_organ ON item (organ_id, changed_at, number);
CREATE INDEX item_by_stage ON item (stage, changed_at, organ_id, number);
CREATE INDEX item_by_stage_of_organ ON item (organ_id, stage, changed_at, number);
CREATE INDEX item_unpublished ON item (due_on, organ_id) WHERE published_version IS NULL;
