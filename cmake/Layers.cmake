# One function for every library of the tree. A target sees only the folders it links: each folder's headers are reached
# through an include directory of its own that holds nothing but that folder, so a wrong include does not compile.
#
#   gongkai_library(report_rules FOLDER report SOURCES read.cc LINKS law docread_document PRIVATE_LINKS fmt::fmt)
#   gongkai_test(report_rules_test FOLDER report SOURCES read_test.cc LINKS report_rules)

function(gongkai_folder_include target folder)
  set(view ${CMAKE_BINARY_DIR}/include/${folder})
  file(MAKE_DIRECTORY ${view})
  if(NOT EXISTS ${view}/${folder})
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${folder} ${view}/${folder} SYMBOLIC)
  endif()
  target_include_directories(${target} PUBLIC ${view})
endfunction()

function(gongkai_library name)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  gongkai_folder_include(${name} ${ARG_FOLDER})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

function(gongkai_test name)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;LINKS" ${ARGN})
  if(GONGKAI_FUZZ)
    return()
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} test_main)
  target_compile_definitions(${name} PRIVATE GONGKAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}" GONGKAI_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
endfunction()
