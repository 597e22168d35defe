-- What people write to the organs (disclosure/participation/message.h), one table for every kind of it: topic, error, comment, criticism, suggestion,
-- enquiry, mailbox. organ_id: to whom it was sent, and its number there; handler_id: who handles it now. way: page, call, visit, letter.
-- state: new, in_hand, answered, declined, removed. marks: bits of message.h. Words and answers lie sealed under a key of the message, which is sealed under
-- one outside the database: erased_at set, the key is gone and nobody reads them any more. Digests are keyed: of the query code, of the second fact, of the
-- network (empty once no limit is counted over it), of the text. verdict, verdict_words: of a comment on a draft, in the office's own words.
-- Days are text (Beijing), instants seconds since 1970.
CREATE TABLE public_message (
  organ_id       BIGINT NOT NULL REFERENCES organ (id),
  number         BIGINT NOT NULL,
  kind           TEXT NOT NULL,
  way            TEXT NOT NULL,
  handler_id     BIGINT NOT NULL REFERENCES organ (id),
  item_organ     BIGINT,
  item           BIGINT,
  state          TEXT NOT NULL,
  marks          BIGINT NOT NULL,
  at             BIGINT NOT NULL,
  due_on         TEXT NOT NULL,
  message_key    BLOB,
  words          BLOB,
  answer         BLOB,
  code_digest    TEXT NOT NULL,
  fact_digest    TEXT NOT NULL,
  network        TEXT NOT NULL,
  text_digest    TEXT NOT NULL,
  verdict        TEXT NOT NULL,
  verdict_gist   TEXT NOT NULL,
  verdict_words  TEXT NOT NULL,
  ended_at       BIGINT,
  erased_at      BIGINT,
  version        BIGINT NOT NULL,
  PRIMARY KEY (organ_id, number),
  FOREIGN KEY (item_organ, item) REFERENCES item (organ_id, number)
);

CREATE UNIQUE INDEX public_message_by_code ON public_message (code_digest);
CREATE INDEX public_message_by_handler ON public_message (handler_id, at);
CREATE INDEX public_message_open ON public_message (handler_id, state, due_on);
CREATE INDEX public_message_by_network ON public_message (network, at);
CREATE INDEX public_message_by_time ON public_message (at);
CREATE INDEX public_message_by_text ON public_message (text_digest);
CREATE INDEX public_message_by_item ON public_message (item_organ, item);

-- What happened to a message; added and never changed. words: the office's, never those of who wrote it. person_id: null for the public and the program.
CREATE TABLE public_message_event (
  organ_id   BIGINT NOT NULL,
  message    BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  words      TEXT NOT NULL,
  PRIMARY KEY (organ_id, message, number),
  FOREIGN KEY (organ_id, message) REFERENCES public_message (organ_id, number)
);

-- Wrong query codes, by the keyed digest of the network; a timed job forgets them.
CREATE TABLE public_lookup (
  network  TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX public_lookup_by_network ON public_lookup (network, at);
