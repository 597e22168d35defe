-- Partial release (区分处理; request/redact_store.h; 条例第三十七条): a file of an application, what is marked on its pages, and the burnt copy that goes out.
-- source, pages_file, text_file, copy_file: numbers of request_file; pages_file: the pages as a PDF; text_file: what stands on them. Digests are of the sealed
-- bytes, as request_file has them; check_plan, burnt_plan: over all marks, as they were checked and burnt (redaction/plan.h). sizes: width and height of each
-- page in hundredths of a point. words: notes, what may stay and why, what the search of the copy found, what was written by who checked; sealed. done_pages: how far
-- long work is. Instants: seconds since 1970.
CREATE TABLE request_redaction (
  organ_id      BIGINT NOT NULL,
  case_number   BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  source        BIGINT NOT NULL,
  source_digest TEXT NOT NULL,
  pages_file    BIGINT,
  text_file     BIGINT,
  pages_digest  TEXT NOT NULL,
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
  check_plan    TEXT NOT NULL,
  burnt_plan    TEXT NOT NULL,
  done_pages    BIGINT NOT NULL,
  changed_at    BIGINT NOT NULL,
  copy_file     BIGINT,
  copy_digest   TEXT NOT NULL,
  words         BLOB,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_redaction_by_state ON request_redaction (state, organ_id, case_number);
CREATE INDEX request_redaction_by_copy ON request_redaction (copy_digest);

-- What is covered. boxes: left, top, right, bottom in hundredths of a point from the top left corner of the page as it is shown; "1 2 3 4;5 6 7 8". layer, how,
-- ground, series: redaction/mark.h. words: the reason, as the letter tells it; sealed. taken_by: who took it back.
CREATE TABLE request_redaction_mark (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  redaction    BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  page         BIGINT NOT NULL,
  boxes        TEXT NOT NULL,
  layer        TEXT NOT NULL,
  how          TEXT NOT NULL,
  ground       TEXT NOT NULL,
  series       BIGINT NOT NULL,
  words        BLOB,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person       TEXT NOT NULL,
  at           BIGINT NOT NULL,
  taken_by     BIGINT REFERENCES person (id),
  taken_at     BIGINT,
  PRIMARY KEY (organ_id, case_number, redaction, number),
  FOREIGN KEY (organ_id, case_number, redaction) REFERENCES request_redaction (organ_id, case_number, number)
);
CREATE INDEX request_redaction_mark_by_page ON request_redaction_mark (organ_id, case_number, redaction, page);
