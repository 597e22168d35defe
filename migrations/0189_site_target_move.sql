-- A target that goes to another address while pages lie at the old one: what a person decided about those. decision: clear (all there is removed
-- first, and then it moves), stays (for the reason in words). to_secret: sealed as site_target.secret. state: waiting (the old site is being
-- cleared), done, dropped (somebody decided otherwise before it was cleared).
CREATE TABLE site_target_move (
  target_id     BIGINT NOT NULL REFERENCES site_target (id),
  number        BIGINT NOT NULL,
  from_kind     TEXT NOT NULL,
  from_address  TEXT NOT NULL,
  to_kind       TEXT NOT NULL,
  to_address    TEXT NOT NULL,
  to_shown_at   TEXT NOT NULL,
  to_secret     TEXT NOT NULL,
  decision      TEXT NOT NULL,
  words         TEXT NOT NULL,
  files         BIGINT NOT NULL,
  state         TEXT NOT NULL,
  person_id     BIGINT NOT NULL REFERENCES person (id),
  person_name   TEXT NOT NULL,
  at            BIGINT NOT NULL,
  ended_at      BIGINT,
  PRIMARY KEY (target_id, number)
);
