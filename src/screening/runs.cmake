# What was found when something was screened, what people decided of it, and the tools it is done with.
if(NOT TARGET account)
  return()
endif()

gongkai_library(screening_runs FOLDER screening
  SOURCES run.cc run_store.cc run_actions.cc tools_actions.cc
  LINKS account db docread
  PRIVATE_LINKS fmt::fmt)
if(TARGET screening)
  target_link_libraries(screening_runs PUBLIC screening)
endif()
gongkai_test(screening_runs_test FOLDER screening SOURCES run_test.cc LINKS screening_runs)
