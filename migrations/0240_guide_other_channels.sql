-- The ways to hand in an application besides in person and by post, and what to mind with each: told in the guide, and binding the
-- organ from then on (国办公开办函〔2017〕19号; 条例第二十八条). Empty where there are none.
ALTER TABLE organ_guide ADD COLUMN other_channels TEXT NOT NULL DEFAULT '';
