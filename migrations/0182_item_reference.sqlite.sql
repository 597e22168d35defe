-- Which item a version of an outcome or an interpretation names, by its index number: written with the version, so that
-- a public page finds what belongs to it without reading every version.
CREATE TABLE item_reference (
  organ_id      BIGINT NOT NULL,
  item          BIGINT NOT NULL,
  version       BIGINT NOT NULL,
  index_number  TEXT NOT NULL,
  PRIMARY KEY (organ_id, item, version),
  FOREIGN KEY (organ_id, item, version) REFERENCES item_version (organ_id, item, number)
);

CREATE INDEX item_reference_by_number ON item_reference (index_number);

INSERT INTO item_reference (organ_id, item, version, index_number)
SELECT organ_id, item, number, TRIM(json_extract(fields, '$.of_item'))
FROM item_version
WHERE kind IN ('outcome', 'interpretation') AND TRIM(COALESCE(json_extract(fields, '$.of_item'), '')) <> '';
