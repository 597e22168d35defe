# Signing in at the county's identity provider (OpenID Connect): the protocol, talking to the provider, linking, settings.
target_sources(account_rules PRIVATE sso_form.cc)
target_sources(account PRIVATE
  sso_settings_store.cc sso_provider_actions.cc sso_actions.cc sso_link_actions.cc sso_settings_actions.cc
  sso_pages.cc sso_settings_pages.cc person_sso_pages.cc)
gongkai_test(sso_rules_test FOLDER account SOURCES oidc_test.cc oidc_token_test.cc oidc_trip_test.cc sso_form_test.cc
  LINKS account_rules signing_key nlohmann_json::nlohmann_json)
gongkai_test(sso_test FOLDER account SOURCES sso_test.cc sso_pages_test.cc
  LINKS account embedded_migrations test_databases signing_key nlohmann_json::nlohmann_json Threads::Threads)
