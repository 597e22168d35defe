// posix_spawn rather than fork: a server with gigabytes mapped starts a child as fast as a small one. The input is a
// sealed memory file rather than a pipe, so that it needs no writing thread and a child that dies early cannot break a
// pipe.
#include "docread/child.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "docread/child_parts.h"

namespace gongkai::docread {
namespace {

ChildResult Reap(pid_t child, std::optional<ChildEnd> killed_for) {
  // The group is killed while its leader is still unreaped, so the number cannot have passed to another process.
  ::kill(-child, SIGKILL);
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  return ResultOf(status, usage.ru_maxrss, killed_for);
}

}  // namespace

ChildResult RunChild(const ChildCommand& command, std::string_view input, const ChildLimits& limits) {
  return RunChildOnParts(command, {&input, 1}, limits);
}

ChildResult RunChildOnParts(const ChildCommand& command, std::span<const std::string_view> input,
                            const ChildLimits& limits) {
  if (::access(command.program.c_str(), X_OK) != 0) return {};
  Descriptor file = InputFile(input);
  Pipe pipe = OutputPipe();
  const pid_t child = Spawn(command, file.get(), pipe.writing.get());
  if (child < 0) return {};
  file.Close();
  pipe.writing.Close();
  std::string output;
  const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  const std::optional<ChildEnd> killed_for =
      process.valid() ? Watch(pipe.reading.get(), process.get(), output, limits) : ChildEnd::kNotStarted;
  ChildResult result = Reap(child, killed_for);
  result.output = std::move(output);
  return result;
}

std::optional<std::string> FindProgramBeside(std::string_view name, const char* override_variable) {
  if (const char* path = override_variable ? std::getenv(override_variable) : nullptr; path && *path) return path;
  char self[4096];
  const ssize_t length = ::readlink("/proc/self/exe", self, sizeof self);
  if (length <= 0 || length == sizeof self) return std::nullopt;
  std::string path(self, static_cast<std::size_t>(length));
  path.replace(path.rfind('/') + 1, std::string::npos, name);
  if (::access(path.c_str(), X_OK) != 0) return std::nullopt;
  return path;
}

}  // namespace gongkai::docread
