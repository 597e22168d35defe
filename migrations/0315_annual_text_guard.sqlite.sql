-- Versions of a text are only added; what was promised and done is struck out, never deleted. Tested by report/compile/annual_text_actions_test.cc.
CREATE TRIGGER annual_text_no_update BEFORE UPDATE ON annual_text
BEGIN SELECT RAISE(ABORT, 'annual_text is only added to'); END;

CREATE TRIGGER annual_text_no_delete BEFORE DELETE ON annual_text
BEGIN SELECT RAISE(ABORT, 'annual_text is only added to'); END;

CREATE TRIGGER annual_promise_no_delete BEFORE DELETE ON annual_promise
BEGIN SELECT RAISE(ABORT, 'annual_promise is struck out, not deleted'); END;

CREATE TRIGGER annual_work_no_delete BEFORE DELETE ON annual_work
BEGIN SELECT RAISE(ABORT, 'annual_work is struck out, not deleted'); END;
