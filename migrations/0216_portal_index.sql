-- What is public until a day, which item_public_day does not count. (Lists of one kind: 0218_item_kind_index.sql.)
CREATE INDEX item_public_with_end ON item (public_until, public_from, organ_id, column_id)
  WHERE on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_until IS NOT NULL;
