-- What organs publish (主动公开): items, their versions, the signatures over them, and what became public. Every table begins with
-- the organ. What nobody may do to them, whatever the program: 0101_item_guard. Days are text (Beijing), instants seconds since 1970, digests "sm3:" and 64 hex digits.

-- stage of the latest version: draft, review (handed in), public, registered (signed not to be published). What the lists and the gate ask for is copied here from the version it belongs to; due_on: by when it must be public.
CREATE TABLE item (
  organ_id           BIGINT NOT NULL REFERENCES organ (id),
  number             BIGINT NOT NULL,
  stage              TEXT NOT NULL,
  latest_version     BIGINT NOT NULL,
  index_number       TEXT NOT NULL,
  kind               TEXT NOT NULL,
  column_id          TEXT NOT NULL,
  title              TEXT NOT NULL,
  summary            TEXT NOT NULL,
  attribute          TEXT NOT NULL,
  formed_on          TEXT,
  due_on             TEXT,
  published_version  BIGINT,
  public_from        TEXT,
  public_until       TEXT,
  on_site            BIGINT NOT NULL,
  withdrawn_at       BIGINT,
  withdrawal_kind    TEXT NOT NULL,
  withdrawal_words   TEXT NOT NULL,
  review_again_on    TEXT,
  created_by         BIGINT NOT NULL,
  changed_at         BIGINT NOT NULL,
  version            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE UNIQUE INDEX item_by_index_number ON item (index_number) WHERE index_number <> '';
CREATE INDEX item_by_stage ON item (organ_id, stage, changed_at);
CREATE INDEX item_public ON item (public_from, organ_id, number) WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_whole_organ ON item (organ_id, public_from, number)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_organ ON item (organ_id, column_id, public_from, number)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_of_column ON item (column_id, public_from, organ_id, number)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_review_again ON item (organ_id, review_again_on) WHERE review_again_on IS NOT NULL;

-- The last serial number that was given to an index number of the organ in a year.
CREATE TABLE item_serial (
  organ_id  BIGINT NOT NULL REFERENCES organ (id),
  year      BIGINT NOT NULL,
  last      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year)
);

-- fields: JSON of the fields of the kind; channels: ids with commas. digest: over all that is published of it.
CREATE TABLE item_version (
  organ_id      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  kind          TEXT NOT NULL,
  title         TEXT NOT NULL,
  summary       TEXT NOT NULL,
  body          TEXT NOT NULL,
  fields        TEXT NOT NULL,
  attribute     TEXT NOT NULL,
  ground        TEXT NOT NULL,
  ground_words  TEXT NOT NULL,
  origin        TEXT NOT NULL,
  other_organ   TEXT NOT NULL,
  is_agreed     BIGINT NOT NULL,
  formed_on     TEXT,
  publish_on    TEXT,
  channels      TEXT NOT NULL,
  correction    TEXT NOT NULL,
  digest        TEXT NOT NULL,
  author        BIGINT NOT NULL,
  saved_at      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE TABLE item_attachment (
  organ_id  BIGINT NOT NULL,
  item      BIGINT NOT NULL,
  version   BIGINT NOT NULL,
  position  BIGINT NOT NULL,
  name      TEXT NOT NULL,
  digest    TEXT NOT NULL,
  size      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, version, position),
  FOREIGN KEY (organ_id, item, version) REFERENCES item_version (organ_id, item, number)
);

CREATE INDEX item_attachment_by_digest ON item_attachment (digest);

-- signer: drafter, secrecy, reviewer, approver. A signature holds for the content of its digest and for no other. answers: of the
-- secrecy review, y or n a question.
CREATE TABLE item_signature (
  organ_id     BIGINT NOT NULL,
  item         BIGINT NOT NULL,
  version      BIGINT NOT NULL,
  signer       TEXT NOT NULL,
  digest       TEXT NOT NULL,
  person_id    BIGINT NOT NULL REFERENCES person (id),
  person_name  TEXT NOT NULL,
  at           BIGINT NOT NULL,
  answers      TEXT NOT NULL,
  remark       TEXT NOT NULL,
  number       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, number),
  FOREIGN KEY (organ_id, item, version) REFERENCES item_version (organ_id, item, number)
);

-- What happened to an item, added and never changed. kind: made, handed_in, taken_back, returned, signed, published, withdrawn,
-- correction_begun, registered, reviewed_again.
CREATE TABLE item_event (
  organ_id   BIGINT NOT NULL,
  item       BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  signer     TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, item, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE TABLE item_publication (
  organ_id      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  digest        TEXT NOT NULL,
  published_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, version),
  FOREIGN KEY (organ_id, item, version) REFERENCES item_version (organ_id, item, number)
);
