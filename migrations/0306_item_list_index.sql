-- Which organs have something of a day: a page of the county's year begins at one of them (disclosure/portal/year_pages_store.h).
CREATE INDEX item_public_day_of_organs ON item_public_day (column_id, day, organ_id);

-- What waits for its day. Written so that no list of what is public is served by it: it has their first column and not their order, and
-- PostgreSQL sorted a whole day by it.
DROP INDEX item_waiting;
CREATE INDEX item_waiting ON item (('' || public_from)) WHERE published_version IS NOT NULL AND withdrawn_at IS NULL;
