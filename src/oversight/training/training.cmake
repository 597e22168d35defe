# Trainings: who, when, hours, signing in by code, a short test, targets.
target_sources(oversight_rules PRIVATE training/training.cc training/attendance.cc training/quiz.cc
  training/check_in_ticket.cc training/training_hours.cc training/material.cc)
target_link_libraries(oversight_rules PUBLIC request_rules crypto)
gongkai_test(training_rules_test FOLDER oversight
  SOURCES training/training_rules_test.cc LINKS oversight_rules)

target_sources(oversight PRIVATE training/training_store.cc training/attendance_store.cc training/quiz_store.cc
  training/training_actions.cc training/tell_training_actions.cc training/attendance_actions.cc
  training/quiz_actions.cc training/training_view.cc
  training/training_export.cc training/training_frame_pages.cc training/training_list_pages.cc
  training/training_form_pages.cc training/training_pages.cc training/attendance_pages.cc training/strike_pages.cc training/quiz_pages.cc
  training/training_hours_pages.cc training/check_in_pages.cc training/take_quiz_pages.cc
  training/demo_items_trainings.cc)
target_link_libraries(oversight PUBLIC request docwrite crypto)
gongkai_test(training_test FOLDER oversight
  SOURCES training/training_actions_test.cc training/check_in_test.cc training/quiz_actions_test.cc
  LINKS oversight embedded_migrations test_databases)
