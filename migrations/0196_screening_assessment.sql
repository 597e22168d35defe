-- Impact assessments of lists of persons that are to be published (个人信息保护法第五十五条、第五十六条). Written once and never changed: what is
-- assessed anew is a new one. Kept for three years at least; nothing deletes them. Days are text (Beijing), instants seconds since 1970.

-- series: what the lists of this kind are called; one assessment serves all of them until until_day. columns: a line each. basis: an id of
-- assessment_basis.cc, or other with its words. is_lawful, fits: what was judged (第五十六条第一款第（一）、（三）项). replaces: the one that it takes
-- the place of. ended_at: it holds no more, with who and why.
CREATE TABLE screening_assessment (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  series        TEXT NOT NULL,
  columns       TEXT NOT NULL,
  row_count     BIGINT NOT NULL,
  has_minors    BIGINT NOT NULL,
  has_health    BIGINT NOT NULL,
  basis         TEXT NOT NULL,
  basis_words   TEXT NOT NULL,
  purpose       TEXT NOT NULL,
  way           TEXT NOT NULL,
  necessity     TEXT NOT NULL,
  sensitive     TEXT NOT NULL,
  risks         TEXT NOT NULL,
  safeguards    TEXT NOT NULL,
  is_lawful     BIGINT NOT NULL,
  fits          BIGINT NOT NULL,
  until_day     TEXT NOT NULL,
  replaces      BIGINT,
  person_id     BIGINT NOT NULL,
  person        TEXT NOT NULL,
  at            BIGINT NOT NULL,
  ended_at      BIGINT,
  ended_by      TEXT NOT NULL,
  ended_reason  TEXT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- What somebody said that an assessment covers, besides lists that bear the name of its series. subject: "item/12-345".
CREATE TABLE screening_assessment_cover (
  organ_id   BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  subject    TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number, subject),
  FOREIGN KEY (organ_id, number) REFERENCES screening_assessment (organ_id, number)
);

CREATE INDEX screening_assessment_cover_by_subject ON screening_assessment_cover (organ_id, subject);
