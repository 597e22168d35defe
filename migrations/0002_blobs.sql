-- Attachments of any kind, once each by the digest of their bytes, cut into chunks. A row that owns a blob names its digest.
CREATE TABLE blob (
  id     INTEGER PRIMARY KEY,
  digest TEXT UNIQUE,          -- "sm3:" and 64 hex digits; null only while the blob is being written
  size   BIGINT NOT NULL       -- bytes
);

CREATE TABLE blob_chunk (
  blob_id BIGINT NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
  number  BIGINT NOT NULL,     -- from 0, without gaps
  bytes   BLOB NOT NULL,
  PRIMARY KEY (blob_id, number)
);
