# A year's campaign: how far each unit is, its days, urging, files sent by others.
target_sources(report_campaign_rules PRIVATE campaign_state.cc demo_city_paper.cc)
gongkai_test(campaign_state_test FOLDER report SOURCES campaign_state_test.cc LINKS report_campaign_rules)
if(TARGET report_campaign)
  target_sources(report_campaign PRIVATE campaign_store.cc campaign_view.cc campaign_actions.cc campaign_pages.cc campaign_list_pages.cc campaign_unit_pages.cc
    campaign_day_pages.cc campaign_export.cc campaign_due_view.cc demo_annuals_city.cc)
  gongkai_test(campaign_test FOLDER report SOURCES campaign_actions_test.cc demo_annuals_city_test.cc
    LINKS report_campaign embedded_migrations test_databases Threads::Threads)
endif()
