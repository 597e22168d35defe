// Runs another program on bytes: bytes in on its standard input, bytes out from its standard output, within limits.
//
// What parses hostile input lives in such a child, so that a crash, an endless loop or a memory bomb costs one child
// and not the server. Nothing here knows what the child does. Next to read: sandbox.h (what the child does to itself
// first), pdf.cc and isolated.cc (who calls).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

struct ChildLimits {
  double seconds = 4;                      // wall clock; the whole process group is killed after it
  std::size_t output_bytes = 256U << 20U;  // more than this ends the child too
};

enum class ChildEnd {
  kExited,         // of itself, with exit_code
  kSignalled,      // by a signal it did not get from us
  kTooSlow,        // killed by us after the wall clock, or by the kernel after its processor time
  kTooMuchOutput,  // killed by us
  kNotStarted,     // there is no such program, or no process to be had
  kLost,           // what it was forked from ended under it, again and again (RunWarmChild alone)
};

struct ChildResult {
  ChildEnd end = ChildEnd::kNotStarted;
  int exit_code = -1;
  int signal = 0;
  std::string output;
  long peak_kilobytes = 0;  // the most memory it held
};

struct ChildCommand {
  std::string program;                   // a path; never looked up in PATH
  std::vector<std::string> arguments;    // without the program's own name
  std::vector<std::string> environment;  // "NAME=value", added to the few harmless ones every child gets
};

/// Safe to call from many threads. The child sees no file descriptor of ours but its input and output.
ChildResult RunChild(const ChildCommand& command, std::string_view input, const ChildLimits& limits);

/// The same of an input that stands in several pieces of memory, one behind another: what is long is not copied for it.
ChildResult RunChildOnParts(const ChildCommand& command, std::span<const std::string_view> input,
                            const ChildLimits& limits);

/// The same of a program that calls ForkForEachInput (warm_server.h) when its first argument is "--warm": it is loaded
/// once, stands ready, and forks for each input. Each input has a process of its own as before.
ChildResult RunWarmChild(const ChildCommand& command, std::string_view input, const ChildLimits& limits);

/// A program that is installed beside the running one ("gongkai-pdf"). `override_variable` names an environment
/// variable that, when set, holds its path instead.
std::optional<std::string> FindProgramBeside(std::string_view name, const char* override_variable);

}  // namespace gongkai::docread
