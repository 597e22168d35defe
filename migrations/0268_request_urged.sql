-- Urged by the county and what the organ answered (催办; request/urge_store.h): events of a case, found without reading all others.
CREATE INDEX request_event_urged ON request_event (organ_id, case_number, number) WHERE kind IN ('urged', 'urge_answered');
