# What was found when something was screened, what people decided of it, and the tools it is done with.
if(NOT TARGET screening_desk)
  return()
endif()

target_sources(screening_desk PRIVATE run.cc run_store.cc run_actions.cc tools_actions.cc)
gongkai_test(screening_runs_test FOLDER screening SOURCES run_test.cc LINKS screening_desk)
