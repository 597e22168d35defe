# What the reports of many show beside one another: measures, charts, maps, outliers, copying.
target_sources(report_campaign_rules PRIVATE beside.cc measure.cc outlier.cc place_map.cc time_share.cc)
gongkai_test(report_see_rules_test FOLDER report
  SOURCES beside_test.cc measure_test.cc outlier_test.cc place_map_test.cc time_share_test.cc
  LINKS report_campaign_rules)

if(TARGET report_campaign)
  target_sources(report_campaign PRIVATE map_actions.cc see_beside_pages.cc see_copying_pages.cc see_copying_view.cc see_export.cc see_map_pages.cc see_outlier_pages.cc see_pages.cc see_store.cc see_view.cc see_year_pages.cc)
  gongkai_test(report_see_test FOLDER report
    SOURCES see_pages_test.cc LINKS report_campaign docread embedded_migrations test_databases)
endif()
