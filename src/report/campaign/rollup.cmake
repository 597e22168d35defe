# Units, their reports, and the sum of these: pure, kept, imported, shown.
target_sources(report_campaign_rules PRIVATE figures.cc kept_narrative.cc rollup.cc unit_tree.cc)
if(TARGET report_campaign)
  target_sources(report_campaign PRIVATE unit_store.cc unit_report_store.cc unit_text_store.cc rollup_store.cc rollup_view.cc in_step_actions.cc
    found_reports_view.cc import_actions.cc rollup_actions.cc rollup_frame_pages.cc rollup_pages.cc rollup_cell_pages.cc rollup_unit_pages.cc
    rollup_file_pages.cc rollup_export.cc county_sum_view.cc named_units.cc unit_list_actions.cc unit_table_view.cc)
endif()
gongkai_test(report_rollup_rules_test FOLDER report
  SOURCES kept_narrative_test.cc rollup_test.cc ${CMAKE_SOURCE_DIR}/tests/support/written_paper.cc
  LINKS report_campaign_rules)
if(TARGET report_campaign)
  gongkai_test(report_rollup_test FOLDER report
    SOURCES county_facts_test.cc import_actions_test.cc in_step_test.cc named_units_test.cc unit_list_actions_test.cc unit_table_view_test.cc
      ${CMAKE_SOURCE_DIR}/tests/support/written_paper.cc
    LINKS report_campaign docread embedded_migrations test_databases Threads::Threads)
endif()
