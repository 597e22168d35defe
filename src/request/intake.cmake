# How an application comes in: rules of what is typed, acts, the public form, the office's entry, imports.
target_sources(request_rules PRIVATE applicant.cc asked.cc intake_limits.cc case_import.cc)
target_sources(request PRIVATE intake_limit_store.cc intake_actions.cc case_look_up_actions.cc wrong_look_up_actions.cc
  apply_form_view.cc apply_help_view.cc apply_pages.cc intake_frame_view.cc intake_pages.cc
  case_import_store.cc case_import_actions.cc case_import_pages.cc
  receipt_mail_store.cc receipt_mail_actions.cc)
gongkai_test(request_intake_rules_test FOLDER request SOURCES applicant_test.cc case_import_test.cc LINKS request_rules)
gongkai_test(request_intake_test FOLDER request
  SOURCES intake_actions_test.cc intake_pages_test.cc many_uploads_test.cc
  LINKS request docread docwrite embedded_migrations test_databases Threads::Threads)
