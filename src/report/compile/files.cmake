# The report as files: what is printed, and each way of writing it.
target_sources(report_compile_rules PRIVATE annual_paper.cc json_tree.cc paper_json.cc printed_paper.cc)
gongkai_test(report_paper_test FOLDER report
  SOURCES annual_paper_test.cc paper_json_test.cc ${CMAKE_SOURCE_DIR}/tests/support/written_paper.cc
  LINKS report_compile_rules)

if(TARGET report_compile)
  target_sources(report_compile PRIVATE paper_blocks_export.cc paper_docx_export.cc paper_html_view.cc paper_pdf_export.cc paper_xlsx_export.cc)
  # What is written is read again: it starts the program that reads PDF.
  gongkai_test(report_paper_files_test FOLDER report
    SOURCES paper_files_test.cc ${CMAKE_SOURCE_DIR}/tests/support/written_paper.cc
    LINKS report_compile docread)
  if(TARGET report_paper_files_test AND TARGET gongkai-pdf)
    add_dependencies(report_paper_files_test gongkai-pdf)
  endif()
endif()
