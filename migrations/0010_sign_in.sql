-- Signing in: since when a device is bound; and the two indexes by which what is old is dropped.

ALTER TABLE person ADD COLUMN totp_bound_at BIGINT;

CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);
CREATE INDEX session_by_time ON session (started_at);
