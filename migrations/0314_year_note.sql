-- What an organ keeps of its year for its report (report/compile/year_note.h). annual_promise: what section five of the report on `year` promised to improve;
-- state: open, under_way, done, not_done; outcome: what became of it, in words. annual_work: kind: training, meeting, inspection, evaluation,
-- social_review, accountability. struck_words: why a row counts no more; empty: it counts. Nothing is deleted.
CREATE TABLE annual_promise (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  year          BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  words         TEXT NOT NULL,
  state         TEXT NOT NULL,
  outcome       TEXT NOT NULL,
  struck_words  TEXT NOT NULL,
  person_id     BIGINT NOT NULL,
  person        TEXT NOT NULL,
  at            BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);

CREATE TABLE annual_work (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  year          BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  kind          TEXT NOT NULL,
  on_day        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  people        BIGINT,
  struck_words  TEXT NOT NULL,
  person_id     BIGINT NOT NULL,
  person        TEXT NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);
