-- Acts that a person can repeat, by the key that came with the form: done once, answered as the first time.
CREATE TABLE act_once (
  key      TEXT PRIMARY KEY,
  done_at  BIGINT NOT NULL,      -- seconds since 1970
  result   TEXT NOT NULL         -- what the act answered
);

CREATE INDEX act_once_by_time ON act_once (done_at);
