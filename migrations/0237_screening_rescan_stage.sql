-- What a rescan goes through: first the items (stage 0), then the topics, questions and what the office said to them (stage 1,
-- disclosure/participation/entry_rescan_actions.h). after_organ and after_number are a place within the stage.
ALTER TABLE screening_rescan ADD COLUMN stage BIGINT NOT NULL DEFAULT 0;
