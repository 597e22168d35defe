-- What was done about a person: entries whose object is the person, and those about the person's posts.
CREATE INDEX audit_entry_by_object ON audit_entry (object, at, organ_id, number);
