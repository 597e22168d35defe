-- What came of an assessment, as it was concluded; never changed. total: hundredths; none: nothing of the table applied to the organ.
CREATE TABLE assessment_result (
  assessment  BIGINT NOT NULL,
  organ_id    BIGINT NOT NULL,
  group_name  TEXT NOT NULL,
  total       BIGINT,
  place       BIGINT NOT NULL,
  grade       TEXT NOT NULL,
  PRIMARY KEY (assessment, organ_id),
  FOREIGN KEY (assessment, organ_id) REFERENCES assessment_organ (assessment, organ_id)
);
CREATE INDEX assessment_result_by_organ ON assessment_result (organ_id, assessment);
