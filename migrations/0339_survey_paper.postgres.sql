-- What is put into a survey (oversight/survey/survey_urn_actions.h, which tells why no answer can be tied to a person). No table has a time, a number in order, an
-- address or a key of the other one; mark is random. survey_ticket: keyed digests of the browsers that answered, gone when the survey is over. survey_arrival: slips
-- since they were mixed last; survey_answer: those that were. question 0: what was chosen on one paper; else sealed words to that question, apart from the paper.
CREATE TABLE survey_ticket (
  organ_id  BIGINT NOT NULL,
  survey    BIGINT NOT NULL,
  ticket    TEXT NOT NULL,
  PRIMARY KEY (organ_id, survey, ticket)
);

CREATE TABLE survey_arrival (
  organ_id  BIGINT NOT NULL,
  survey    BIGINT NOT NULL,
  mark      TEXT NOT NULL,
  question  BIGINT NOT NULL,
  choices   TEXT NOT NULL,
  words     BYTEA,
  PRIMARY KEY (organ_id, survey, mark)
);

CREATE TABLE survey_answer (
  organ_id  BIGINT NOT NULL,
  survey    BIGINT NOT NULL,
  mark      TEXT NOT NULL,
  question  BIGINT NOT NULL,
  choices   TEXT NOT NULL,
  words     BYTEA,
  PRIMARY KEY (organ_id, survey, mark)
);
