# A case: events, the fold, cells, acts, the decision.
target_sources(request_rules PRIVATE case_event.cc case_before.cc case_reopening.cc case_fold.cc case_stage.cc case_cell.cc reply_secrecy.cc)
gongkai_test(request_case_rules_test FOLDER request
  SOURCES case_cells_test.cc case_acts_test.cc case_walk_test.cc LINKS request_rules)
target_sources(request PRIVATE reopening_store.cc reopening_actions.cc case_actions.cc case_rebuild_store.cc decision_actions.cc
  reply_screening_store.cc reply_look_actions.cc reply_screening_view.cc reply_screening_actions.cc reply_mask_actions.cc)
gongkai_test(request_case_test FOLDER request
  SOURCES case_actions_test.cc decision_actions_test.cc case_guard_test.cc reply_screening_test.cc LINKS request embedded_migrations test_databases)
