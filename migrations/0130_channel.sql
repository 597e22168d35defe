-- What went out by which channel (disclosure/channel_posting.h): who posted an item where, from when until when, with what
-- evidence. A row is added by an act, taken down by an act, and annulled with a reason where it was put down by mistake; none is
-- ever deleted. number: within the organ. version: of the item that was public then. Days are text (Beijing).
CREATE TABLE channel_posting (
  organ_id       BIGINT NOT NULL REFERENCES organ (id),
  number         BIGINT NOT NULL,
  item           BIGINT NOT NULL,
  version        BIGINT NOT NULL,
  channel        TEXT NOT NULL,
  posted_on      TEXT NOT NULL,
  posted_until   TEXT,
  village_id     BIGINT REFERENCES organ (id),
  place          TEXT NOT NULL,
  posted_by      TEXT NOT NULL,
  receipt        TEXT NOT NULL,
  taken_down_on  TEXT,
  annulled_words TEXT NOT NULL,
  recorded_by    BIGINT NOT NULL,
  recorded_at    BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);

CREATE INDEX channel_posting_of_item ON channel_posting (organ_id, item, number);
CREATE INDEX channel_posting_by_day ON channel_posting (posted_on, organ_id, number);
CREATE INDEX channel_posting_still_there ON channel_posting (organ_id, posted_until) WHERE taken_down_on IS NULL AND annulled_words = '';

CREATE TABLE channel_photo (
  organ_id  BIGINT NOT NULL,
  posting   BIGINT NOT NULL,
  position  BIGINT NOT NULL,
  name      TEXT NOT NULL,
  digest    TEXT NOT NULL,
  size      BIGINT NOT NULL,
  PRIMARY KEY (organ_id, posting, position),
  FOREIGN KEY (organ_id, posting) REFERENCES channel_posting (organ_id, number)
);

CREATE INDEX channel_photo_by_digest ON channel_photo (digest);

-- Where the public reads what is published (查阅场所, disclosure/reading_place.h). number: within the organ that keeps it. kind: archive,
-- library, service_hall, reading_room, pick_up, board, screen. closed_on: the first day on which it was no more.
CREATE TABLE reading_place (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  number     BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  address    TEXT NOT NULL,
  hours      TEXT NOT NULL,
  phone      TEXT NOT NULL,
  holdings   TEXT NOT NULL,
  closed_on  TEXT,
  version    BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);
