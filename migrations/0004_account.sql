-- Organs, people, posts, sign-in, and the audit trail. Days are text (2026-01-31, Beijing); instants are seconds since 1970.

-- The tree under the county government. name, short_name repeat the row of organ_name in force. closed_on is the first day
-- on which the organ no longer existed.
CREATE TABLE organ (
  id           INTEGER PRIMARY KEY,
  parent_id    BIGINT REFERENCES organ (id),
  kind         TEXT NOT NULL,
  code         TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  short_name   TEXT NOT NULL,
  place_code   TEXT NOT NULL,
  credit_code  TEXT NOT NULL,
  vertical     BIGINT NOT NULL,
  opened_on    TEXT NOT NULL,
  closed_on    TEXT,
  version      BIGINT NOT NULL,
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
);

CREATE INDEX organ_by_parent ON organ (parent_id);
CREATE UNIQUE INDEX organ_root ON organ (kind) WHERE parent_id IS NULL;

CREATE TABLE organ_name (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  from_day    TEXT NOT NULL,
  name        TEXT NOT NULL,
  short_name  TEXT NOT NULL,
  PRIMARY KEY (organ_id, from_day)
);

-- What happened to an organ, added and never changed. kind: founded, renamed, merged (into other_id), absorbed (other_id came
-- in), abolished, moved (below another parent).
CREATE TABLE organ_change (
  id        INTEGER PRIMARY KEY,
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  on_day    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  other_id  BIGINT REFERENCES organ (id),
  detail    TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  at        BIGINT NOT NULL
);

CREATE INDEX organ_change_by_organ ON organ_change (organ_id, id);

-- What the guide must hold (条例第十二条), the review body, and where an applicant may turn to. *_by: rule or person.
CREATE TABLE organ_guide (
  organ_id           BIGINT PRIMARY KEY REFERENCES organ (id),
  work_body          TEXT NOT NULL,
  address            TEXT NOT NULL,
  postcode           TEXT NOT NULL,
  hours              TEXT NOT NULL,
  phone              TEXT NOT NULL,
  fax                TEXT NOT NULL,
  email              TEXT NOT NULL,
  web                TEXT NOT NULL,
  classification     TEXT NOT NULL,
  arrangement        TEXT NOT NULL,
  ways               TEXT NOT NULL,
  secrecy_body       TEXT NOT NULL,
  reconsideration    TEXT NOT NULL,
  reconsideration_by TEXT NOT NULL,
  court              TEXT NOT NULL,
  court_by           TEXT NOT NULL,
  updated_at         BIGINT NOT NULL,
  version            BIGINT NOT NULL
);

-- People who work here. login is lower case. password: argon2id, empty until the first one is set. state: invited, active,
-- stopped. totp_key: sealed under the installation's key; null until a device is bound.
CREATE TABLE person (
  id               INTEGER PRIMARY KEY,
  login            TEXT NOT NULL UNIQUE,
  name             TEXT NOT NULL,
  phone            TEXT NOT NULL,
  email            TEXT NOT NULL,
  state            TEXT NOT NULL,
  password         TEXT NOT NULL,
  password_set_at  BIGINT,
  must_change      BIGINT NOT NULL,
  totp_key         BLOB,
  totp_last_step   BIGINT NOT NULL,
  sso_subject      TEXT UNIQUE,
  created_at       BIGINT NOT NULL,
  version          BIGINT NOT NULL
);

-- The last few, so that a new password is none of them.
CREATE TABLE old_password (
  person_id  BIGINT NOT NULL REFERENCES person (id),
  set_at     BIGINT NOT NULL,
  password   TEXT NOT NULL,
  PRIMARY KEY (person_id, set_at)
);

CREATE TABLE recovery_code (
  person_id  BIGINT NOT NULL REFERENCES person (id),
  digest     TEXT NOT NULL,
  used_at    BIGINT,
  PRIMARY KEY (person_id, digest)
);

CREATE TABLE post (
  id              INTEGER PRIMARY KEY,
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  person_id       BIGINT NOT NULL REFERENCES person (id),
  kind            TEXT NOT NULL,
  from_day        TEXT NOT NULL,
  until_day       TEXT,
  delegated_from  BIGINT REFERENCES post (id),
  reason          TEXT NOT NULL
);

CREATE INDEX post_by_person ON post (person_id);
CREATE INDEX post_by_organ ON post (organ_id, kind);

-- token_digest: SM3 of the cookie; the cookie itself is nowhere.
CREATE TABLE session (
  token_digest   TEXT PRIMARY KEY,
  person_id      BIGINT NOT NULL REFERENCES person (id),
  started_at     BIGINT NOT NULL,
  seen_at        BIGINT NOT NULL,
  ends_at        BIGINT NOT NULL,
  stage          TEXT NOT NULL,      -- password (second factor owed), enrol (device to be bound), change (password to be changed), full
  address        TEXT NOT NULL,
  agent          TEXT NOT NULL,
  ended_at       BIGINT
);

CREATE INDEX session_by_person ON session (person_id, ended_at);

-- One-time links: setup of the installation (no person yet), first password of a person, reset.
CREATE TABLE one_time_link (
  token_digest  TEXT PRIMARY KEY,
  purpose       TEXT NOT NULL,
  person_id     BIGINT REFERENCES person (id),
  ends_at       BIGINT NOT NULL,
  used_at       BIGINT
);

-- Sign-ins tried, for the limits; kept for some days only. account: keyed digest of what was typed as login.
CREATE TABLE sign_in_attempt (
  id       INTEGER PRIMARY KEY,
  account  TEXT NOT NULL,
  address  TEXT NOT NULL,
  at       BIGINT NOT NULL,
  failed   BIGINT NOT NULL
);

CREATE INDEX sign_in_attempt_by_account ON sign_in_attempt (account, at);
CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address, at);

-- One chain an organ (0: the installation), numbered from 1 without gaps. mac = HMAC-SM3 over the entry and the mac before it.
-- detail: JSON without personal text.
CREATE TABLE audit_entry (
  organ_id   BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  post       TEXT NOT NULL,
  act        TEXT NOT NULL,
  object     TEXT NOT NULL,
  outcome    TEXT NOT NULL,
  detail     TEXT NOT NULL,
  address    TEXT NOT NULL,
  mac        BLOB NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_person ON audit_entry (person_id, at);

-- The end of each chain. Its row is the lock under which the chain grows.
CREATE TABLE audit_head (
  organ_id  BIGINT PRIMARY KEY,
  number    BIGINT NOT NULL,
  mac       BLOB NOT NULL
);

-- Heads as they were signed and written out.
CREATE TABLE audit_export (
  day          TEXT PRIMARY KEY,
  body         TEXT NOT NULL,
  signature    BLOB NOT NULL,
  exported_at  BIGINT NOT NULL
);
