-- Counting in lists reads no row: whether something is public, was let go of or is late is told by the index alone. The columns of the
-- conditions stand in the indexes too, as SQLite reads the row for them otherwise, and takes another index.
DROP INDEX item_by_change;
DROP INDEX item_by_change_of_organ;
DROP INDEX item_unpublished;
DROP INDEX item_public;
DROP INDEX item_public_of_whole_organ;
DROP INDEX item_public_of_organ;
DROP INDEX item_public_of_column;
CREATE INDEX item_by_change ON item (changed_at, organ_id, number, stage);
CREATE INDEX item_by_change_of_organ ON item (organ_id, changed_at, number, stage);
CREATE INDEX item_unpublished ON item (due_on, organ_id, changed_at, number, published_version, attribute, stage)
  WHERE published_version IS NULL AND attribute = 'proactive' AND stage <> 'dropped';
CREATE INDEX item_public ON item (public_from, organ_id, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_whole_organ ON item (organ_id, public_from, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_organ ON item (organ_id, column_id, public_from, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_column ON item (column_id, public_from, organ_id, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_late ON item (changed_at, organ_id, number, due_on, published_version, attribute, stage)
  WHERE published_version IS NULL AND attribute = 'proactive' AND stage <> 'dropped';
