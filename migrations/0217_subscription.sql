-- What readers subscribe to by mail (disclosure/subscription). sealed: the address and the query code, under a key outside the database;
-- address_mark, code_mark: keyed digests, to find them by. The row is deleted when the subscription ends, and nothing else holds who
-- subscribed. organ_id, column_id, kind, words: what is asked for; empty or null does not narrow. told_through: the last day of which was
-- told. due_at: when the next letter is to go; letter: that one's name while it is on its way, held_until: whose it is until then.
-- tries: of that letter; fails: days in a row on which the server would not take it.
CREATE TABLE subscription (
  id            INTEGER PRIMARY KEY,
  sealed        TEXT NOT NULL,
  address_mark  TEXT NOT NULL,
  code_mark     TEXT NOT NULL UNIQUE,
  organ_id      BIGINT REFERENCES organ (id),
  column_id     TEXT NOT NULL,
  kind          TEXT NOT NULL,
  words         TEXT NOT NULL,
  asked_at      BIGINT NOT NULL,
  confirmed_at  BIGINT,
  told_through  TEXT,
  due_at        BIGINT,
  letter        TEXT NOT NULL,
  held_until    BIGINT,
  tries         BIGINT NOT NULL,
  fails         BIGINT NOT NULL
);

CREATE INDEX subscription_by_address ON subscription (address_mark);
CREATE INDEX subscription_due ON subscription (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX subscription_unconfirmed ON subscription (asked_at) WHERE confirmed_at IS NULL;
