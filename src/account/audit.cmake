# The audit trail: written with each act, checked, signed, shown.
target_sources(account_rules PRIVATE audit_entry.cc audit_fault.cc audit_heads.cc audit_words.cc chain_walk.cc verify_audit.cc
  audit_words/people_acts.cc audit_words/publication_acts.cc audit_words/screening_acts.cc audit_words/application_acts.cc
  audit_words/participation_acts.cc audit_words/dispute_acts.cc audit_words/oversight_acts.cc audit_words/assessment_acts.cc
  audit_words/report_acts.cc audit_words/installation_acts.cc audit_words/detail_words.cc)
target_link_libraries(account_rules PUBLIC crypto PRIVATE nlohmann_json::nlohmann_json fmt::fmt)
gongkai_test(audit_rules_test FOLDER account SOURCES audit_words_test.cc verify_audit_test.cc LINKS account_rules)

target_sources(account PRIVATE audit_store.cc audit_actions.cc audit_heads_export.cc trail_export.cc trail_view.cc audit_pages.cc
  audit_entry_pages.cc audit_export_pages.cc)
gongkai_test(audit_test FOLDER account SOURCES audit_test.cc audit_tamper_test.cc audit_pages_test.cc LINKS account embedded_migrations test_databases)
