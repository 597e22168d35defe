-- Who leads an organ from outside the county: the department above a vertically led one, the government above the county's.
-- The organ of reconsideration follows from it.
ALTER TABLE organ ADD COLUMN led_by TEXT NOT NULL DEFAULT '';

CREATE INDEX organ_by_credit_code ON organ (credit_code);
