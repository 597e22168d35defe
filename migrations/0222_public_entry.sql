-- What stands before the public of it (disclosure/participation/public_entry.h): topics and questions with answers, in the office's words. state: draft,
-- waiting (for the secrecy examiner), public, hidden. item: of a topic the item that answers it, of the same organ. A question is public by two people,
-- the second of whom did not write it and examined this digest. Days are text (Beijing), instants seconds since 1970.
CREATE TABLE public_entry (
  organ_id        BIGINT NOT NULL REFERENCES organ (id),
  number          BIGINT NOT NULL,
  kind            TEXT NOT NULL,
  state           TEXT NOT NULL,
  message_organ   BIGINT,
  message         BIGINT,
  title           TEXT NOT NULL,
  words           TEXT NOT NULL,
  received_on     TEXT,
  due_on          TEXT,
  item            BIGINT,
  closed_words    TEXT NOT NULL,
  hidden_words    TEXT NOT NULL,
  made_by         BIGINT NOT NULL REFERENCES person (id),
  made_name       TEXT NOT NULL,
  made_at         BIGINT NOT NULL,
  examined_by     BIGINT REFERENCES person (id),
  examined_name   TEXT NOT NULL,
  examined_at     BIGINT,
  digest          TEXT NOT NULL,
  public_on       TEXT,
  supports        BIGINT NOT NULL,
  version         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  FOREIGN KEY (message_organ, message) REFERENCES public_message (organ_id, number),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number),
  CONSTRAINT public_entry_state CHECK (state IN ('draft', 'waiting', 'public', 'hidden')),
  CONSTRAINT public_entry_day CHECK (state <> 'public' OR public_on IS NOT NULL),
  CONSTRAINT public_entry_examined CHECK (kind <> 'question' OR state <> 'public'
    OR (examined_by IS NOT NULL AND examined_by <> made_by AND digest <> ''))
);

CREATE INDEX public_entry_shown ON public_entry (kind, state, public_on);
CREATE INDEX public_entry_by_message ON public_entry (message_organ, message);

-- Who supports a topic: keyed digests of the browser and of the network, and nothing else of anybody.
CREATE TABLE public_support (
  organ_id  BIGINT NOT NULL,
  entry     BIGINT NOT NULL,
  client    TEXT NOT NULL,
  network   TEXT NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, entry, client),
  FOREIGN KEY (organ_id, entry) REFERENCES public_entry (organ_id, number)
);
CREATE INDEX public_support_by_network ON public_support (organ_id, entry, network, at);

-- "Was this useful", of a public item: the last word of each browser.
CREATE TABLE item_usefulness (
  organ_id   BIGINT NOT NULL,
  item       BIGINT NOT NULL,
  client     TEXT NOT NULL,
  network    TEXT NOT NULL,
  is_useful  BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, item, client),
  FOREIGN KEY (organ_id, item) REFERENCES item (organ_id, number)
);
CREATE INDEX item_usefulness_by_network ON item_usefulness (network, at);
