# Warnings are errors. Third-party headers come in as SYSTEM and stay silent.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives of these inside its own headers under -O2 and the sanitizers.
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # TRY is a GNU statement expression; and clang counts signedness under -Wconversion, where GCC does not.
  add_compile_options(-Wno-gnu-statement-expression-from-macro-expansion -Wno-sign-conversion)
endif()
# A designated initialiser that leaves the rest at its defaults is what we mean.
add_compile_options(-Wno-missing-field-initializers)
