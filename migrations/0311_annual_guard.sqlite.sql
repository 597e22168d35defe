-- What was adjusted, and what a report counted, stays as it was put down. Tested by src/report/compile/compiled_view_test.cc.
CREATE TRIGGER annual_adjustment_no_update BEFORE UPDATE ON annual_adjustment
BEGIN SELECT RAISE(ABORT, 'annual_adjustment is only added to'); END;
CREATE TRIGGER annual_adjustment_no_delete BEFORE DELETE ON annual_adjustment
BEGIN SELECT RAISE(ABORT, 'annual_adjustment is only added to'); END;
CREATE TRIGGER annual_adjustment_no_replace BEFORE INSERT ON annual_adjustment
WHEN EXISTS (SELECT 1 FROM annual_adjustment o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'annual_adjustment is only added to'); END;
CREATE TRIGGER annual_count_no_update BEFORE UPDATE ON annual_count
BEGIN SELECT RAISE(ABORT, 'annual_count is only added to'); END;
CREATE TRIGGER annual_count_no_delete BEFORE DELETE ON annual_count
BEGIN SELECT RAISE(ABORT, 'annual_count is only added to'); END;
CREATE TRIGGER annual_count_no_replace BEFORE INSERT ON annual_count
WHEN EXISTS (SELECT 1 FROM annual_count o WHERE o.organ_id = NEW.organ_id AND o.year = NEW.year AND o.version = NEW.version AND o.cell = NEW.cell)
BEGIN SELECT RAISE(ABORT, 'annual_count is only added to'); END;
