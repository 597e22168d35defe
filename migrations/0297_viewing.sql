-- Times offered to an applicant to read and copy on the spot what is released (条例第四十条; request/viewing.h): with the reply, or later by the office. state:
-- offered, chosen, happened, missed, withdrawn. It holds no word of the applicant's: what was put down of how it went lies sealed with the case. on_day: text
-- (Beijing); from_minute, until_minute: of that day; by_office: 1 where the office put down the choice. Stays when the case is erased.
CREATE TABLE request_viewing (
  organ_id      BIGINT NOT NULL,
  case_number   BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  handler_id    BIGINT NOT NULL REFERENCES organ (id),
  on_day        TEXT NOT NULL,
  from_minute   BIGINT NOT NULL,
  until_minute  BIGINT NOT NULL,
  place         TEXT NOT NULL,
  state         TEXT NOT NULL,
  chosen_at     BIGINT,
  by_office     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, number),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_viewing_by_day ON request_viewing (state, on_day, handler_id);
