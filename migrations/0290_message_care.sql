-- What an organ does with a message beside answering (disclosure/participation/message_care.h). assignee_id: who works on it. elsewhere: letters_visits (信访),
-- application, remedy, enterprise, other; of what belongs elsewhere and was pointed there. satisfaction: satisfied, fair, dissatisfied; said once by who wrote.
ALTER TABLE public_message ADD COLUMN assignee_id BIGINT REFERENCES person (id);
ALTER TABLE public_message ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
ALTER TABLE public_message ADD COLUMN elsewhere TEXT NOT NULL DEFAULT '';
ALTER TABLE public_message ADD COLUMN satisfaction TEXT NOT NULL DEFAULT '';

-- Public enterprises (公共企事业单位, 条例第五十五条; disclosure/participation/enterprise.h) as the county's office registers them, with the
-- department that takes appeals about them. until_on: from that day on it takes none.
CREATE TABLE public_enterprise (
  id            BIGINT NOT NULL PRIMARY KEY,
  name          TEXT NOT NULL,
  sector        TEXT NOT NULL,
  regulator_id  BIGINT NOT NULL REFERENCES organ (id),
  until_on      TEXT,
  version       BIGINT NOT NULL
);

-- A message of the kind enterprise: about which one, what was found, what was asked of it. verdict: as of complaints; empty until it is decided.
CREATE TABLE enterprise_appeal (
  organ_id       BIGINT NOT NULL,
  message        BIGINT NOT NULL,
  enterprise_id  BIGINT NOT NULL REFERENCES public_enterprise (id),
  verdict        TEXT NOT NULL,
  handling       TEXT NOT NULL,
  decided_at     BIGINT,
  PRIMARY KEY (organ_id, message),
  FOREIGN KEY (organ_id, message) REFERENCES public_message (organ_id, number)
);

CREATE INDEX enterprise_appeal_by_enterprise ON enterprise_appeal (enterprise_id);
