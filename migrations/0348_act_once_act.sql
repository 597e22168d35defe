-- Which act a key was used for: the SM3 digest of its name. The key of one act says nothing of another, which is refused (db/once.h). Rows
-- from before are nobody's: a form that was answered before is refused when it comes again, and never done twice.
ALTER TABLE act_once ADD COLUMN act TEXT NOT NULL DEFAULT '';
