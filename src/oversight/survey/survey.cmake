# 社会评议: surveys that nobody can be told by. Included where the libraries of oversight stand.
target_sources(oversight_rules PRIVATE survey/survey.cc survey/survey_paper.cc survey/survey_figures.cc)
gongkai_test(survey_rules_test FOLDER oversight SOURCES survey/survey_test.cc LINKS oversight_rules)

target_sources(oversight PRIVATE
  survey/survey_store.cc survey/survey_paper_store.cc survey/survey_actions.cc survey/survey_result_actions.cc survey/survey_urn_actions.cc
  survey/survey_screening_view.cc survey/survey_words_view.cc survey/survey_view.cc survey/survey_due_view.cc survey/survey_export.cc
  survey/survey_list_pages.cc survey/survey_form_pages.cc survey/survey_pages.cc survey/public_survey_pages.cc survey/demo_items_surveys.cc)
gongkai_test(survey_test FOLDER oversight
  SOURCES survey/survey_actions_test.cc survey/survey_urn_test.cc survey/survey_pages_test.cc
  LINKS oversight embedded_migrations test_databases)
