-- How a session began, and whether its second factor was done. Nobody knows that of sessions that are open now: whoever needs
-- a code is asked for it once more.
ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
ALTER TABLE session ADD COLUMN second_factor_done BIGINT NOT NULL DEFAULT 0;
