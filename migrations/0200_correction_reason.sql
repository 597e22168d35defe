-- Why a public item was corrected, beside what was (item_version.correction): readers see both. Part of what is signed where it is
-- said; of versions that were signed before it was asked for it is empty, and their digests are as they were.
ALTER TABLE item_version ADD COLUMN correction_why TEXT NOT NULL DEFAULT '';
