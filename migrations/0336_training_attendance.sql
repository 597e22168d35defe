-- Who took part in a training (oversight/training/attendance.h), and the test after it (oversight/training/quiz.h). person_id: with an account; of_organ: whose he is, null
-- for a unit that is none of the county's, which organ_name names. way: account, name, hand. verified: 0 until the trainer has confirmed a name. struck_words: why a row
-- counts no more. browser: keyed digest of the form's cookie, emptied when the signing in closes. Name and organ are all that is asked.
CREATE TABLE oversight_training_attendance (
  organ_id      BIGINT NOT NULL,
  training      BIGINT NOT NULL,
  number        BIGINT NOT NULL,
  person_id     BIGINT REFERENCES person (id),
  name          TEXT NOT NULL,
  of_organ      BIGINT REFERENCES organ (id),
  organ_name    TEXT NOT NULL,
  way           TEXT NOT NULL,
  verified      BIGINT NOT NULL,
  at            BIGINT NOT NULL,
  struck_words  TEXT NOT NULL,
  browser       TEXT NOT NULL,
  PRIMARY KEY (organ_id, training, number),
  FOREIGN KEY (organ_id, training) REFERENCES oversight_training (organ_id, number)
);
CREATE INDEX oversight_training_attendance_by_person ON oversight_training_attendance (person_id);

-- Every version of a test stays. until_day: the last day on which it is taken.
CREATE TABLE oversight_training_quiz (
  organ_id   BIGINT NOT NULL,
  training   BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  pass_mark  BIGINT NOT NULL,
  tries      BIGINT NOT NULL,
  until_day  TEXT,
  person_id  BIGINT NOT NULL REFERENCES person (id),
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, training, version),
  FOREIGN KEY (organ_id, training) REFERENCES oversight_training (organ_id, number)
);

-- kind: single, several, yes_no. choices: a line each. right_ones: letters in their order.
CREATE TABLE oversight_training_question (
  organ_id    BIGINT NOT NULL,
  training    BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  number      BIGINT NOT NULL,
  kind        TEXT NOT NULL,
  words       TEXT NOT NULL,
  choices     TEXT NOT NULL,
  right_ones  TEXT NOT NULL,
  PRIMARY KEY (organ_id, training, version, number),
  FOREIGN KEY (organ_id, training, version) REFERENCES oversight_training_quiz (organ_id, training, version)
);

-- A try. answers: letters a question, with | between. points: of a hundred.
CREATE TABLE oversight_training_result (
  organ_id    BIGINT NOT NULL,
  training    BIGINT NOT NULL,
  attendance  BIGINT NOT NULL,
  attempt     BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  answers     TEXT NOT NULL,
  points      BIGINT NOT NULL,
  passed      BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (organ_id, training, attendance, attempt),
  FOREIGN KEY (organ_id, training, attendance) REFERENCES oversight_training_attendance (organ_id, training, number),
  FOREIGN KEY (organ_id, training, version) REFERENCES oversight_training_quiz (organ_id, training, version)
);
