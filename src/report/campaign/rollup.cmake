# Units, their reports, and the sum of these: pure, kept, imported, shown.
target_sources(report_campaign_rules PRIVATE figures.cc rollup.cc)
