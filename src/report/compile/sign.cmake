# The life of a compiled report: checked, signed, submitted, published, corrected.
target_sources(report_compile_rules PRIVATE annual_state.cc annual_check.cc annual_difference.cc)
gongkai_test(annual_rules_test FOLDER report SOURCES annual_state_test.cc annual_check_test.cc LINKS report_compile_rules)
if(TARGET report_compile)
  target_sources(report_compile PRIVATE annual_body_view.cc annual_store.cc annual_view.cc annual_sources_view.cc annual_sign_actions.cc annual_check_actions.cc annual_due_view.cc
    annual_pages.cc annual_sign_pages.cc annual_sign_act_pages.cc annual_draft_pages.cc demo_annuals.cc)
  gongkai_test(annual_sign_test FOLDER report SOURCES annual_sign_test.cc demo_annuals_test.cc
    LINKS report_compile embedded_migrations test_databases Threads::Threads)
endif()
