-- What the daily self-inspection of the public part found (disclosure/inspection/): a row from the day that a fault is seen until it is gone;
-- one that comes back is another row. organ_id 0: the county's site as a whole. subject: what it is about, the same as long as it is the same
-- fault: "column:policies", "item:12-3", "link:12-3:https://…". explained_*: by name and reason, why it stays; it waits for nobody then.
CREATE TABLE inspection_fault (
  organ_id         BIGINT NOT NULL,
  number           BIGINT NOT NULL,
  kind             TEXT NOT NULL,
  subject          TEXT NOT NULL,
  words            TEXT NOT NULL,
  path             TEXT NOT NULL,
  found_at         BIGINT NOT NULL,
  seen_at          BIGINT NOT NULL,
  gone_at          BIGINT,
  explained_name   TEXT NOT NULL,
  explained_words  TEXT NOT NULL,
  explained_at     BIGINT,
  PRIMARY KEY (organ_id, number)
);

CREATE UNIQUE INDEX inspection_fault_open ON inspection_fault (organ_id, kind, subject) WHERE gone_at IS NULL;

-- The last run of each day. slow, answers: of those that the process gave since it was started.
CREATE TABLE inspection_run (
  day         TEXT NOT NULL PRIMARY KEY,
  ended_at    BIGINT NOT NULL,
  items       BIGINT NOT NULL,
  links       BIGINT NOT NULL,
  outer_links BIGINT NOT NULL,
  not_looked  BIGINT NOT NULL,
  answers     BIGINT NOT NULL,
  slow        BIGINT NOT NULL
);
