# People and posts: their rules, acts and pages.
target_sources(account_rules PRIVATE post_form.cc last_admin.cc import_form.cc)
target_sources(account PRIVATE
  people_list_store.cc refusal_actions.cc people_actions.cc posts_actions.cc
  people_list_pages.cc people_pages.cc
  person_form_pages.cc person_state_pages.cc posts_pages.cc delegation_pages.cc permission_pages.cc
  import_actions.cc import_pages.cc import_template_pages.cc)
gongkai_test(people_test FOLDER account
  SOURCES people_test.cc posts_test.cc people_walk_test.cc routes_test.cc one_time_link_store_test.cc person_form_test.cc
  import_form_test.cc import_test.cc
  LINKS account embedded_migrations test_databases Threads::Threads)
