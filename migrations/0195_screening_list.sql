-- Word lists of screening, with every state they ever had. One counter for the whole county: each change of any word makes a new version.
-- Before the first change the lists are those that came with the program, and there is no row here. Instants are seconds since 1970.

-- Who changed what, when and why; added and never changed. organ_id: 0 for the county's lists, else the organ whose own words they are,
-- which no other one sees. kind: builtin (the program's lists were put here), added, changed, off, on, imported. words: how many.
-- mark: names this state of the lists in the memory of processes.
CREATE TABLE screening_change (
  version    BIGINT PRIMARY KEY,
  organ_id   BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  words      BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  reason     TEXT NOT NULL,
  mark       TEXT NOT NULL
);

CREATE INDEX screening_change_by_organ ON screening_change (organ_id, version);

-- One state of a word: from the version that made it until the one that made another of it (none: it is in force). is_on = 0: kept,
-- and not looked for. wholes: in which it is no hit, a line each. since_day: no hit in what is of an earlier day. Of the list of leaders text
-- is the name, instead the title, note the organ, the days are those of the office (both included).
CREATE TABLE screening_word (
  organ_id       BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  from_version   BIGINT NOT NULL REFERENCES screening_change (version),
  until_version  BIGINT REFERENCES screening_change (version),
  list           TEXT NOT NULL,
  text           TEXT NOT NULL,
  instead        TEXT NOT NULL,
  note           TEXT NOT NULL,
  wholes         TEXT NOT NULL,
  since_day      TEXT,
  until_day      TEXT,
  is_on          BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number, from_version)
);

CREATE INDEX screening_word_by_list ON screening_word (organ_id, list, number);
CREATE INDEX screening_word_until ON screening_word (until_version);
