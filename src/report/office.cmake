# The official tables as they are drawn, and what stands where on them. Pure.
if(NOT TARGET report_rules)
  return()
endif()
gongkai_library(report_layout FOLDER report SOURCES official_tables.cc marks.cc compare.cc LINKS report_rules)

# The office's side of the subject: what is kept, what people do, what they see.
if(GONGKAI_FUZZ OR NOT TARGET web OR NOT TARGET db OR NOT TARGET docwrite)
  return()
endif()
gongkai_library(report_office FOLDER report
  SOURCES report_store.cc list_store.cc findings_store.cc codec.cc shelf.cc actions.cc check_stored.cc hand_in.cc
    queue_worker.cc seed.cc report_view.cc whose_view.cc due_view.cc find_view.cc organ_named.cc xlsx_export.cc drawn_table_view.cc pages.cc pages_start.cc upload_view.cc pages_upload.cc pages_list.cc pages_report.cc
    pages_tables.cc pages_source.cc pages_findings.cc pages_finding_runs.cc pages_sheet.cc pages_compare.cc pages_rules.cc sample_pages.cc routes.cc
  LINKS report_layout report_rules account db web docread docwrite
  PRIVATE_LINKS Threads::Threads nlohmann_json::nlohmann_json)
gongkai_test(report_layout_test FOLDER report SOURCES official_tables_test.cc compare_test.cc LINKS report_layout)
gongkai_test(report_office_test FOLDER report
  SOURCES codec_test.cc office_test.cc hand_in_test.cc access_test.cc pages_findings_test.cc organ_named_test.cc list_test.cc
  LINKS report_office embedded_migrations test_databases Threads::Threads)
