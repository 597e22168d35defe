# Organs: their rules, acts, pages, and the county that shows them.
target_sources(account_rules PRIVATE fill_from_place.cc guide.cc organ_form.cc remedy_bodies.cc supervision_bodies.cc)
gongkai_test(organ_rules_test FOLDER account
  SOURCES credit_code_test.cc fill_from_place_test.cc guide_test.cc remedy_bodies_test.cc
    supervision_bodies_test.cc LINKS account_rules)

if(NOT TARGET account)
  return()
endif()
include(Embed)
gongkai_embed(embedded_departments NAME Departments BASE ${CMAKE_SOURCE_DIR}/data FILES ${CMAKE_SOURCE_DIR}/data/departments.tsv)
file(GLOB demo_lists CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/demo/*.tsv ${CMAKE_SOURCE_DIR}/data/demo/*.png)
gongkai_embed(embedded_demo NAME Demo BASE ${CMAKE_SOURCE_DIR}/data/demo FILES ${demo_lists})
target_link_libraries(account PRIVATE embedded_departments embedded_demo)
target_sources(account PRIVATE
  fill_actions.cc fill_pages.cc guide_actions.cc guide_pages.cc guide_store.cc organ_actions.cc organ_change_pages.cc
  organ_card_view.cc organ_contact_view.cc portal_view.cc organ_closing_actions.cc organ_export.cc organ_form_pages.cc organ_list_pages.cc organ_list_view.cc organ_pages.cc organ_remedy_pages.cc
  demo_county.cc demo_pages.cc demo_people.cc demo_store.cc)
gongkai_test(organ_test FOLDER account
  SOURCES guide_actions_test.cc organ_actions_test.cc organ_walk_test.cc demo_county_test.cc
    leadership_migration_test.cc
  LINKS account embedded_migrations test_databases fmt::fmt)
