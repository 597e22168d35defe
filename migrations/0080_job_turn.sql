-- Timed work: one row each time a job was due, shared by all processes (jobs/turns.h). Moments are seconds since 1970.
-- state: running, done, failed. again_at: when a failed one is tried again; none when it is not.
CREATE TABLE job_turn (
  job         TEXT NOT NULL,
  due_at      BIGINT NOT NULL,
  state       TEXT NOT NULL,
  tries       BIGINT NOT NULL,
  begun_at    BIGINT NOT NULL,
  held_until  BIGINT NOT NULL,
  ended_at    BIGINT,
  again_at    BIGINT,
  message     TEXT NOT NULL,
  node        TEXT NOT NULL,
  PRIMARY KEY (job, due_at)
);
