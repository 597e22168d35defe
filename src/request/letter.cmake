# Letters: what each must say, templates, paper, numbers, delivery.
target_sources(request_rules PRIVATE letter.cc letter_mail.cc letter_element.cc letter_word.cc letter_words.cc letter_sample.cc letter_template.cc)
gongkai_test(request_letter_rules_test FOLDER request SOURCES letter_test.cc letter_mail_test.cc letter_word_test.cc letter_template_test.cc LINKS request_rules)

target_sources(request PRIVATE
  letter_actions.cc letter_read_store.cc letter_read_actions.cc letter_mail_store.cc letter_mail_actions.cc letter_mail_view.cc letter_mail_pages.cc letter_word_store.cc letter_word_view.cc
  letter_word_actions.cc letter_word_pages.cc letter_template_store.cc letter_template_actions.cc letter_paper_view.cc
  letter_label_store.cc letter_label_view.cc letter_label_pages.cc
  letter_pages.cc letter_make_pages.cc letter_template_pages.cc demo_cases_letters.cc demo_cases_redaction.cc)
gongkai_test(request_letter_test FOLDER request
  SOURCES letter_actions_test.cc letter_label_test.cc letter_paper_test.cc LINKS request docread embedded_migrations test_databases)
gongkai_test(request_letter_mail_test FOLDER request
  SOURCES letter_mail_actions_test.cc LINKS request embedded_migrations test_databases)
gongkai_test(request_letter_word_test FOLDER request
  SOURCES letter_word_actions_test.cc LINKS request docread embedded_migrations test_databases)
