# The text of the report: live fields, the draft, what the office writes, promises and what became of them.
target_sources(report_compile_rules PRIVATE
  report_fact.cc fact_names.cc fact_sum.cc live_field.cc drafted_words.cc annual_text.cc year_note.cc draft_sentences.cc register_sentences.cc text_warning.cc)
target_link_libraries(report_compile_rules PUBLIC oversight_register_rules)
gongkai_test(report_compile_words_test FOLDER report
  SOURCES fact_sum_test.cc live_field_test.cc draft_sentences_test.cc register_sentences_test.cc text_warning_test.cc LINKS report_compile_rules)
gongkai_test(report_compile_draft_test FOLDER report
  SOURCES draft_check_test.cc ${CMAKE_SOURCE_DIR}/tests/support/written_paper.cc LINKS report_compile_rules)
if(TARGET report_compile)
  target_link_libraries(report_compile PUBLIC oversight_register)
  target_sources(report_compile PRIVATE
    annual_text_store.cc year_note_store.cc fact_gather_actions.cc fact_sum_view.cc annual_text_actions.cc year_note_actions.cc
    annual_sum_view.cc annual_text_view.cc annual_text_pages.cc fact_sum_pages.cc year_note_pages.cc)
  gongkai_test(report_compile_text_test FOLDER report
    SOURCES annual_text_actions_test.cc annual_text_pages_test.cc LINKS report_compile embedded_migrations test_databases)
endif()
