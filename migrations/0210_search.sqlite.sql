-- The index of what is public, for the search of the portal: see src/disclosure/search/. All of it can be made anew of the items and
-- their files. What may be shown is decided by the gate when it is asked, not by what stands here.

-- One chunk of a published version. Ids count up with the day from which it is public (search_day), so that their order is that
-- of the lists; none is given twice.
CREATE TABLE search_chunk (
  id          INTEGER PRIMARY KEY,
  of_organ    BIGINT NOT NULL,
  of_item     BIGINT NOT NULL,
  of_version  BIGINT NOT NULL
);

CREATE INDEX search_chunk_of_item ON search_chunk (of_organ, of_item);

-- The last place given of a day, as days since 1970.
CREATE TABLE search_day (
  day   BIGINT PRIMARY KEY,
  last  BIGINT NOT NULL
);

-- What is read of files that were published, by the digest of their bytes. state: read, cut (only the beginning), unread.
CREATE TABLE search_file (
  digest   TEXT PRIMARY KEY,
  state    TEXT NOT NULL,
  text     TEXT NOT NULL,
  read_at  BIGINT NOT NULL
);

-- Published items with a file that nobody has read yet.
CREATE TABLE search_wanted (
  of_organ  BIGINT NOT NULL,
  of_item   BIGINT NOT NULL,
  digest    TEXT NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (of_organ, of_item, digest)
);

-- How far making the index anew has come; one row. form: of the tokens (kIndexForm).
CREATE TABLE search_rebuild (
  id            BIGINT PRIMARY KEY,
  form          BIGINT NOT NULL,
  after_organ   BIGINT NOT NULL,
  after_number  BIGINT NOT NULL,
  looked        BIGINT NOT NULL,
  total         BIGINT NOT NULL,
  started_at    BIGINT NOT NULL,
  ended_at      BIGINT
);

-- The tokens, made by src/search: what is not ASCII belongs to a token as it stands. They are kept nowhere else.
CREATE VIRTUAL TABLE search_index USING fts5(tokens, content = '', columnsize = 0, tokenize = 'ascii');
