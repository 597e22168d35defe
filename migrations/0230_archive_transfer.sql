-- Lists with which public information is handed over to the county's archive and library (disclosure/archive/transfer.h): what was on it
-- when it was made, and by whom and when it was received. A list is never deleted; one that was made by mistake is annulled with a
-- reason. number: within the organ. receiver: archive, library. package: of the archive, the yearly package (0: none).
CREATE TABLE archive_transfer (
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  number          BIGINT NOT NULL,
  receiver        TEXT NOT NULL,
  receiver_name   TEXT NOT NULL,
  package         BIGINT NOT NULL,
  from_day        TEXT NOT NULL,
  until_day       TEXT NOT NULL,
  carrier         TEXT NOT NULL,
  remark          TEXT NOT NULL,
  made_by         BIGINT NOT NULL REFERENCES person (id),
  made_name       TEXT NOT NULL,
  made_at         BIGINT NOT NULL,
  received_on     TEXT,
  received_by     TEXT NOT NULL,
  receipt         TEXT NOT NULL,
  recorded_name   TEXT NOT NULL,
  annulled_name   TEXT NOT NULL,
  annulled_words  TEXT NOT NULL,
  version         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

CREATE INDEX archive_transfer_by_day ON archive_transfer (made_at, organ_id, number);

-- told: of what became of the item since, what the receiver was told last: "", "withdrawn", "expired", "v3".
CREATE TABLE archive_transfer_entry (
  organ_id      BIGINT NOT NULL,
  transfer      BIGINT NOT NULL,
  position      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  index_number  TEXT NOT NULL,
  title         TEXT NOT NULL,
  kind          TEXT NOT NULL,
  public_from   TEXT NOT NULL,
  state         TEXT NOT NULL,
  held_back     TEXT NOT NULL,
  digest        TEXT NOT NULL,
  told          TEXT NOT NULL,
  PRIMARY KEY (organ_id, transfer, position),
  FOREIGN KEY (organ_id, transfer) REFERENCES archive_transfer (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE INDEX archive_transfer_entry_by_item ON archive_transfer_entry (organ_id, item);
