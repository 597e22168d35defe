-- Lists of one kind, newest first; what is public until a day, which item_public_day does not count.
CREATE INDEX item_public_of_kind ON item (kind, public_from, organ_id, number, public_until, on_site, published_version, withdrawn_at)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX item_public_with_end ON item (public_until, public_from, organ_id, column_id)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NOT NULL;
