-- What was destroyed again after a backup from before its erasure was brought back (request/erasure_list_export.h). what: case, message. erased_at: when it was
-- destroyed first, by a disposal that this database does not know; recorded: 1 once it stands in the audit trail. Instants are seconds since 1970.
CREATE TABLE erasure_restored (
  what         TEXT NOT NULL,
  organ_id     BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  erased_at    BIGINT NOT NULL,
  restored_at  BIGINT NOT NULL,
  recorded     BIGINT NOT NULL,
  PRIMARY KEY (what, organ_id, number)
);
CREATE INDEX erasure_restored_unrecorded ON erasure_restored (what) WHERE recorded = 0;
CREATE TRIGGER erasure_restored_no_delete BEFORE DELETE ON erasure_restored
BEGIN SELECT RAISE(ABORT, 'a record of an erasure stays'); END;

-- When the file of the database was last written anew (request/erasure_list_export.h, ErasureKeeping::Sweep): what was destroyed before stands in none of its
-- gaps. One row, none: never.
CREATE TABLE erasure_sweep (
  id  BIGINT PRIMARY KEY,
  at  BIGINT NOT NULL
);

-- Which those are that the list has to hold, looked for every minute.
CREATE INDEX request_case_erased ON request_case (erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX public_message_erased ON public_message (erased_at) WHERE erased_at IS NOT NULL;

-- As in 0271, and besides what was approved in data that came after this backup.
DROP TRIGGER request_case_erased_by_disposal;
CREATE TRIGGER request_case_erased_by_disposal BEFORE UPDATE ON request_case
WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL OR OLD.case_key IS NOT NULL AND NEW.case_key IS NULL) AND NOT EXISTS (
    SELECT 1 FROM request_disposal_case c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = c.list
    WHERE c.case_organ = NEW.organ_id AND c.case_number = NEW.number AND d.state = 'approved')
  AND NOT EXISTS (SELECT 1 FROM erasure_restored r WHERE r.what = 'case' AND r.organ_id = NEW.organ_id AND r.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'no approved disposal'); END;
