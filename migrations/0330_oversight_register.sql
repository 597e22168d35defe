-- The registers of oversight (oversight/register/register_kind.h): what organs keep beside their ledgers, from which section one and five of their reports are
-- told. organ_id: who keeps it; kind: the register; from_day and until_day: the day on which it happened, the year in which it is so, or from when until when it is
-- in force ('9999-12-31' while it is); about_id: the organ that it is about. content: which of its contents holds. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE oversight_register_entry (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  number     BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  from_day   TEXT NOT NULL,
  until_day  TEXT NOT NULL,
  about_id   BIGINT REFERENCES organ (id),
  state      TEXT NOT NULL,
  ending     TEXT NOT NULL,
  content    BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE INDEX oversight_register_by_day ON oversight_register_entry (organ_id, kind, from_day);
CREATE INDEX oversight_register_by_about ON oversight_register_entry (about_id) WHERE about_id IS NOT NULL;

-- What was written, once and after each correction: a line "field=value" for each field (PackValues). Added and never changed.
CREATE TABLE oversight_register_content (
  organ_id   BIGINT NOT NULL,
  entry      BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  from_day   TEXT NOT NULL,
  field_values TEXT NOT NULL,
  PRIMARY KEY (organ_id, entry, number),
  FOREIGN KEY (organ_id, entry) REFERENCES oversight_register_entry (organ_id, number)
);

-- What follows an entry, with its day and what was done: 整改, progress, reviews.
CREATE TABLE oversight_register_step (
  organ_id   BIGINT NOT NULL,
  entry      BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  what       TEXT NOT NULL,
  owner      TEXT NOT NULL,
  due        TEXT NOT NULL,
  done_on    TEXT,
  outcome    TEXT NOT NULL,
  person     TEXT NOT NULL,
  PRIMARY KEY (organ_id, entry, number),
  FOREIGN KEY (organ_id, entry) REFERENCES oversight_register_entry (organ_id, number)
);

CREATE INDEX oversight_register_step_open ON oversight_register_step (due) WHERE done_on IS NULL;

-- Evidence. step: of which step it is the proof; 0: of the entry. Added and never taken away.
CREATE TABLE oversight_register_file (
  organ_id   BIGINT NOT NULL,
  entry      BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  step       BIGINT NOT NULL,
  name       TEXT NOT NULL,
  digest     TEXT NOT NULL,
  size       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, entry, number),
  FOREIGN KEY (organ_id, entry) REFERENCES oversight_register_entry (organ_id, number)
);

CREATE INDEX oversight_register_file_by_digest ON oversight_register_file (digest);

-- What happened to it; added and never changed. content: the one that it made, 0 for none.
CREATE TABLE oversight_register_event (
  organ_id   BIGINT NOT NULL,
  entry      BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  words      TEXT NOT NULL,
  content    BIGINT NOT NULL,
  PRIMARY KEY (organ_id, entry, number),
  FOREIGN KEY (organ_id, entry) REFERENCES oversight_register_entry (organ_id, number)
);

-- "None this year", of a register or of one of its choices ('' for all of it): by this a 0 in a report is a statement.
CREATE TABLE oversight_register_none (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  number     BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  choice     TEXT NOT NULL,
  year       BIGINT NOT NULL,
  words      TEXT NOT NULL,
  at         BIGINT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  taken_back BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE INDEX oversight_register_none_by_year ON oversight_register_none (organ_id, year);
