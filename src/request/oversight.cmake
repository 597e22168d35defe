# What is due, alarms, fees, urging, figures.
target_sources(request_rules PRIVATE fee.cc case_ladder.cc case_figures.cc)
gongkai_test(request_oversight_rules_test FOLDER request
  SOURCES fee_test.cc case_ladder_test.cc case_figures_test.cc LINKS request_rules)

target_sources(request PRIVATE year_facts_view.cc)
target_sources(request PRIVATE oversight_acts_actions.cc fee_store.cc fee_actions.cc urge_store.cc urge_actions.cc case_figures_store.cc case_year_store.cc case_year_view.cc
  case_due_view.cc case_reminders.cc moved_due_store.cc moved_due_actions.cc case_figures_export.cc
  fee_pages.cc oversight_pages.cc oversight_list_pages.cc urge_pages.cc case_figures_pages.cc moved_due_pages.cc)
gongkai_test(request_oversight_test FOLDER request
  SOURCES fee_actions_test.cc urge_actions_test.cc case_due_view_test.cc case_figures_pages_test.cc
  LINKS request docread embedded_migrations test_databases)
