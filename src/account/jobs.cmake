# Timed work: the book in the database, and the administrator's page.
target_sources(account PRIVATE job_store.cc job_actions.cc job_pages.cc)
target_link_libraries(account PUBLIC jobs)
gongkai_test(job_test FOLDER account SOURCES job_actions_test.cc
  LINKS account embedded_migrations test_databases Threads::Threads)
