-- What stands in the registers of oversight (0330) stays: nothing is deleted; contents, files and what happened are never changed. Tested by
-- src/oversight/register/register_actions_test.cc.
CREATE TRIGGER oversight_register_entry_no_delete BEFORE DELETE ON oversight_register_entry
BEGIN SELECT RAISE(ABORT, 'oversight_register_entry is only added to'); END;
CREATE TRIGGER oversight_register_content_no_delete BEFORE DELETE ON oversight_register_content
BEGIN SELECT RAISE(ABORT, 'oversight_register_content is only added to'); END;
CREATE TRIGGER oversight_register_content_no_update BEFORE UPDATE ON oversight_register_content
BEGIN SELECT RAISE(ABORT, 'oversight_register_content is only added to'); END;
CREATE TRIGGER oversight_register_step_no_delete BEFORE DELETE ON oversight_register_step
BEGIN SELECT RAISE(ABORT, 'oversight_register_step is only added to'); END;
CREATE TRIGGER oversight_register_file_no_delete BEFORE DELETE ON oversight_register_file
BEGIN SELECT RAISE(ABORT, 'oversight_register_file is only added to'); END;
CREATE TRIGGER oversight_register_file_no_update BEFORE UPDATE ON oversight_register_file
BEGIN SELECT RAISE(ABORT, 'oversight_register_file is only added to'); END;
CREATE TRIGGER oversight_register_event_no_delete BEFORE DELETE ON oversight_register_event
BEGIN SELECT RAISE(ABORT, 'oversight_register_event is only added to'); END;
CREATE TRIGGER oversight_register_event_no_update BEFORE UPDATE ON oversight_register_event
BEGIN SELECT RAISE(ABORT, 'oversight_register_event is only added to'); END;
CREATE TRIGGER oversight_register_none_no_delete BEFORE DELETE ON oversight_register_none
BEGIN SELECT RAISE(ABORT, 'oversight_register_none is only added to'); END;
