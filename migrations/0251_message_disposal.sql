-- Words of messages that are destroyed after their archive period, with an approved record (disclosure/participation/disposal.h; 档案法第二十一条第二款): one
-- record for an organ, a kind and a year in which they ended. basis: the line of the organ's own schedule; appraisal: what the appraisal found. Another person
-- decides than the one who proposes. state: proposed, approved, refused. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE message_disposal (
  organ_id      BIGINT NOT NULL REFERENCES organ (id),
  number        BIGINT NOT NULL,
  kind          TEXT NOT NULL,
  year          BIGINT NOT NULL,
  kept_years    BIGINT NOT NULL,
  basis         TEXT NOT NULL,
  appraisal     TEXT NOT NULL,
  state         TEXT NOT NULL,
  proposed_by   BIGINT NOT NULL REFERENCES person (id),
  proposed_name TEXT NOT NULL,
  proposed_at   BIGINT NOT NULL,
  decided_by    BIGINT REFERENCES person (id),
  decided_name  TEXT NOT NULL,
  decided_at    BIGINT,
  decided_words TEXT NOT NULL,
  version       BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);

-- Which messages a record names; destroyed: 1 once their words are.
CREATE TABLE message_disposal_entry (
  organ_id       BIGINT NOT NULL,
  disposal       BIGINT NOT NULL,
  message_organ  BIGINT NOT NULL,
  message        BIGINT NOT NULL,
  destroyed      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, disposal, message_organ, message),
  FOREIGN KEY (organ_id, disposal) REFERENCES message_disposal (organ_id, number),
  FOREIGN KEY (message_organ, message) REFERENCES public_message (organ_id, number)
);

CREATE INDEX message_disposal_entry_by_message ON message_disposal_entry (message_organ, message);
