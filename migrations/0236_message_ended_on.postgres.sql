-- The day (Beijing) on which a message ended, beside the instant: so that what ended behind its last day is counted and listed by the
-- database itself (disclosure/participation/message_tally_store.h). Written wherever ended_at is.
ALTER TABLE public_message ADD COLUMN ended_on TEXT;

UPDATE public_message SET ended_on = to_char(to_timestamp(ended_at + 28800) AT TIME ZONE 'UTC', 'YYYY-MM-DD') WHERE ended_at IS NOT NULL;
