# Units, their reports, and the sum of these: pure, kept, imported, shown.
target_sources(report_campaign_rules PRIVATE figures.cc rollup.cc unit_table.cc)
if(TARGET report_campaign)
  target_sources(report_campaign PRIVATE unit_store.cc unit_report_store.cc rollup_store.cc rollup_view.cc in_step_actions.cc
    found_reports_view.cc import_actions.cc)
endif()
