-- With the words of a message go what the office wrote of it alone (disclosure/participation/message_store.cc, kErase): reasons and verdicts may tell of who
-- wrote. Here those of messages that were erased before.
UPDATE public_message SET verdict_gist = '', verdict_words = '' WHERE erased_at IS NOT NULL;
UPDATE public_message_event SET words = '' WHERE kind IN ('declined', 'handed_on', 'removed', 'judged') AND EXISTS (SELECT 1 FROM public_message m
  WHERE m.organ_id = public_message_event.organ_id AND m.number = public_message_event.message AND m.erased_at IS NOT NULL);
