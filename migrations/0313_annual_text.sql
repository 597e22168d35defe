-- The text of an organ's annual report as its office wrote it (report/compile/annual_text.h): every save is a version of its own, and none is changed.
-- opening: the paragraph before section one. Live fields stand in it as {{key}}. Instants: seconds since 1970.
CREATE TABLE annual_text (
  organ_id   BIGINT NOT NULL REFERENCES organ (id),
  year       BIGINT NOT NULL,
  number     BIGINT NOT NULL,
  opening    TEXT NOT NULL,
  section1   TEXT NOT NULL,
  section2   TEXT NOT NULL,
  section3   TEXT NOT NULL,
  section4   TEXT NOT NULL,
  section5   TEXT NOT NULL,
  section6   TEXT NOT NULL,
  person_id  BIGINT NOT NULL,
  person     TEXT NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (organ_id, year, number)
);

CREATE INDEX annual_text_of_year ON annual_text (year, organ_id, number);
