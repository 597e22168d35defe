-- What holds of tests after trainings whatever a program or a hand does: questions and tries are only added to. Tested by
-- src/oversight/training/quiz_actions_test.cc.
CREATE FUNCTION oversight_training_stays() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER oversight_training_result_no_change BEFORE UPDATE OR DELETE ON oversight_training_result
FOR EACH ROW EXECUTE FUNCTION oversight_training_stays();
CREATE TRIGGER oversight_training_question_no_change BEFORE UPDATE OR DELETE ON oversight_training_question
FOR EACH ROW EXECUTE FUNCTION oversight_training_stays();
