-- Pictures among what was screened: words that are printed in them were read by no program (screening/run.h).
ALTER TABLE screening_run ADD COLUMN pictures BIGINT NOT NULL DEFAULT 0;
