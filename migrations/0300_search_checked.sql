-- When the index was last gone through from end to end for what is missing in it (src/disclosure/search/search_rebuild_actions.h).
ALTER TABLE search_rebuild ADD COLUMN checked_at BIGINT;
