-- An assessment (考核) of a county's organs over a time, with its table of indicators and who is assessed (src/assessment/period.h, indicator.h; 条例第四十六条).
-- organ_id: who keeps it, the department in charge. state: table, self, review, shown, concluded. item: number of the item of that organ which carries the
-- results to the public; none until it is concluded. Points are hundredths. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE assessment (
  id             INTEGER PRIMARY KEY,
  organ_id       BIGINT NOT NULL REFERENCES organ (id),
  title          TEXT NOT NULL,
  first_day      TEXT NOT NULL,
  last_day       TEXT NOT NULL,
  self_by        TEXT NOT NULL,
  appeal_days    BIGINT NOT NULL,
  answer_days    BIGINT NOT NULL,
  excellent      BIGINT NOT NULL,
  good           BIGINT NOT NULL,
  pass           BIGINT NOT NULL,
  state          TEXT NOT NULL,
  shown_on       TEXT,
  appeal_until   TEXT,
  concluded_on   TEXT,
  item           BIGINT,
  version        BIGINT NOT NULL
);

-- A row of its table. parent: number of the row above, 0 at the top. kind: group, automatic, manual. source: id of the ledger that is counted (ledger_source.h);
-- rule: rate, deduct, reach, reward; each: points for one; target: of reach.
CREATE TABLE assessment_indicator (
  assessment      BIGINT NOT NULL REFERENCES assessment (id),
  number          BIGINT NOT NULL,
  parent          BIGINT NOT NULL,
  name            TEXT NOT NULL,
  kind            TEXT NOT NULL,
  points          BIGINT NOT NULL,
  source          TEXT NOT NULL,
  rule            TEXT NOT NULL,
  each_points     BIGINT NOT NULL,
  target          BIGINT NOT NULL,
  basis           TEXT NOT NULL,
  needs_evidence  BIGINT NOT NULL,
  is_bonus        BIGINT NOT NULL,
  PRIMARY KEY (assessment, number)
);

-- Who is assessed, in which group they are ranked, and when they handed in what they say of themselves.
CREATE TABLE assessment_organ (
  assessment    BIGINT NOT NULL REFERENCES assessment (id),
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  group_name    TEXT NOT NULL,
  handed_in_on  TEXT,
  handed_in_by  TEXT NOT NULL,
  version       BIGINT NOT NULL,
  PRIMARY KEY (assessment, organ_id)
);
CREATE INDEX assessment_organ_by_organ ON assessment_organ (organ_id, assessment);

-- What happened, for the page; added and never changed. organ_id 0: of the whole.
CREATE TABLE assessment_event (
  assessment  BIGINT NOT NULL REFERENCES assessment (id),
  number      BIGINT NOT NULL,
  organ_id    BIGINT NOT NULL,
  indicator   BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  person      TEXT NOT NULL,
  words       TEXT NOT NULL,
  PRIMARY KEY (assessment, number)
);
CREATE INDEX assessment_event_by_organ ON assessment_event (assessment, organ_id, number);
