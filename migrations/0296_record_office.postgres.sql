-- What an office keeps of requests to correct records besides (条例第四十一条): handed in over the counter with a scan, letters, and their end once their time in the
-- archive is over. received_on: the day on which it was handed in; null: by the page, on the day of `at`. entered_by: who entered it. erased_at: its key is gone.
-- Files and letters lie sealed under the key of the row; file digests are of the sealed bytes in the blobs.
ALTER TABLE request_record_correction ADD COLUMN received_on TEXT;
ALTER TABLE request_record_correction ADD COLUMN entered_by BIGINT REFERENCES person (id);
ALTER TABLE request_record_correction ADD COLUMN erased_at BIGINT;

CREATE TABLE request_record_file (
  organ_id       BIGINT NOT NULL,
  record_number  BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  name           BYTEA,
  digest         TEXT NOT NULL,
  bytes          BIGINT NOT NULL,
  at             BIGINT NOT NULL,
  PRIMARY KEY (organ_id, record_number, number),
  FOREIGN KEY (organ_id, record_number) REFERENCES request_record_correction (organ_id, number)
);
CREATE INDEX request_record_file_by_digest ON request_record_file (digest);

CREATE TABLE request_record_letter (
  organ_id       BIGINT NOT NULL,
  record_number  BIGINT NOT NULL,
  number         BIGINT NOT NULL,
  handler_id     BIGINT NOT NULL REFERENCES organ (id),
  letter_number  TEXT NOT NULL,
  dated_on       TEXT NOT NULL,
  delivered_on   TEXT,
  at             BIGINT NOT NULL,
  body           BYTEA,
  proof          BYTEA,
  PRIMARY KEY (organ_id, record_number, number),
  FOREIGN KEY (organ_id, record_number) REFERENCES request_record_correction (organ_id, number)
);

-- Beside the cases of a list of what is destroyed (migrations/0271_disposal.*).
CREATE TABLE request_disposal_record (
  organ_id       BIGINT NOT NULL,
  list           BIGINT NOT NULL,
  record_organ   BIGINT NOT NULL,
  record_number  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, list, record_organ, record_number),
  FOREIGN KEY (organ_id, list) REFERENCES request_disposal (organ_id, number),
  FOREIGN KEY (record_organ, record_number) REFERENCES request_record_correction (organ_id, number)
);
CREATE INDEX request_disposal_record_by_record ON request_disposal_record (record_organ, record_number);

-- As of cases: nothing is destroyed without approval, and the record of it stays (档案法第二十一条第二款).
CREATE FUNCTION request_disposal_record_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a disposal record stays';
  ELSIF NOT EXISTS (SELECT 1 FROM request_disposal d WHERE d.organ_id = NEW.organ_id AND d.number = NEW.list AND d.state = 'proposed') THEN
    RAISE EXCEPTION 'what was decided on stays as it was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_disposal_record_guard BEFORE INSERT OR DELETE ON request_disposal_record FOR EACH ROW EXECUTE FUNCTION request_disposal_record_guard();

CREATE FUNCTION request_record_erasure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ((OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) OR (OLD.row_key IS NOT NULL AND NEW.row_key IS NULL)) AND NOT EXISTS (
      SELECT 1 FROM request_disposal_record c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = c.list
      WHERE c.record_organ = NEW.organ_id AND c.record_number = NEW.number AND d.state = 'approved') THEN
    RAISE EXCEPTION 'no approved disposal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_record_erased_by_disposal BEFORE UPDATE ON request_record_correction FOR EACH ROW EXECUTE FUNCTION request_record_erasure_guard();
