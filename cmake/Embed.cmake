# Files become part of the program: each is pulled in by .incbin, byte for byte, and a table names them.
#
#   gongkai_embed(embedded_migrations NAME Migrations BASE ${CMAKE_SOURCE_DIR}/migrations FILES ${files} [DEPENDS target])
#
# makes the library target `embedded_migrations`; code that links it writes
#
#   #include "embedded/embedded_migrations.h"
#   for (const EmbeddedFile& file : embedded::Migrations()) ...      // file.name is relative to BASE, ordered by name
#
# Files made during the build are allowed (name them with their full path; their makers are found through FILES).

include_guard()

function(gongkai_embed target)
  cmake_parse_arguments(ARG "" "NAME;BASE" "FILES;DEPENDS" ${ARGN})
  list(SORT ARG_FILES)
  set(dir ${CMAKE_BINARY_DIR}/embedded/${target})
  set(assembly "# Made by cmake/Embed.cmake.\n.section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(file ${ARG_FILES})
    file(RELATIVE_PATH name ${ARG_BASE} ${file})
    set(symbol gongkai_${target}_${index})
    string(APPEND assembly ".balign 16\n.global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "      EmbeddedFile{\"${name}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(header "// Made by cmake/Embed.cmake.\n#pragma once\n\n#include <span>\n\n#include \"base/embedded_file.h\"\n
namespace gongkai::embedded {\nstd::span<const EmbeddedFile> ${ARG_NAME}();\n}  // namespace gongkai::embedded\n")
  set(source "// Made by cmake/Embed.cmake.\n#include \"embedded/${target}.h\"\n\n#include <cstddef>\n#include <vector>\n
${declarations}\nnamespace gongkai::embedded {\nstd::span<const EmbeddedFile> ${ARG_NAME}() {\n  static const std::vector<EmbeddedFile> files = {\n${rows}  };\n  return files;\n}\n}  // namespace gongkai::embedded\n")
  file(CONFIGURE OUTPUT ${dir}/${target}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/${target}.cc CONTENT "${source}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/include/embedded/${target}.h CONTENT "${header}" @ONLY)
  set_source_files_properties(${dir}/${target}.S PROPERTIES OBJECT_DEPENDS "${ARG_FILES}")
  add_library(${target} STATIC ${dir}/${target}.S ${dir}/${target}.cc)
  target_include_directories(${target} PUBLIC ${dir}/include)
  target_link_libraries(${target} PUBLIC base)
  if(ARG_DEPENDS)
    add_dependencies(${target} ${ARG_DEPENDS})
  endif()
endfunction()
