# Headers of the standard library that nearly every file includes, read once for all targets: a third of the time of the builds
# with sanitizers. Not in the release build: it shows a file that forgot to include what it uses.
option(GONGKAI_PRECOMPILE "Precompile the headers of the standard library" OFF)

if(GONGKAI_PRECOMPILE)
  add_compile_options(-pthread)  # some libraries ask for it, and then the headers read once would not fit
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cc "")
  add_library(precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cc)
  target_precompile_headers(precompiled PRIVATE
    <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <mutex> <optional> <set> <span> <string>
    <string_view> <thread> <unordered_map> <utility> <variant> <vector>)
endif()

function(gongkai_precompiled target)
  if(GONGKAI_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM precompiled)
  endif()
endfunction()
