# The pages of the office: lists, a case with its calendar, the forms of its acts, its decision.
target_sources(request_rules PRIVATE viewing.cc office_act.cc what_if.cc decision_form.cc)
target_sources(request PRIVATE
  told_act_actions.cc correction_actions.cc case_file_actions.cc case_timeline_view.cc case_signing_view.cc case_calendar_view.cc reply_preview_view.cc
  viewing_store.cc viewing_actions.cc viewing_view.cc viewing_pages.cc
  case_frame_pages.cc case_list_pages.cc case_pages.cc case_calendar_pages.cc case_file_pages.cc case_act_pages.cc
  decision_pages.cc decision_write_pages.cc reply_findings_pages.cc reply_screening_pages.cc)
gongkai_test(request_case_office_rules_test FOLDER request
  SOURCES office_act_test.cc viewing_test.cc what_if_test.cc decision_form_test.cc LINKS request_rules)
gongkai_test(request_case_office_test FOLDER request
  SOURCES case_pages_test.cc decision_pages_test.cc viewing_pages_test.cc reply_screening_pages_test.cc LINKS request embedded_migrations test_databases)
