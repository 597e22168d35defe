-- Due days that another calendar moved (a holiday notice was loaded; request/moved_due_store.h). calendar: of the notices by which the day was reckoned.
CREATE TABLE request_moved_due (
  organ_id     BIGINT NOT NULL,
  case_number  BIGINT NOT NULL,
  calendar     TEXT NOT NULL,
  found_on     TEXT NOT NULL,
  due_before   TEXT,
  due_now      TEXT,
  at           BIGINT NOT NULL,
  PRIMARY KEY (organ_id, case_number, calendar),
  FOREIGN KEY (organ_id, case_number) REFERENCES request_case (organ_id, number)
);
CREATE INDEX request_moved_due_by_day ON request_moved_due (found_on);

-- The calendar by which the due days of all cases were last reckoned: one row.
CREATE TABLE request_calendar (
  id        BIGINT PRIMARY KEY,
  calendar  TEXT NOT NULL,
  at        BIGINT NOT NULL
);
