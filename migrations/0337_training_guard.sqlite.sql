-- What holds of tests after trainings whatever a program or a hand does: questions and tries are only added to. Tested by
-- src/oversight/training/quiz_actions_test.cc.
CREATE TRIGGER oversight_training_result_no_update BEFORE UPDATE ON oversight_training_result
BEGIN SELECT RAISE(ABORT, 'oversight_training_result is only added to'); END;
CREATE TRIGGER oversight_training_result_no_delete BEFORE DELETE ON oversight_training_result
BEGIN SELECT RAISE(ABORT, 'oversight_training_result is only added to'); END;
CREATE TRIGGER oversight_training_question_no_update BEFORE UPDATE ON oversight_training_question
BEGIN SELECT RAISE(ABORT, 'oversight_training_question is only added to'); END;
CREATE TRIGGER oversight_training_question_no_delete BEFORE DELETE ON oversight_training_question
BEGIN SELECT RAISE(ABORT, 'oversight_training_question is only added to'); END;
