# Headers of the standard library that nearly every file includes, read once for all targets: a third of the time of the builds
# with sanitizers (clang). Not in the release build: it shows a file that forgot to include what it uses.
#
# What was read lies beside the cache of ccache, under a digest of all that went into it, and not in the build folder: the same
# file at the same place for every clone, so that a second clone compiles what the first one has.
option(GONGKAI_PRECOMPILE "Precompile the headers of the standard library" OFF)

if(GONGKAI_PRECOMPILE)
  add_compile_options(-pthread)  # some libraries ask for it, and then the headers read once would not fit
  set(header "")
  foreach(name algorithm array charconv chrono cstdint filesystem functional map memory mutex optional set span string string_view
      thread unordered_map utility variant vector)
    string(APPEND header "#include <${name}>\n")
  endforeach()
  get_directory_property(options COMPILE_OPTIONS)
  get_directory_property(definitions COMPILE_DEFINITIONS)
  list(TRANSFORM definitions PREPEND -D)
  string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
  set(flags ${flags} ${definitions} ${options} -std=c++20)
  if(CMAKE_POSITION_INDEPENDENT_CODE)
    list(APPEND flags ${CMAKE_CXX_COMPILE_OPTIONS_PIE})
  endif()
  string(SHA1 digest "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${flags} ${header}")
  set(place ${CMAKE_BINARY_DIR}/precompiled)
  if(DEFINED ENV{CCACHE_DIR})
    set(place $ENV{CCACHE_DIR}/precompiled)
  endif()
  set(header_file ${place}/${digest}.h)
  set(GONGKAI_PRECOMPILED ${header_file}.pch)
  if(NOT EXISTS ${header_file})  # its day is part of what was read
    file(WRITE ${header_file} "${header}")
  endif()
  # Once for all clones; first under another name, for two builds may come here at once.
  string(RANDOM LENGTH 8 own)
  list(JOIN flags " " line)
  add_custom_command(OUTPUT ${GONGKAI_PRECOMPILED}
    COMMAND sh -c "test -e '${GONGKAI_PRECOMPILED}' || { '${CMAKE_CXX_COMPILER}' ${line} -x c++-header '${header_file}' -o '${header_file}.${own}' && mv '${header_file}.${own}' '${GONGKAI_PRECOMPILED}'; }"
    COMMENT "Reading the headers of the standard library" VERBATIM)
  add_custom_target(precompiled DEPENDS ${GONGKAI_PRECOMPILED})
endif()

function(gongkai_precompiled target)
  if(GONGKAI_PRECOMPILE)
    add_dependencies(${target} precompiled)
    target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include-pch ${GONGKAI_PRECOMPILED}>")
  endif()
endfunction()
