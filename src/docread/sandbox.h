// What a child that reads hostile bytes does to itself before it looks at the first of them.
//
// Afterwards it can compute, read its input, write its output and open installed data files for reading; it cannot
// read other files (where the kernel has Landlock), start a program or thread, open a socket, write a file, or use more
// memory and time than it was given. Next to read: child.h.
#pragma once

#include <cstddef>

namespace gongkai::docread {

struct SandboxLimits {
  int seconds = 4;                         // processor time; one more second of wall clock
  std::size_t memory_bytes = 300U << 20U;  // address space: program, libraries and data together
};

/// Cannot be undone. Throws std::runtime_error when the kernel refuses a part of it: then nothing may be read.
void EnterSandbox(const SandboxLimits& limits);

}  // namespace gongkai::docread
