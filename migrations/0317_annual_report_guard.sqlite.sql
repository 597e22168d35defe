-- What holds of annual reports whatever a program or a hand does. Tested by report/compile/annual_sign_test.cc.

-- 国办公开办函〔2021〕30号: nothing is signed last as an annual report but what was frozen, and checked without an error that nobody answers for.
CREATE TRIGGER annual_report_is_checked BEFORE INSERT ON item_signature
WHEN NEW.signer = 'approver' AND EXISTS (SELECT 1 FROM annual_report a WHERE a.organ_id = NEW.organ_id AND a.item = NEW.item)
    AND NOT EXISTS (SELECT 1 FROM annual_report a
      JOIN item_version i ON i.organ_id = a.organ_id AND i.item = a.item AND i.number = NEW.version
      JOIN annual_version v ON v.organ_id = a.organ_id AND v.year = a.year AND v.title = i.title AND v.body = i.body
      JOIN annual_check c ON c.organ_id = v.organ_id AND c.year = v.year AND c.digest = v.digest
      WHERE a.organ_id = NEW.organ_id AND a.item = NEW.item AND c.is_open = 0
        AND v.number = (SELECT MAX(o.number) FROM annual_version o WHERE o.organ_id = v.organ_id AND o.year = v.year)
        AND c.number = (SELECT MAX(o.number) FROM annual_check o WHERE o.organ_id = c.organ_id AND o.year = c.year AND o.digest = c.digest))
BEGIN SELECT RAISE(ABORT, 'an annual report is signed as it was frozen and checked'); END;

CREATE TRIGGER annual_version_is_checked BEFORE INSERT ON annual_version
WHEN NEW.number <> (SELECT COALESCE(MAX(o.number), 0) + 1 FROM annual_version o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year)
    OR NOT EXISTS (SELECT 1 FROM annual_check c WHERE c.organ_id = NEW.organ_id AND c.year = NEW.year AND c.digest = NEW.digest AND c.is_open = 0
      AND c.number = (SELECT MAX(o.number) FROM annual_check o WHERE o.organ_id = c.organ_id AND o.year = c.year AND o.digest = c.digest))
BEGIN SELECT RAISE(ABORT, 'an annual report is frozen as it was checked'); END;

-- 条例第四十九条: what is submitted was signed to the end.
CREATE TRIGGER annual_submission_is_signed BEFORE INSERT ON annual_submission
WHEN NOT EXISTS (SELECT 1 FROM annual_report a
      JOIN annual_version v ON v.organ_id = a.organ_id AND v.year = a.year
      JOIN item_version i ON i.organ_id = a.organ_id AND i.item = a.item AND i.title = v.title AND i.body = v.body
      JOIN item_publication p ON p.organ_id = i.organ_id AND p.item = i.item AND p.version = i.number
      WHERE a.organ_id = NEW.organ_id AND a.year = NEW.year AND v.number = NEW.version)
  OR EXISTS (SELECT 1 FROM annual_submission o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year AND o.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'what is submitted was signed to the end'); END;

CREATE TRIGGER annual_version_no_update BEFORE UPDATE ON annual_version
BEGIN SELECT RAISE(ABORT, 'annual_version is only added to'); END;

CREATE TRIGGER annual_version_no_delete BEFORE DELETE ON annual_version
BEGIN SELECT RAISE(ABORT, 'annual_version is only added to'); END;

CREATE TRIGGER annual_check_no_update BEFORE UPDATE ON annual_check
BEGIN SELECT RAISE(ABORT, 'annual_check is only added to'); END;

CREATE TRIGGER annual_check_no_delete BEFORE DELETE ON annual_check
BEGIN SELECT RAISE(ABORT, 'annual_check is only added to'); END;

CREATE TRIGGER annual_overrule_no_update BEFORE UPDATE ON annual_overrule
BEGIN SELECT RAISE(ABORT, 'annual_overrule is only added to'); END;

CREATE TRIGGER annual_overrule_no_delete BEFORE DELETE ON annual_overrule
BEGIN SELECT RAISE(ABORT, 'annual_overrule is only added to'); END;

CREATE TRIGGER annual_submission_no_update BEFORE UPDATE ON annual_submission
BEGIN SELECT RAISE(ABORT, 'annual_submission is only added to'); END;

CREATE TRIGGER annual_submission_no_delete BEFORE DELETE ON annual_submission
BEGIN SELECT RAISE(ABORT, 'annual_submission is only added to'); END;

CREATE TRIGGER annual_check_no_replace BEFORE INSERT ON annual_check
WHEN EXISTS (SELECT 1 FROM annual_check o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'annual_check is only added to'); END;

CREATE TRIGGER annual_overrule_no_replace BEFORE INSERT ON annual_overrule
WHEN EXISTS (SELECT 1 FROM annual_overrule o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'annual_overrule is only added to'); END;

CREATE TRIGGER annual_report_no_update BEFORE UPDATE ON annual_report
BEGIN SELECT RAISE(ABORT, 'an annual report stays with its item'); END;

CREATE TRIGGER annual_report_no_delete BEFORE DELETE ON annual_report
BEGIN SELECT RAISE(ABORT, 'an annual report stays with its item'); END;
