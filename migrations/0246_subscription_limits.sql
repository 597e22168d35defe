-- So that the form of subscriptions writes to nobody who does not want it, and nobody closes it for others (disclosure/subscription).
-- network_mark: keyed digest of the widest network that an unconfirmed one was asked from; empty once it is confirmed.
-- subscription_letter: the letters to confirm of the last day, by the keyed digest of the address, over all that was asked for.
-- subscription_refusal: addresses that want none of them, as keyed digests alone.
ALTER TABLE subscription ADD COLUMN network_mark TEXT NOT NULL DEFAULT '';

CREATE TABLE subscription_letter (
  address_mark  TEXT NOT NULL,
  at            BIGINT NOT NULL
);
CREATE INDEX subscription_letter_by_address ON subscription_letter (address_mark, at);
CREATE INDEX subscription_letter_by_time ON subscription_letter (at);

CREATE TABLE subscription_refusal (
  address_mark  TEXT PRIMARY KEY,
  at            BIGINT NOT NULL
);
