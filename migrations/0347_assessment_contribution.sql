-- What an organ sent in for the county to use (信息报送), whether it was taken, and where it was used above (src/assessment/contribution.h). used_level: none, city,
-- province, nation. struck_words: why it counts no more; empty: it counts. Nothing is deleted.
CREATE TABLE assessment_contribution (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  title         TEXT NOT NULL,
  author        TEXT NOT NULL,
  sent_on       TEXT NOT NULL,
  accepted_on   TEXT,
  used_level    TEXT NOT NULL,
  used_in       TEXT NOT NULL,
  used_on       TEXT,
  struck_words  TEXT NOT NULL,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
CREATE INDEX assessment_contribution_by_day ON assessment_contribution (sent_on);
