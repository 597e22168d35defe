-- What stands in the registers of oversight (0330) stays: nothing is deleted; contents, files and what happened are never changed. Tested by
-- src/oversight/register/register_actions_test.cc.
CREATE TRIGGER oversight_register_entry_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_entry
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_content_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_content
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_content_no_update BEFORE UPDATE ON oversight_register_content
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_step_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_step
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_file_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_file
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_file_no_update BEFORE UPDATE ON oversight_register_file
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_event_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_event
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_event_no_update BEFORE UPDATE ON oversight_register_event
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
CREATE TRIGGER oversight_register_none_no_delete BEFORE DELETE OR TRUNCATE ON oversight_register_none
  FOR EACH STATEMENT EXECUTE FUNCTION request_event_only_added_to();
