# The applicant's own page, erasure, exports for the applicant, the demo's cases.
target_sources(request_rules PRIVATE applicant_status.cc applicant_ticket.cc disposal.cc erasure_list.cc record_correction.cc)
target_sources(request PRIVATE applicant_actions.cc applicant_case_view.cc applicant_pages.cc case_copy_export.cc
  demo_cases.cc demo_cases_life.cc demo_cases_script.cc
  disposal_actions.cc disposal_pages.cc disposal_store.cc erasure_list_export.cc letter_shown_view.cc log_actions.cc log_pages.cc log_store.cc proactive_actions.cc proactive_pages.cc proactive_store.cc satisfaction_store.cc
  record_paper_store.cc record_letter_actions.cc record_office_pages.cc record_correction_actions.cc record_correction_pages.cc record_correction_store.cc)
target_link_libraries(request PRIVATE embedded_demo)
gongkai_test(request_privacy_rules_test FOLDER request
  SOURCES applicant_status_test.cc disposal_test.cc erasure_list_test.cc LINKS request_rules)
gongkai_test(request_privacy_test FOLDER request
  SOURCES applicant_pages_test.cc disposal_actions_test.cc erasure_list_export_test.cc demo_cases_test.cc letter_read_test.cc log_pages_test.cc proactive_test.cc record_correction_test.cc LINKS request embedded_migrations test_databases)
