# Signing in: passwords, limits, sessions, the second factor, the first run, the policy, one's own account.
target_sources(account_rules PRIVATE
  session.cc login_rules.cc password_rules.cc person_form.cc lockout.cc known_browser.cc policy.cc refusal_budget.cc second_factor.cc setup_form.cc)
target_sources(account PRIVATE
  keys_store.cc session_store.cc sign_in_store.cc sign_in_attempt_store.cc one_time_link_store.cc policy_store.cc
  entrance.cc office.cc attempt_actions.cc sign_in_actions.cc second_factor_actions.cc password_actions.cc setup_actions.cc
  policy_actions.cc sign_in_view.cc form_sample_pages.cc sign_in_pages.cc device_pages.cc password_pages.cc setup_pages.cc
  own_account_pages.cc problem_pages.cc policy_pages.cc routes.cc)
gongkai_test(sign_in_rules_test FOLDER account
  SOURCES password_rules_test.cc lockout_test.cc refusal_budget_test.cc second_factor_test.cc setup_form_test.cc LINKS account_rules)
gongkai_test(sign_in_test FOLDER account SOURCES keys_store_test.cc sign_in_test.cc setup_test.cc sign_in_pages_test.cc
  kept_form_test.cc way_in_test.cc
  LINKS account embedded_migrations test_databases Threads::Threads)
