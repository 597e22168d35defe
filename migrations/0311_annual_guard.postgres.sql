-- What was adjusted, and what a report counted, stays as it was put down. Tested by src/report/compile/compiled_view_test.cc.
CREATE FUNCTION annual_adjustment_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'annual_adjustment is only added to';
END $body$;
CREATE TRIGGER annual_adjustment_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON annual_adjustment
  FOR EACH STATEMENT EXECUTE FUNCTION annual_adjustment_stays();
CREATE FUNCTION annual_count_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'annual_count is only added to';
END $body$;
CREATE TRIGGER annual_count_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON annual_count
  FOR EACH STATEMENT EXECUTE FUNCTION annual_count_stays();
