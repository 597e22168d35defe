-- How a dispute goes on after its end: a new trial of a suit (remedy/dispute_fold.h), and after its time in the archive the destruction of what names anybody
-- (remedy/dispute_disposal.h). retrial: none, asked, ordered. counted_*: the end by which table 4 of an earlier year counted it, before it was tried anew.
-- erased_at: who, in what words and with what files is destroyed since then; row_key and words are empty.
ALTER TABLE dispute ADD COLUMN retrial TEXT NOT NULL DEFAULT 'none';
ALTER TABLE dispute ADD COLUMN counted_decided_on TEXT;
ALTER TABLE dispute ADD COLUMN counted_effect_on TEXT;
ALTER TABLE dispute ADD COLUMN counted_result TEXT;
ALTER TABLE dispute ADD COLUMN erased_at BIGINT;
CREATE INDEX dispute_erased ON dispute (erased_at) WHERE erased_at IS NOT NULL;
-- Of a new trial: 1 where it is tried as on appeal, so that its judgment is the last one.
ALTER TABLE dispute_event ADD COLUMN as_appeal BIGINT NOT NULL DEFAULT 0;

-- Lists of disputes of which that is destroyed: proposed by one person, decided on by another, kept for good; as request_disposal (0271). Instants: seconds since
-- 1970.
CREATE TABLE dispute_disposal (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  number       BIGINT NOT NULL,
  state        TEXT NOT NULL,
  years        BIGINT NOT NULL,
  reason       TEXT NOT NULL,
  proposed_by  BIGINT NOT NULL REFERENCES person (id),
  proposer     TEXT NOT NULL,
  proposed_at  BIGINT NOT NULL,
  decided_by   BIGINT REFERENCES person (id),
  decider      TEXT NOT NULL,
  decided_at   BIGINT,
  decision     TEXT NOT NULL,
  version      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- The disputes of a list; of the same organ.
CREATE TABLE dispute_disposal_entry (
  organ_id  BIGINT NOT NULL,
  list      BIGINT NOT NULL,
  dispute   BIGINT NOT NULL,
  PRIMARY KEY (organ_id, list, dispute),
  FOREIGN KEY (organ_id, list) REFERENCES dispute_disposal (organ_id, number),
  FOREIGN KEY (organ_id, dispute) REFERENCES dispute (organ_id, number)
);
CREATE INDEX dispute_disposal_entry_by_dispute ON dispute_disposal_entry (organ_id, dispute);
