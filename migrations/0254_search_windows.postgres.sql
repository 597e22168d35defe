-- The index of the search once more, for windows of days (src/disclosure/search/search_windows.h). Empty: the timed job makes it
-- anew. What a hit is joined with stands beside its tokens. Keys stay in their row: looked up elsewhere and unpacked they took
-- 49 microseconds a candidate, here 12.
DROP TABLE search_index;
CREATE TABLE search_index (
  id          BIGINT PRIMARY KEY,
  of_organ    BIGINT NOT NULL,
  of_item     BIGINT NOT NULL,
  of_version  BIGINT NOT NULL,
  tokens      TSVECTOR NOT NULL,
  keys        TEXT NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE search_index ALTER COLUMN keys SET STORAGE MAIN;

-- Of an older form, even where an act writes into it before the job comes: the job makes all of it, and searches say so until then.
UPDATE search_rebuild SET form = 0;

CREATE INDEX search_index_by_token ON search_index USING GIN (tokens) WITH (fastupdate = off);
