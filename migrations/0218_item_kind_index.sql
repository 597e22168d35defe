-- What is public of one kind, newest first: feeds, the API and subscriptions ask for it. Whether it is public is told by the index alone.
CREATE INDEX item_public_of_kind ON item (kind, public_from, organ_id, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
