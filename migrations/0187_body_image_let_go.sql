-- Since when no draft or version names an image any more that one named before; none: it is named, or never was. After a day it goes
-- (disclosure/body_image_actions.h). What was kept so far is looked at once.
ALTER TABLE body_image ADD COLUMN unnamed_at BIGINT;
UPDATE body_image SET is_named = 0, unnamed_at = 0 WHERE is_named = 1;
CREATE INDEX body_image_unnamed ON body_image (is_named, uploaded_at) WHERE is_named = 0;
