// Compiled with each target's own include directories: WANTED must be found, or must not, as tests/CMakeLists.txt says.
#include WANTED
