# Notices: when they are sent and what stands in them; what is kept; sending; pages; the calendar's secret address.
target_sources(account_rules PRIVATE notice.cc notice_letter.cc notice_choice_form.cc)
gongkai_test(notice_rules_test FOLDER account SOURCES notice_test.cc LINKS account_rules)

target_sources(account PRIVATE
  notice_store.cc notice_choice_store.cc outbox_store.cc calendar_token_store.cc
  notice_actions.cc notice_choice_actions.cc calendar_actions.cc sending_actions.cc alarm_actions.cc people_view.cc
  notice_pages.cc notice_choice_pages.cc calendar_token_pages.cc sending_pages.cc)
gongkai_test(notice_test FOLDER account SOURCES sending_test.cc notice_pages_test.cc
  LINKS account embedded_migrations test_databases Threads::Threads)
