# Partial release: what is withheld of a file, checked by a second person, burnt and searched (src/redaction).
target_sources(request_rules PRIVATE redact.cc)
target_sources(request PRIVATE
  redact_store.cc redact_text_view.cc redact_textless_view.cc redact_release_view.cc redact_sheet_view.cc redact_actions.cc redact_work_actions.cc
  redact_frame_pages.cc redact_pages.cc redact_draw_pages.cc redact_found_pages.cc)
gongkai_test(request_redact_rules_test FOLDER request SOURCES redact_test.cc LINKS request_rules)
gongkai_test(request_redact_test FOLDER request
  SOURCES redact_actions_test.cc redact_pages_test.cc LINKS request embedded_migrations test_databases)
