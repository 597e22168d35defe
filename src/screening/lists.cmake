# What the county keeps for screening, the page on which anything can be tried, and how hits are shown in place.
if(NOT TARGET screening OR NOT TARGET account)
  return()
endif()

target_sources(screening PRIVATE list.cc list_sheet.cc word_trial.cc pasted_text.cc assessment.cc assessment_basis.cc)
target_link_libraries(screening PUBLIC account_rules)

gongkai_library(screening_desk FOLDER screening
  SOURCES hit_group_view.cc hit_cards_view.cc marked_piece_view.cc marked_part_view.cc marked_table_view.cc marked_text_view.cc
    list_store.cc list_actions.cc list_import_actions.cc list_export.cc list_view.cc screener_now.cc
    list_pages.cc list_word_pages.cc list_history_pages.cc list_import_pages.cc screening_pages.cc
    burnt_store.cc try_shelf_actions.cc try_pages.cc
    demo_items_lists.cc assessment_store.cc assessment_actions.cc assessment_view.cc assessment_pages.cc
  LINKS screening account db docread docwrite web
  PRIVATE_LINKS nlohmann_json::nlohmann_json fmt::fmt)
gongkai_test(screening_desk_test FOLDER screening
  SOURCES list_test.cc marked_text_view_test.cc list_actions_test.cc list_pages_test.cc try_pages_test.cc assessment_test.cc
  LINKS screening_desk docread embedded_migrations test_databases)
