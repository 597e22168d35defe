-- A receipt by mail that can never be sent, since its bytes do not open: why. It is set aside and holds up no other (request/receipt_mail_store.h).
ALTER TABLE request_receipt_mail ADD COLUMN fault TEXT NOT NULL DEFAULT '';

-- The public's list of what was published because somebody applied for it (request/log_store.cc), newest first.
CREATE INDEX request_event_made_proactive ON request_event (at DESC, organ_id, case_number DESC) WHERE kind = 'made_proactive';

-- Arrivals of a network are counted over request_arrival; by this nothing is looked for.
DROP INDEX request_case_by_network;
