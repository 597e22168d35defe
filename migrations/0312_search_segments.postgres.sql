-- The index of the search in segments that the program packs itself (src/search/segment.h), the same on both engines: what full-text
-- indexes of the engines took for a phrase grew with everything that holds its characters. Empty: the timed job makes it anew, and
-- searches say so until then.
DROP TABLE search_index;
DELETE FROM search_chunk;
DELETE FROM search_day;
UPDATE search_rebuild SET form = 0;
ALTER TABLE search_rebuild ADD COLUMN after_day TEXT NOT NULL DEFAULT '';

-- In which segment a chunk is; 0: in none yet, it is looked through from one end to the other.
ALTER TABLE search_chunk ADD COLUMN segment BIGINT NOT NULL DEFAULT 0;
CREATE INDEX search_chunk_of_segment ON search_chunk (segment, id);

-- Everything that is looked for in a chunk, and the marks to which a search is narrowed. No part of an export, nor are the segments.
CREATE TABLE search_keys (
  id     BIGINT PRIMARY KEY,
  keys   TEXT NOT NULL,
  marks  TEXT NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE search_keys ALTER COLUMN keys SET STORAGE MAIN;

-- chunks: their ids as they were when it was made, packed. first, last: of them.
CREATE TABLE search_segment (
  id       BIGINT PRIMARY KEY,
  first    BIGINT NOT NULL,
  last     BIGINT NOT NULL,
  entries  BIGINT NOT NULL,
  chunks   BYTEA NOT NULL
);

-- Who holds the tokens from that one to the first of the next block.
CREATE TABLE search_block (
  segment  BIGINT NOT NULL,
  first    BIGINT NOT NULL,
  bytes    BYTEA NOT NULL,
  PRIMARY KEY (segment, first)
) WITH (toast_tuple_target = 8160);
ALTER TABLE search_block ALTER COLUMN bytes SET STORAGE MAIN;
