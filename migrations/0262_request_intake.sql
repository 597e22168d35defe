-- What the public applied for of late, by keyed digests of the networks it came from (request/intake_limits.h): the address, the household, the place; and
-- 'all'. Limits are counted over it, and what is older than two days is forgotten with the next application. at: seconds since 1970.
CREATE TABLE request_arrival (
  network  TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX request_arrival_by_network ON request_arrival (network, at);
CREATE INDEX request_arrival_by_time ON request_arrival (at);

-- Wrong pairs of query code and second fact, by keyed digests of the network and of the code that was typed, whether there is such a one or not.
CREATE TABLE request_lookup (
  subject  TEXT NOT NULL,
  at       BIGINT NOT NULL
);
CREATE INDEX request_lookup_by_subject ON request_lookup (subject, at);
CREATE INDEX request_lookup_by_time ON request_lookup (at);
