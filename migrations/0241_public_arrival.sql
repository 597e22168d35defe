-- What the public sent of late, by the keyed digests of the wider networks it came from (disclosure/participation/message_term.h: the household, the
-- place): limits are counted over it, and a timed job forgets it. what: message, or support and the topic. at: seconds since 1970.
CREATE TABLE public_arrival (
  what     TEXT NOT NULL,
  network  TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX public_arrival_by_network ON public_arrival (network, what, at);
CREATE INDEX public_arrival_by_time ON public_arrival (at);
