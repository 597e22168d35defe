-- Partial release (区分处理; request/redact_store.h; 条例第三十七条): a file of an application, the boxes that are drawn on its pages, and the burnt copy that
-- goes out. source, pages_file, copy_file: numbers of request_file; pages_file: the pages as a PDF where the source is none. source_digest, copy_digest: of the
-- sealed bytes, as request_file has them. sizes: width and height of each page in hundredths of a point. found: what the search of the copy found, sealed;
-- said: what the checker wrote, sealed. done_pages: how far the burning is. Instants: seconds since 1970.
CREATE TABLE request_redaction (
  organ_id      BIGINT NOT NULL,
  case_number   BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  source        BIGINT NOT NULL,
  source_digest TEXT NOT NULL,
  pages_file    BIGINT,
  sizes         TEXT NOT NULL,
  state         TEXT NOT NULL,
  begun_by      BIGINT NOT NULL REFERENCES person (id),
  begun         TEXT NOT NULL,
  begun_at      BIGINT NOT NULL,
  handed_by     BIGINT REFERENCES person (id),
  handed        TEXT NOT NULL,
  handed_at     BIGINT,
  checked_by    BIGINT REFERENCES person (id),
  checked       TEXT NOT NULL,
  checked_at    BIGINT,
  done_pages    BIGINT NOT NULL,
  changed_at    BIGINT NOT NULL,
  copy_file     BIGINT,
  copy_digest   TEXT NOT NULL,
  found         BLOB,
  said          BLOB,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_redaction_by_state ON request_redaction (state, changed_at);

-- What is covered, in hundredths of a point from the top left corner of the page as it is shown. layer: withheld, or proposed and not decided yet. together:
-- marks that were set at once by "all like this"; 0: one by itself. what: what kind of thing it is, as the letter tells it; sealed. taken_by: who took it back.
CREATE TABLE request_redaction_mark (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  redaction    BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  page         BIGINT NOT NULL,
  from_left    BIGINT NOT NULL,
  from_top     BIGINT NOT NULL,
  to_right     BIGINT NOT NULL,
  to_bottom    BIGINT NOT NULL,
  ground       TEXT NOT NULL,
  layer        TEXT NOT NULL,
  together     BIGINT NOT NULL,
  what         BLOB,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  taken_by     BIGINT REFERENCES person (id),
  taken_at     BIGINT,
  PRIMARY KEY (organ_id, case_number, redaction, number),
  FOREIGN KEY (organ_id, case_number, redaction) REFERENCES request_redaction (organ_id, case_number, number)
);
CREATE INDEX request_redaction_mark_by_page ON request_redaction_mark (organ_id, case_number, redaction, page);
