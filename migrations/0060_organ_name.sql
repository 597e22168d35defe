-- An organ is not founded twice under one name below the same organ.
CREATE INDEX organ_by_name ON organ (name);
