-- An organ's own words for letters of applications (request/letter_template_store.h), version by version; only added. organ_id 0: for the whole county, where an
-- organ has none of its own. subject: TemplateSubject's id. body: lines with {{names}}; empty: from then on the county's words again, or the program's.
CREATE TABLE request_letter_template (
  organ_id   BIGINT NOT NULL,
  subject    TEXT NOT NULL,
  version    BIGINT NOT NULL,
  body       TEXT NOT NULL,
  at         BIGINT NOT NULL,
  person_id  BIGINT REFERENCES person (id),
  person     TEXT NOT NULL,
  PRIMARY KEY (organ_id, subject, version)
);

-- What stands in every letter of an organ; organ_id 0: of the county. head: of its numbers (枕公开). online: where reconsideration can be applied for over the
-- internet (行政复议法第二十二条第二款). Empty: as the county has it; a head then is the short name of the organ.
CREATE TABLE request_letter_setting (
  organ_id  BIGINT PRIMARY KEY,
  head      TEXT NOT NULL,
  online    TEXT NOT NULL,
  version   BIGINT NOT NULL
);
