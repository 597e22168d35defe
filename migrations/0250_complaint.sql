-- A message of the kind complaint (disclosure/participation/complaint.h): of which organ, of what, what was found true and what is to be put right.
-- against_id: the organ complained of, which is never the handler. body: as what the handler takes it (authority, above). verdict: founded, partly, unfounded;
-- measure: urge, criticise; empty until it is decided. proposes: 1 where those in charge are proposed to be held to account. order_words, sent_back: the
-- office's words to the organ, which tell nothing of who complained; rectified: the organ's. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE complaint (
  organ_id      BIGINT NOT NULL,
  message       BIGINT NOT NULL,
  against_id    BIGINT NOT NULL REFERENCES organ (id),
  subject       TEXT NOT NULL,
  body          TEXT NOT NULL,
  verdict       TEXT NOT NULL,
  measure       TEXT NOT NULL,
  proposes      BIGINT NOT NULL,
  order_words   TEXT NOT NULL,
  correct_by    TEXT,
  decided_at    BIGINT,
  sent_back     TEXT NOT NULL,
  rectified     TEXT NOT NULL,
  rectified_on  TEXT,
  reported_at   BIGINT,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, message),
  FOREIGN KEY (organ_id, message) REFERENCES public_message (organ_id, number)
);

CREATE INDEX complaint_by_organ ON complaint (against_id, correct_by);
