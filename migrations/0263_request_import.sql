-- Registers of earlier years on their way in (request/case_import.h). rows: the cells of every row with applicants' names in them, sealed under a key outside
-- the database; null once it is confirmed, given up, or forgotten after a week. state: waiting, confirmed, dropped. Instants are seconds since 1970.
CREATE TABLE request_import (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  number      BIGINT NOT NULL,
  file_name   TEXT NOT NULL,
  state       TEXT NOT NULL,
  total       BIGINT NOT NULL,
  created_by  BIGINT NOT NULL REFERENCES person (id),
  created_at  BIGINT NOT NULL,
  sealed_rows BLOB,
  version     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
CREATE INDEX request_import_by_time ON request_import (created_at);
