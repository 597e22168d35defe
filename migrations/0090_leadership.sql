-- How an organ is led, in place of whether it is led from above (vertical). Until now the organ of reconsideration was read out
-- of the name; that rule is applied this one last time, and what it put down can be corrected on the page of the organ. A squad
-- of 国家统计局 is a branch of that ministry itself, whatever squad stands above it (统计法第四十九条).
ALTER TABLE organ ADD COLUMN leadership TEXT NOT NULL DEFAULT 'own_government';

UPDATE organ SET leadership = CASE
    WHEN name LIKE '国家统计局%调查队' THEN 'ministry_branch'
    WHEN name LIKE '%分局' AND name NOT LIKE '%海关%' AND name NOT LIKE '%金融%' AND name NOT LIKE '%外汇%'
      AND name NOT LIKE '%税务%' AND name NOT LIKE '%国家安全%' THEN 'district_branch'
    ELSE 'central'
  END
  WHERE vertical <> 0;

UPDATE organ SET led_by = '国家统计局' WHERE leadership = 'ministry_branch';

ALTER TABLE organ DROP COLUMN vertical;
