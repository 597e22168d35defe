-- Images that an organ put into the bodies of its items (disclosure/body_image.h). The bytes are a blob; a body names them by their
-- digest, which its own digest covers. A row that a version named stays for good (is_named);
-- one that none named goes after thirty days. width, height: in points.
CREATE TABLE body_image (
  organ_id     BIGINT NOT NULL REFERENCES organ (id),
  digest       TEXT NOT NULL,
  size         BIGINT NOT NULL,
  width        BIGINT NOT NULL,
  height       BIGINT NOT NULL,
  type         TEXT NOT NULL,
  is_named     BIGINT NOT NULL,
  uploaded_by  BIGINT NOT NULL REFERENCES person (id),
  uploaded_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, digest)
);

CREATE INDEX body_image_by_day ON body_image (organ_id, uploaded_at);
CREATE INDEX body_image_by_digest ON body_image (digest);

-- Leaflets and booklets of public items (disclosure/channel/booklet.h). number: within the organ that compiles it. make, made_on: the
-- booklet_make that it stands as, of the versions in its entries; 0 and none: a draft, or changed since. Once copies went out it stays.
CREATE TABLE booklet (
  organ_id    BIGINT NOT NULL REFERENCES organ (id),
  number      BIGINT NOT NULL,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  make        BIGINT NOT NULL,
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

-- Each time that one was made; number: within the booklet. pages, stitched: digests of the files (db/blob_store.h); stitched is empty
-- for a leaflet. A row stays: copies may be handed out of it.
CREATE TABLE booklet_make (
  organ_id  BIGINT NOT NULL,
  booklet   BIGINT NOT NULL,
  number    BIGINT NOT NULL,
  kind      TEXT NOT NULL,
  title     TEXT NOT NULL,
  made_on   TEXT NOT NULL,
  made_by   BIGINT NOT NULL REFERENCES person (id),
  made_at   BIGINT NOT NULL,
  pages     TEXT NOT NULL,
  stitched  TEXT NOT NULL,
  PRIMARY KEY (organ_id, booklet, number),
  FOREIGN KEY (organ_id, booklet) REFERENCES booklet (organ_id, number)
);

CREATE INDEX booklet_make_by_pages ON booklet_make (pages);
CREATE INDEX booklet_make_by_stitched ON booklet_make (stitched);

CREATE TABLE booklet_make_entry (
  organ_id    BIGINT NOT NULL,
  booklet     BIGINT NOT NULL,
  make        BIGINT NOT NULL,
  position    BIGINT NOT NULL,
  item_organ  BIGINT NOT NULL,
  item        BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  PRIMARY KEY (organ_id, booklet, make, position),
  FOREIGN KEY (organ_id, booklet, make) REFERENCES booklet_make (organ_id, booklet, number),
  FOREIGN KEY (item_organ, item) REFERENCES item (organ_id, number)
);

CREATE INDEX booklet_make_entry_by_item ON booklet_make_entry (item_organ, item);

-- Copies that went out, of one make. Each item of the organ has a posting besides (channel_posting), which is taken down and annulled there.
CREATE TABLE booklet_handout (
  organ_id     BIGINT NOT NULL,
  booklet      BIGINT NOT NULL,
  number       BIGINT NOT NULL,
  make         BIGINT NOT NULL,
  channel      TEXT NOT NULL,
  place        TEXT NOT NULL,
  copies       BIGINT NOT NULL,
  handed_on    TEXT NOT NULL,
  handed_by    TEXT NOT NULL,
  recorded_by  BIGINT NOT NULL REFERENCES person (id),
  recorded_at  BIGINT NOT NULL,
  PRIMARY KEY (organ_id, booklet, number),
  FOREIGN KEY (organ_id, booklet, make) REFERENCES booklet_make (organ_id, booklet, number)
);
