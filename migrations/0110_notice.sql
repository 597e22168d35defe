-- What a person is told (account/notice.h). key: told once a person by it; null: of an act, which tells once by itself.
CREATE TABLE notice (
  id         INTEGER PRIMARY KEY,
  person_id  BIGINT NOT NULL REFERENCES person (id),
  kind       TEXT NOT NULL,
  key        TEXT,
  title      TEXT NOT NULL,
  detail     TEXT NOT NULL,
  path       TEXT NOT NULL,
  at         BIGINT NOT NULL,
  read_at    BIGINT,
  UNIQUE (person_id, key)
);

CREATE INDEX notice_by_person ON notice (person_id, id);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
CREATE INDEX notice_by_time ON notice (at);

-- The outbox: one row a notice and channel, written with the notice. state: waiting (until due_at), sending (claimed until
-- held_until, as part of the letter of that name), sent, failed, dropped. uncertain: how often it may have arrived unheard. away: whether
-- the last try met nobody who would take it.
CREATE TABLE notice_sending (
  id         INTEGER PRIMARY KEY,
  notice_id  BIGINT NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
  person_id  BIGINT NOT NULL,
  channel    TEXT NOT NULL,
  state      TEXT NOT NULL,
  due_at     BIGINT NOT NULL,
  tries      BIGINT NOT NULL,
  uncertain  BIGINT NOT NULL,
  away       BIGINT NOT NULL,
  letter     TEXT,
  held_until BIGINT,
  ended_at   BIGINT,
  fault      TEXT NOT NULL,
  UNIQUE (notice_id, channel)
);

CREATE INDEX notice_sending_due ON notice_sending (channel, state, due_at);
CREATE INDEX notice_sending_by_letter ON notice_sending (letter);
CREATE INDEX notice_sending_ended ON notice_sending (state, ended_at);

-- How a person wants to be told; who has no row is told as the county says (settings named "notice.…").
CREATE TABLE notice_choice (
  person_id     BIGINT PRIMARY KEY REFERENCES person (id),
  mail_pace     TEXT NOT NULL,
  mail_hour     BIGINT NOT NULL,
  gateway_pace  TEXT NOT NULL,
  gateway_hour  BIGINT NOT NULL,
  quiet_from    BIGINT NOT NULL,
  quiet_until   BIGINT NOT NULL,
  version       BIGINT NOT NULL
);

-- The secret address under which a person's calendar is read without signing in: the SM3 of its token.
CREATE TABLE calendar_token (
  person_id     BIGINT PRIMARY KEY REFERENCES person (id),
  token_digest  TEXT NOT NULL UNIQUE,
  made_at       BIGINT NOT NULL
);

-- Jobs that run every minute leave many turns, few of them failed.
CREATE INDEX job_turn_failed ON job_turn (job, due_at) WHERE state = 'failed';
