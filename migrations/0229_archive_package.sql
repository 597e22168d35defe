-- Yearly packages for the archive (disclosure/archive/): one row each time that one is asked for; the files lie in the folder "archive"
-- beside the data of the process that made it (node). number: within the organ. until_day: the last day that it covers. state: waiting,
-- making (held_until: whoever has not said by then that it goes on was killed; it is begun again and keeps the files that are there),
-- done, failed. total, done_items: of the organ's items, for people. sm3, sha256: of the zip file; manifest_sm3: of what is signed in it.
CREATE TABLE archive_package (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  year          BIGINT NOT NULL,
  until_day     TEXT NOT NULL,
  state         TEXT NOT NULL,
  total         BIGINT NOT NULL,
  done_items    BIGINT NOT NULL,
  note          TEXT NOT NULL,
  node          TEXT NOT NULL,
  held_until    BIGINT NOT NULL,
  tries         BIGINT NOT NULL,
  asked_by      BIGINT NOT NULL REFERENCES person (id),
  asked_name    TEXT NOT NULL,
  asked_at      BIGINT NOT NULL,
  made_at       BIGINT,
  items         BIGINT NOT NULL,
  versions      BIGINT NOT NULL,
  held_back     BIGINT NOT NULL,
  files         BIGINT NOT NULL,
  size          BIGINT NOT NULL,
  sm3           TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  manifest_sm3  TEXT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE INDEX archive_package_open ON archive_package (state, held_until) WHERE state IN ('waiting', 'making');

-- What could not go in as it was signed, in words: a file that is missing, a content that is not what was signed.
CREATE TABLE archive_package_fault (
  organ_id  BIGINT NOT NULL,
  package   BIGINT NOT NULL,
  position  BIGINT NOT NULL,
  words     TEXT NOT NULL,
  PRIMARY KEY (organ_id, package, position),
  FOREIGN KEY (organ_id, package) REFERENCES archive_package (organ_id, number)
);

-- The versions that lie in it, as they are listed when it is handed over; state, held_back: in words.
CREATE TABLE archive_package_line (
  organ_id      BIGINT NOT NULL,
  package       BIGINT NOT NULL,
  position      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  index_number  TEXT NOT NULL,
  title         TEXT NOT NULL,
  kind          TEXT NOT NULL,
  public_from   TEXT NOT NULL,
  state         TEXT NOT NULL,
  held_back     TEXT NOT NULL,
  digest        TEXT NOT NULL,
  PRIMARY KEY (organ_id, package, position),
  FOREIGN KEY (organ_id, package) REFERENCES archive_package (organ_id, number)
);
