-- An organ does not agree with its points for an indicator (src/assessment/appeal.h). state: open, upheld, partly, rejected. before_points, after_points: hundredths.
CREATE TABLE assessment_appeal (
  assessment     BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  organ_id       BIGINT NOT NULL,
  indicator      BIGINT NOT NULL,
  words          TEXT NOT NULL,
  filed_on       TEXT NOT NULL,
  due_on         TEXT NOT NULL,
  state          TEXT NOT NULL,
  before_points  BIGINT,
  after_points   BIGINT,
  answer         TEXT NOT NULL,
  answered_on    TEXT,
  answered_by    TEXT NOT NULL,
  version        BIGINT NOT NULL,
  PRIMARY KEY (assessment, number),
  FOREIGN KEY (assessment, organ_id) REFERENCES assessment_organ (assessment, organ_id)
);
CREATE INDEX assessment_appeal_by_state ON assessment_appeal (state, due_on);
