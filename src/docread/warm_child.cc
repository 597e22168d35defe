// Programs that stand ready are kept and used again, each for one input at a time: as many as there were inputs at
// once. Not for long, though: an update of the libraries is to count soon, and addresses in memory are not to be known
// for ever (warm_server.h).
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "docread/child.h"
#include "docread/child_parts.h"
#include "docread/warm_words.h"

namespace gongkai::docread {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostInputs = 200;                          // that one program serves
constexpr std::chrono::minutes kLongestLife{10};          // of one program
constexpr std::chrono::milliseconds kLongestStart{5000};  // to load the program and to fork
constexpr std::chrono::milliseconds kLongestEnd{2000};    // to reap what was killed

/// One program that stands ready. It ends when this object goes, and with it what it has forked.
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

  /// Invalid when this program is gone or has no process to give.
  Descriptor Begin(int input, int output) {
    ++inputs_;
    if (!SayWarm(socket_.get(), kWarmOrder, {input, output}) || !IsHeard(kLongestStart)) return Descriptor();
    const WarmWord heard = HearWarm(socket_.get());
    std::vector<Descriptor> taken;
    for (const int descriptor : heard.descriptors) taken.push_back(AboveStandard(descriptor));
    return heard.word == kWarmBegun && taken.size() == 1 ? std::move(taken[0]) : Descriptor();
  }

  /// Ends what Begin started, if it has not ended. Nothing, if this program is gone.
  std::optional<WarmEnded> End(const Descriptor& process) {
    ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
    WarmEnded ended;
    if (!SayWarm(socket_.get(), kWarmReap, {}) || !IsHeard(kLongestEnd)) return std::nullopt;
    if (::recv(socket_.get(), &ended, sizeof ended, 0) != sizeof ended) return std::nullopt;
    return ended;
  }

  bool IsWorn() const { return inputs_ >= kMostInputs || Clock::now() - started_ > kLongestLife; }

 private:
  WarmProgram(Descriptor socket, pid_t program) : socket_(std::move(socket)), program_(program) {}

  /// Whether there is something to hear before the time is over: a program may be stopped, or be another one.
  bool IsHeard(std::chrono::milliseconds longest) const {
    const auto deadline = Clock::now() + longest;
    pollfd watched{socket_.get(), POLLIN, 0};
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
      const int ready = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
      if (ready >= 0 || errno != EINTR) return ready > 0;
    }
  }

  Descriptor socket_;
  pid_t program_;
  int inputs_ = 0;
  Clock::time_point started_ = Clock::now();
};

using ProgramPtr = std::unique_ptr<WarmProgram>;

/// Those that have nothing to do, each with the command that started it; the one used last stands at the end.
class Idle {
 public:
  ProgramPtr Take(const std::string& command) {
    std::vector<ProgramPtr> worn;  // ended after the lock is given back
    const std::lock_guard lock(mutex_);
    std::erase_if(waiting_, [&worn](Waiting& each) {
      if (!each.program->IsWorn()) return false;
      worn.push_back(std::move(each.program));
      return true;
    });
    const auto found =
        std::find_if(waiting_.rbegin(), waiting_.rend(), [&](const Waiting& each) { return each.command == command; });
    if (found == waiting_.rend()) return nullptr;
    ProgramPtr program = std::move(found->program);
    waiting_.erase(std::next(found).base());
    return program;
  }
  void Give(const std::string& command, ProgramPtr program) {
    Waiting oldest;
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMost) {
      oldest = std::move(waiting_.front());
      waiting_.erase(waiting_.begin());
    }
    waiting_.push_back({command, std::move(program)});
  }

 private:
  struct Waiting {
    std::string command;
    ProgramPtr program;
  };
  static constexpr std::size_t kMost = 16;
  std::mutex mutex_;
  std::vector<Waiting> waiting_;
};

std::string NameOf(const ChildCommand& command) {
  std::string name = command.program;
  for (const auto* parts : {&command.arguments, &command.environment}) {
    for (const std::string& part : *parts) name.append(1, '\0').append(part);
    name.append(1, '\0');
  }
  return name;
}

/// One try with one program, with an input and an output of its own: what is left of a try that failed reaches nobody.
/// The end is kLost when the program ended under it, kNotStarted when it gave no process.
ChildResult Try(WarmProgram& program, std::string_view input, const ChildLimits& limits) {
  Descriptor file = InputFile({&input, 1});
  Pipe pipe = OutputPipe();
  const Descriptor process = program.Begin(file.get(), pipe.writing.get());
  if (!process.valid()) return {};
  file.Close();
  pipe.writing.Close();
  std::string output;
  const std::optional<ChildEnd> killed_for = Watch(pipe.reading.get(), process.get(), output, limits);
  const std::optional<WarmEnded> ended = program.End(process);
  ChildResult result;
  result.end = killed_for.value_or(ChildEnd::kLost);
  if (ended) result = ResultOf(ended->status, ended->peak_kilobytes, killed_for);
  result.output = std::move(output);
  return result;
}

/// What went wrong has nothing to do with the input.
bool MayTryAgain(const ChildResult& result) {
  return result.end == ChildEnd::kLost || result.end == ChildEnd::kNotStarted;
}

/// A crash is a try at its memory, and where it was lost it is gone.
bool MayServeAgain(const ChildResult& result) { return !MayTryAgain(result) && result.end != ChildEnd::kSignalled; }

}  // namespace

ChildResult RunWarmChild(const ChildCommand& command, std::string_view input, const ChildLimits& limits) {
  static Idle& idle = *new Idle;  // never destroyed: a thread may read while the program ends
  if (::access(command.program.c_str(), X_OK) != 0) return {};
  const std::string name = NameOf(command);
  ChildResult result;
  constexpr int kTries = 3;
  const auto last_begin = Clock::now() + kLongestStart;  // what does not answer once does not answer at all
  for (int tries = 0; tries < kTries && Clock::now() < last_begin; ++tries) {
    ProgramPtr program = idle.Take(name);
    if (program == nullptr) program = WarmProgram::Start(command);
    if (program == nullptr) continue;
    result = Try(*program, input, limits);
    if (MayServeAgain(result)) idle.Give(name, std::move(program));
    if (!MayTryAgain(result)) return result;
  }
  result.end = ChildEnd::kLost;  // the program is there
  result.output.clear();
  return result;
}

}  // namespace gongkai::docread
