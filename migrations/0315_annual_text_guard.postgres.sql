-- Versions of a text are only added; what was promised and done is struck out, never deleted. Tested by report/compile/annual_text_actions_test.cc.
CREATE FUNCTION annual_text_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END $body$;
CREATE TRIGGER annual_text_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON annual_text
  FOR EACH STATEMENT EXECUTE FUNCTION annual_text_only_added_to();
CREATE TRIGGER annual_promise_not_deleted BEFORE DELETE OR TRUNCATE ON annual_promise
  FOR EACH STATEMENT EXECUTE FUNCTION annual_text_only_added_to();
CREATE TRIGGER annual_work_not_deleted BEFORE DELETE OR TRUNCATE ON annual_work
  FOR EACH STATEMENT EXECUTE FUNCTION annual_text_only_added_to();
