-- Whether the platform lists what was published because somebody had applied for it (request/log_pages.cc): one row, none: it does not.
CREATE TABLE request_log_setting (
  id     BIGINT PRIMARY KEY,
  is_on  BIGINT NOT NULL
);
