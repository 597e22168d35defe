# What a program that reads hostile files is given for free.
# The program is loaded at another address each time; there are no shared libraries of ours.
add_compile_options(-fPIE)
add_link_options(-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)

# An index past the end of a string or vector ends the process, in every build.
add_compile_definitions(_GLIBCXX_ASSERTIONS)

if(NOT GONGKAI_SANITIZE)
  add_compile_options(-fstack-protector-strong)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
endif()
