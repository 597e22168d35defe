// What running a child is made of, however it came to be: its input, its output, waiting for its end. Used by child.cc
// and warm_child.cc alone.
#pragma once

#include <sys/types.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "docread/child.h"
#include "docread/descriptor.h"

namespace gongkai::docread {

[[noreturn]] void Broken(const char* what);

/// Must not be 0, 1 or 2: posix_spawn's dup2 would then leave close-on-exec set.
Descriptor AboveStandard(int number);

/// A sealed memory file, read from its begin.
Descriptor InputFile(std::span<const std::string_view> input);

struct Pipe {
  Descriptor reading, writing;
};
Pipe OutputPipe();

/// Starts the program in a process group of its own, with nothing open but 0, 1 and 2. -1 if it could not be.
pid_t Spawn(const ChildCommand& command, int input, int output);

/// Appends what comes out of `output` to `text` until `process` (a pidfd) has ended. Returns why it would be killed.
std::optional<ChildEnd> Watch(int output, int process, std::string& text, const ChildLimits& limits);

/// From the status that wait gave.
ChildResult ResultOf(int status, long peak_kilobytes, std::optional<ChildEnd> killed_for);

}  // namespace gongkai::docread
