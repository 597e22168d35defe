-- files_anew: somebody asked for it: what files hold is read anew too, and what was read of files that are public no more goes.
ALTER TABLE search_rebuild ADD COLUMN files_anew BIGINT NOT NULL DEFAULT 0;
