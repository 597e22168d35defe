-- Where copies of the public part are pushed to (推送目标). kind: folder, http. address: of the folder or the endpoint; shown_at: where
-- readers find the pages, may be empty; secret: sealed, base64url, empty for none. again_at: not before then, after tries failures in a
-- row with that fault; holder has it until held_until.
CREATE TABLE site_target (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  address     TEXT NOT NULL,
  shown_at    TEXT NOT NULL,
  secret      TEXT NOT NULL,
  is_on       BIGINT NOT NULL,
  made_at     BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  pushed_at   BIGINT,
  tries       BIGINT NOT NULL,
  again_at    BIGINT,
  fault       TEXT NOT NULL,
  held_until  BIGINT,
  holder      TEXT NOT NULL
);

-- What lies at a target. sm3: empty from before a file is sent until it is known to have arrived: it may be there.
CREATE TABLE site_target_file (
  target_id  BIGINT NOT NULL REFERENCES site_target (id),
  path       TEXT NOT NULL,
  sm3        TEXT NOT NULL,
  PRIMARY KEY (target_id, path)
);

-- One row an item, act and target (推送回执), written with the act. what: show (published, corrected), gone (taken down), day (its day
-- came, or is over). state: waiting, failed (tried often, still tried), done, replaced (a later row tells what came of it).
CREATE TABLE site_push (
  id         INTEGER PRIMARY KEY,
  target_id  BIGINT NOT NULL REFERENCES site_target (id),
  organ_id   BIGINT NOT NULL,
  item       BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  what       TEXT NOT NULL,
  state      TEXT NOT NULL,
  queued_at  BIGINT NOT NULL,
  ended_at   BIGINT,
  tries      BIGINT NOT NULL,
  sm3        TEXT NOT NULL,
  answer     TEXT NOT NULL,
  address    TEXT NOT NULL,
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE INDEX site_push_open ON site_push (target_id, id) WHERE state IN ('waiting', 'failed');
CREATE INDEX site_push_by_item ON site_push (organ_id, item, id);
CREATE INDEX site_push_by_state ON site_push (state, id);
