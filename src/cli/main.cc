// The program: one word names the command, the command does the rest. Broken surroundings (a full disk, a closed pipe)
// are caught here, once. Next to read: commands.h.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>
#include <vector>

#include "base/freed_memory.h"
#include "cli/commands.h"
#include "docread/isolated.h"

namespace gongkai::cli {
namespace {

int UnknownCommand(std::string_view word) {
  std::vector<std::string_view> words = {"help", "--version", "--help"};
  for (const Command& command : Commands()) words.push_back(command.word);
  const std::string_view nearest = NearestWord(word, words);
  const std::string hint = nearest.empty() ? std::string() : fmt::format("，是不是 {}？", nearest);
  return Fail(fmt::format("没有 {} 这个命令{}（gongkai help 列出全部命令）", word, hint));
}

/// Behind any command; what follows "--" is a word and no option.
bool AsksForHelp(std::span<const std::string> rest) {
  const auto end = std::ranges::find(rest, "--");
  return std::any_of(rest.begin(), end, [](const std::string& each) { return each == "--help" || each == "-h"; });
}

int Dispatch(const std::vector<std::string>& words) {
  if (words.empty()) return Help({});
  if (const std::optional<int> ended = docread::RunIfReadWorker(words)) return *ended;  // the program called by itself
  const std::span<const std::string> rest(words.begin() + 1, words.end());
  const std::string& word = words.front();
  if (word == "help" || word == "--help" || word == "-h") return Help(rest);
  if (word == "--version" || word == "version") {
    Print("gongkai " GONGKAI_VERSION "\n");
    return kDone;
  }
  const auto command = std::ranges::find(Commands(), word, &Command::word);
  if (command == Commands().end()) return UnknownCommand(word);
  return AsksForHelp(rest) ? Help({words.data(), 1}) : command->run(rest);
}

// Started with one of them closed, the next file that is opened would be taken for it: what is said would be written
// into the data.
void OpenStandardDescriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) != descriptor) std::_Exit(2);
  }
}

}  // namespace

}  // namespace gongkai::cli

int main(int argc, char** argv) {
  const bool serves = argc > 1 && std::string_view(argv[1]) == "serve";
  gongkai::KeepFreedMemory(serves ? gongkai::FreedBlocks::kSmall : gongkai::FreedBlocks::kFonts);
  gongkai::cli::OpenStandardDescriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves early ends us with a sentence, not with a signal
  try {
    const int code = gongkai::cli::Dispatch({argv + std::min(argc, 1), argv + argc});
    if (std::fflush(stdout) != 0) return gongkai::cli::Fail("结果写不出去，输出已关闭或磁盘已满");
    return code;
  } catch (const std::bad_alloc&) {
    return gongkai::cli::Fail("内存不够，没有做完");
  } catch (const std::exception& broken) {
    return gongkai::cli::Fail(broken.what());
  }
}
