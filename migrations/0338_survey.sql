-- 社会评议 (oversight/survey/survey.h; 条例第四十六条): what is asked, of whom nobody is told. state: draft, waiting, released, stopped. digest: of what was
-- examined. result_item, feedback_item: items of the organ that carry the figures and what was done about them. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE survey (
  organ_id       BIGINT NOT NULL REFERENCES organ (id),
  number         BIGINT NOT NULL,
  title          TEXT NOT NULL,
  intro          TEXT NOT NULL,
  opens_on       TEXT NOT NULL,
  closes_on      TEXT NOT NULL,
  state          TEXT NOT NULL,
  digest         TEXT NOT NULL,
  made_by        BIGINT NOT NULL REFERENCES person (id),
  made_name      TEXT NOT NULL,
  examined_by    BIGINT REFERENCES person (id),
  examined_name  TEXT NOT NULL,
  released_on    TEXT,
  stopped_on     TEXT,
  stopped_words  TEXT NOT NULL,
  result_item    BIGINT,
  feedback       TEXT NOT NULL,
  feedback_item  BIGINT,
  version        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  CHECK (examined_by IS NULL OR examined_by <> made_by)
);

CREATE INDEX survey_by_days ON survey (state, opens_on, closes_on);

-- kind: scale, one, several, words. options: one a line.
CREATE TABLE survey_question (
  organ_id     BIGINT NOT NULL,
  survey       BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  kind         TEXT NOT NULL,
  text         TEXT NOT NULL,
  options      TEXT NOT NULL,
  is_required  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, survey, number),
  FOREIGN KEY (organ_id, survey) REFERENCES survey (organ_id, number)
);

-- What the office did to it; added and never changed. Nothing of who answers.
CREATE TABLE survey_event (
  organ_id   BIGINT NOT NULL,
  survey     BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, survey, number),
  FOREIGN KEY (organ_id, survey) REFERENCES survey (organ_id, number)
);

-- How many papers were put in: written once for many of them.
CREATE TABLE survey_count (
  organ_id  BIGINT NOT NULL,
  survey    BIGINT NOT NULL,
  papers    BIGINT NOT NULL,
  PRIMARY KEY (organ_id, survey),
  FOREIGN KEY (organ_id, survey) REFERENCES survey (organ_id, number)
);
