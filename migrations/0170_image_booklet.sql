-- Images that an organ put into the bodies of its items (disclosure/body_image.h). The bytes are a blob; a body names them by their
-- digest, which its own digest covers. A row stays: a version that was signed names it for good. width, height: in points.
CREATE TABLE body_image (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  digest       TEXT NOT NULL,
  size         BIGINT NOT NULL,
  width        BIGINT NOT NULL,
  height       BIGINT NOT NULL,
  uploaded_by  BIGINT NOT NULL REFERENCES person (id),
  uploaded_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, digest)
);

CREATE INDEX body_image_by_day ON body_image (organ_id, uploaded_at);
CREATE INDEX body_image_by_digest ON body_image (digest);

-- Leaflets and booklets of public items (disclosure/channel/booklet.h). number: within the organ that compiles it. made_on: the day on
-- which it was made last, of the versions in its entries; none: a draft. Once copies went out it stays as it is.
CREATE TABLE booklet (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  number      BIGINT NOT NULL,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  made_on     TEXT,
  changed_by  BIGINT NOT NULL REFERENCES person (id),
  changed_at  BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number)
);

-- item_organ, item: of any organ of the county. made_version: 0 while it is a draft.
CREATE TABLE booklet_entry (
  organ_id      BIGINT NOT NULL,
  booklet       BIGINT NOT NULL,
  position      BIGINT NOT NULL,
  item_organ    BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  made_version  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, booklet, position),
  FOREIGN KEY (organ_id, booklet) REFERENCES booklet (organ_id, number),
  FOREIGN KEY (item_organ, item) REFERENCES item (organ_id, number)
);

-- Copies that went out. Each item of the organ has a posting besides (channel_posting), which is taken down and annulled there.
CREATE TABLE booklet_handout (
  organ_id     BIGINT NOT NULL,
  booklet      BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  channel      TEXT NOT NULL,
  place        TEXT NOT NULL,
  copies       BIGINT NOT NULL,
  handed_on    TEXT NOT NULL,
  handed_by    TEXT NOT NULL,
  recorded_by  BIGINT NOT NULL REFERENCES person (id),
  recorded_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, booklet, number),
  FOREIGN KEY (organ_id, booklet) REFERENCES booklet (organ_id, number)
);
