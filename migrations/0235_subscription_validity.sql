-- What a reader subscribes to may be narrowed by the validity of documents, as a search is (disclosure/subscription); empty does not
-- narrow.
ALTER TABLE subscription ADD COLUMN validity TEXT NOT NULL DEFAULT '';
