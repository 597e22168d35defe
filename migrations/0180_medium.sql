-- The registers of 政务新媒体 accounts and of platforms. Days are text (Beijing), instants seconds since 1970. number: within the organ.
-- platform: wechat, weibo, …; kind: account, mini_program, app; filing: none, filed, cancelled; state: running, frozen, closed, with the
-- day and the reason. followers: empty where nobody counted them, with the day of the count. version: one more with each change.
CREATE TABLE medium (
  organ_id       BIGINT NOT NULL REFERENCES organ (id),
  number         BIGINT NOT NULL,
  name           TEXT NOT NULL,
  platform       TEXT NOT NULL,
  kind           TEXT NOT NULL,
  operator       TEXT NOT NULL,
  responsible    TEXT NOT NULL,
  phone          TEXT NOT NULL,
  filing         TEXT NOT NULL,
  filing_number  TEXT NOT NULL,
  filed_on       TEXT,
  opened_on      TEXT,
  state          TEXT NOT NULL,
  state_since    TEXT,
  state_words    TEXT NOT NULL,
  followers      BIGINT,
  counted_on     TEXT,
  version        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- What an account published, put down by hand; what went out by the channel 政务新媒体 stands in channel_posting. annulled_words: why it
-- counts no more; empty: it counts.
CREATE TABLE medium_entry (
  organ_id        BIGINT NOT NULL,
  medium          BIGINT NOT NULL,
  number          BIGINT NOT NULL,
  published_on    TEXT NOT NULL,
  title           TEXT NOT NULL,
  address         TEXT NOT NULL,
  annulled_words  TEXT NOT NULL,
  recorded_by     BIGINT NOT NULL REFERENCES person (id),
  recorded_name   TEXT NOT NULL,
  recorded_at     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, medium, number),
  FOREIGN KEY (organ_id, medium) REFERENCES medium (organ_id, number)
);

CREATE INDEX medium_entry_by_day ON medium_entry (organ_id, medium, published_on);

-- security_level: 等保 grade, 0 (not graded) to 5. graded_on: 定级备案; assessed_on: the last 测评; inspected_on: the last inspection. ended_on: it
-- is used no more.
CREATE TABLE service_platform (
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  number          BIGINT NOT NULL,
  name            TEXT NOT NULL,
  kind            TEXT NOT NULL,
  address         TEXT NOT NULL,
  provider        TEXT NOT NULL,
  contract_from   TEXT,
  contract_until  TEXT,
  security_level  BIGINT NOT NULL,
  graded_on       TEXT,
  assessed_on     TEXT,
  inspected_on    TEXT,
  contact         TEXT NOT NULL,
  phone           TEXT NOT NULL,
  ended_on        TEXT,
  version         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
