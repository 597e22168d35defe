// Programs that stand ready are kept and used again, each for one input at a time: as many as there were inputs at
// once.
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "docread/child.h"
#include "docread/child_parts.h"
#include "docread/warm_words.h"

namespace gongkai::docread {
namespace {

/// One program that stands ready. It ends when this object goes.
class WarmProgram {
 public:
  /// Null where it cannot be started.
  static std::unique_ptr<WarmProgram> Start(const ChildCommand& command) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return nullptr;
    Descriptor ours = AboveStandard(ends[0]), its = AboveStandard(ends[1]);
    ChildCommand warm = command;
    warm.arguments.insert(warm.arguments.begin(), "--warm");
    warm.environment.emplace_back("LD_BIND_NOW=1");  // so that no process of an input has to look names up
    const pid_t program = Spawn(warm, its.get(), its.get());
    if (program < 0) return nullptr;
    return std::unique_ptr<WarmProgram>(new WarmProgram(std::move(ours), program));
  }
  WarmProgram(const WarmProgram&) = delete;
  WarmProgram& operator=(const WarmProgram&) = delete;
  ~WarmProgram() {
    ::kill(program_, SIGKILL);
    while (::waitpid(program_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  /// Nothing, if this program is gone; then nothing was read.
  std::optional<pid_t> Begin(int input, int output) {
    WarmStarted started;
    if (!SendOrder(input, output) || !Hear(started)) return std::nullopt;
    return started.child;
  }

  /// Ends what Begin started, if it has not ended. Nothing, if this program is gone.
  std::optional<WarmEnded> End(pid_t child) {
    ::kill(-child, SIGKILL);  // the program has not reaped it, so the number is still its
    WarmEnded ended;
    if (::send(socket_.get(), &kWarmReap, 1, MSG_NOSIGNAL) != 1 || !Hear(ended)) return std::nullopt;
    return ended;
  }

 private:
  WarmProgram(Descriptor socket, pid_t program) : socket_(std::move(socket)), program_(program) {}

  bool SendOrder(int input, int output) {
    char word = kWarmOrder;
    iovec part{&word, 1};
    const int descriptors[2] = {input, output};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof descriptors)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptors);
    std::memcpy(CMSG_DATA(head), descriptors, sizeof descriptors);
    return ::sendmsg(socket_.get(), &message, MSG_NOSIGNAL) == 1;
  }

  template <class Message>
  bool Hear(Message& message) {
    ssize_t got = 0;
    while ((got = ::recv(socket_.get(), &message, sizeof message, 0)) < 0 && errno == EINTR) {
    }
    return got == sizeof message;
  }

  Descriptor socket_;
  pid_t program_;
};

using ProgramPtr = std::unique_ptr<WarmProgram>;

/// Those that have nothing to do, by the command that started them.
class Idle {
 public:
  ProgramPtr Take(const std::string& command) {
    const std::lock_guard lock(mutex_);
    auto& programs = programs_[command];
    if (programs.empty()) return nullptr;
    ProgramPtr program = std::move(programs.back());
    programs.pop_back();
    return program;
  }
  void Give(const std::string& command, ProgramPtr program) {
    const std::lock_guard lock(mutex_);
    auto& programs = programs_[command];
    if (programs.size() < kMost) programs.push_back(std::move(program));
  }

 private:
  static constexpr std::size_t kMost = 16;
  std::mutex mutex_;
  std::map<std::string, std::vector<ProgramPtr>> programs_;
};

std::string NameOf(const ChildCommand& command) {
  std::string name = command.program;
  for (const auto* parts : {&command.arguments, &command.environment}) {
    for (const std::string& part : *parts) name.append(1, '\0').append(part);
    name.append(1, '\0');
  }
  return name;
}

struct Begun {
  ProgramPtr program;
  pid_t child = -1;
};

/// With one that stands ready; one that was killed meanwhile makes place for the next, in the end for a new one.
Begun Begin(Idle& idle, const ChildCommand& command, const std::string& name, int input, int output) {
  while (ProgramPtr program = idle.Take(name)) {
    if (const auto child = program->Begin(input, output)) return {std::move(program), *child};
  }
  ProgramPtr program = WarmProgram::Start(command);
  const auto child = program ? program->Begin(input, output) : std::nullopt;
  return {std::move(program), child.value_or(-1)};
}

}  // namespace

ChildResult RunWarmChild(const ChildCommand& command, std::string_view input, const ChildLimits& limits) {
  static Idle idle;
  if (::access(command.program.c_str(), X_OK) != 0) return {};
  const std::string name = NameOf(command);
  const Descriptor file = InputFile(input);
  Pipe pipe = OutputPipe();
  Begun begun = Begin(idle, command, name, file.get(), pipe.writing.get());
  if (begun.child < 0) return {};
  pipe.writing.Close();
  std::string output;
  const std::optional<ChildEnd> killed_for = Watch(pipe.reading.get(), begun.child, output, limits);
  const std::optional<WarmEnded> ended = begun.program->End(begun.child);
  if (!ended) return {};
  ChildResult result = ResultOf(ended->status, ended->peak_kilobytes, killed_for);
  result.output = std::move(output);
  idle.Give(name, std::move(begun.program));
  return result;
}

}  // namespace gongkai::docread
