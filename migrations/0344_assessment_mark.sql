-- What an organ says of itself for an indicator, and what the department in charge made of it (src/assessment/score_sheet.h). Points are hundredths; none: not given.
CREATE TABLE assessment_mark (
  assessment       BIGINT NOT NULL,
  organ_id         BIGINT NOT NULL,
  indicator        BIGINT NOT NULL,
  self_points      BIGINT,
  self_words       TEXT NOT NULL,
  reviewed_points  BIGINT,
  review_words     TEXT NOT NULL,
  version          BIGINT NOT NULL,
  PRIMARY KEY (assessment, organ_id, indicator),
  FOREIGN KEY (assessment, organ_id) REFERENCES assessment_organ (assessment, organ_id)
);

-- Files that prove it; digest: of the bytes in the blobs.
CREATE TABLE assessment_evidence (
  assessment  BIGINT NOT NULL,
  organ_id    BIGINT NOT NULL,
  indicator   BIGINT NOT NULL,
  number      BIGINT NOT NULL,
  name        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  size        BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  person      TEXT NOT NULL,
  PRIMARY KEY (assessment, organ_id, indicator, number),
  FOREIGN KEY (assessment, organ_id) REFERENCES assessment_organ (assessment, organ_id)
);
CREATE INDEX assessment_evidence_by_digest ON assessment_evidence (digest);
