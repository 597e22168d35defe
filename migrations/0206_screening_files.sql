-- What is known of files that go out (screening/burnt_store.h, disclosure/screen/inspection_store.h).

-- PDFs that were made anew here, by the digest of the whole file: their text layer was seen when it was made. at: seconds since 1970.
CREATE TABLE screening_burnt (
  digest  TEXT NOT NULL PRIMARY KEY,
  at      BIGINT NOT NULL
);

-- What an inspection found in a file, so that it is opened once: of the blob of that digest, under the digest of the name it went by. version:
-- of the rules of inspection (docread/inspect.h). found: docread/inspection_wire.h. Goes with the blob, and when another version counts.
CREATE TABLE screening_inspection (
  digest   TEXT NOT NULL,
  name     TEXT NOT NULL,
  version  BIGINT NOT NULL,
  found    BLOB NOT NULL,
  PRIMARY KEY (digest, name)
);
