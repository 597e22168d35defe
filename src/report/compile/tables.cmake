# The three tables out of the ledgers: pure fold, adjustments, last year's rest, pages.
target_sources(report_compile_rules PRIVATE compile_tables.cc carried_over.cc since_beginning.cc adjustment_form.cc)
target_link_libraries(report_compile_rules PUBLIC remedy_rules)
gongkai_test(report_compile_tables_test FOLDER report SOURCES compile_tables_test.cc LINKS report_compile_rules)
if(TARGET report_compile)
  target_sources(report_compile PRIVATE adjustment_store.cc adjustment_actions.cc compiled_view.cc annual_frame_pages.cc annual_table_pages.cc annual_cell_pages.cc annual_since_pages.cc)
  target_link_libraries(report_compile PUBLIC remedy)
  gongkai_test(report_compile_test FOLDER report
    SOURCES compiled_view_test.cc annual_table_pages_test.cc LINKS report_compile docread embedded_migrations test_databases)
endif()
