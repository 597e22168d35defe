// The program starts itself again with a hidden word; limits travel in the environment, bytes on standard input, the
// Document or Workbook back in the form of wire.h. PDF and old Word files have programs of their own, which the worker,
// locked in, could not start: they are handed over before.
#include "docread/isolated.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docread/child.h"
#include "docread/clean_isolated.h"
#include "docread/docx_gaps.h"
#include "docread/inspect_answer.h"
#include "docread/inspection_wire.h"
#include "docread/sandbox.h"
#include "docread/warm_server.h"
#include "docread/wire.h"

namespace gongkai::docread {
namespace {

constexpr const char* kLimitsVariable = "GONGKAI_READ_LIMITS";
constexpr const char* kWantedVariable = "GONGKAI_READ_AS";  // a document, where it is not set
constexpr const char* kNameVariable = "GONGKAI_READ_NAME";
constexpr std::string_view kWantedWorkbook = "workbook";
constexpr std::string_view kWantedInspection = "inspection";
constexpr int kLongestClean = 600;  // seconds; who asked waits less
constexpr int kExitOutOfMemory = 12;
constexpr int kExitNoSandbox = 13;
constexpr std::size_t kMaxAnswerBytes = 256U << 20U;

using Numbers = std::vector<std::size_t>;

std::string Describe(const Numbers& numbers) {
  std::string text;
  for (const std::size_t number : numbers) text += std::to_string(number) + ' ';
  return text;
}

Numbers NumbersFrom(std::string_view text) {
  Numbers values;
  while (!text.empty()) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) break;
    values.push_back(value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return values;
}

Numbers NumbersOf(const Limits& limits) {
  return {limits.file_bytes,
          limits.unpacked_bytes,
          limits.blocks,
          limits.cells,
          static_cast<std::size_t>(limits.nesting),
          static_cast<std::size_t>(limits.pages),
          static_cast<std::size_t>(limits.seconds),
          limits.text_bytes};
}

/// Where there are not as many as belong there, the defaults.
Limits LimitsFrom(const Numbers& values) {
  if (values.size() != 8) return {};
  return {values[0],
          values[1],
          values[2],
          values[3],
          static_cast<int>(values[4]),
          static_cast<int>(values[5]),
          static_cast<int>(values[6]),
          values[7]};
}

Numbers NumbersOf(const InspectLimits& limits) {
  return {limits.file_bytes,
          limits.unpacked_bytes,
          limits.text_bytes,
          limits.pieces,
          static_cast<std::size_t>(limits.files),
          static_cast<std::size_t>(limits.nesting),
          static_cast<std::size_t>(limits.pages),
          static_cast<std::size_t>(limits.seconds)};
}

InspectLimits InspectLimitsFrom(const Numbers& values) {
  if (values.size() != 8) return {};
  return {values[0],
          values[1],
          values[2],
          values[3],
          static_cast<int>(values[4]),
          static_cast<int>(values[5]),
          static_cast<int>(values[6]),
          static_cast<int>(values[7])};
}

std::string ReadAll(int descriptor) {
  std::string bytes;
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  if (size > 0 && ::lseek(descriptor, 0, SEEK_SET) == 0) bytes.reserve(static_cast<std::size_t>(size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

struct Refusal {
  Obstacle obstacle;
  std::string message;
};

/// `program` is what people open such a file with.
Refusal Explain(const ChildResult& worker, int seconds, const std::string& program) {
  if (worker.end == ChildEnd::kNotStarted || worker.exit_code == kExitNoSandbox) {
    return {Obstacle::kUnsupported, "读取程序无法启动，请联系系统管理员。"};
  }
  if (worker.end == ChildEnd::kTooSlow) {
    return {Obstacle::kTooSlow, "读取这份文件用时超过 " + std::to_string(seconds) + " 秒，已停止，请另存后重新上传。"};
  }
  if (worker.end == ChildEnd::kTooMuchOutput || worker.exit_code == kExitOutOfMemory) {
    return {Obstacle::kTooLarge, "读取这份文件需要的内存超出了限度，请只保留需要的内容后重新上传。"};
  }
  return {Obstacle::kDamaged, "这份文件的内容异常，读取中断，请用 " + program + " 或 WPS 打开并另存后重新上传。"};
}

ChildResult RunWorker(std::string_view bytes, const Numbers& limits, double seconds,
                      std::vector<std::string> environment) {
  const char* program = std::getenv("GONGKAI_READ_WORKER");
  environment.push_back(kLimitsVariable + ("=" + Describe(limits)));
  return RunChild({program ? program : "/proc/self/exe", {std::string(kReadWorkerWord)}, std::move(environment)}, bytes,
                  {seconds, kMaxAnswerBytes});
}

ChildResult RunWorker(std::string_view bytes, const Limits& limits, std::vector<std::string> environment) {
  return RunWorker(bytes, NumbersOf(limits), limits.seconds, std::move(environment));
}

InspectAnswer InspectInWorker(std::string_view bytes, const std::string& name, const InspectLimits& limits) {
  if (bytes.size() > limits.file_bytes) return InspectHere(bytes, name, limits);  // which looks at nothing
  constexpr std::size_t kLongestName = 1'000;
  std::string short_name = name.substr(name.size() - std::min(name.size(), kLongestName));
  std::erase(short_name, '\0');
  const ChildResult worker = RunWorker(
      bytes, NumbersOf(limits), limits.seconds + 1.0,
      {kWantedVariable + ("=" + std::string(kWantedInspection)), kNameVariable + ("=" + std::move(short_name))});
  std::optional<InspectAnswer> answer =
      worker.end == ChildEnd::kExited ? InspectAnswerFromWire(worker.output) : std::nullopt;
  if (answer) return *std::move(answer);
  Refusal refusal = Explain(worker, limits.seconds, "Office");
  InspectAnswer refused;
  Refuse(refused.inspection, refusal.obstacle, std::move(refusal.message));
  return refused;
}

/// The other end. Returns the exit code.
int InspectForParent(std::string_view bytes, const InspectLimits& limits) {
  const char* name = std::getenv(kNameVariable);
  InspectionWriter writer([](std::string_view part) { return WriteAll(STDOUT_FILENO, part); });
  std::size_t unpacked = 0;
  try {
    unpacked = InspectInto(writer, bytes, name ? name : "", limits);
  } catch (const Stopped& why) {
    writer.Refuse(why.obstacle, why.message);
  }
  return writer.Finish(unpacked) ? 0 : 1;
}

}  // namespace

Document ReadIsolated(std::string_view bytes, const Limits& limits) {
  const Format format = Sniff(bytes);
  // What LibreOffice makes of a hostile file is hostile too.
  if (format == Format::kDoc && bytes.size() <= limits.file_bytes) return ReadOldWord(bytes, limits, &ReadIsolated);
  if (format == Format::kPdf || bytes.size() > limits.file_bytes) return Read(bytes, limits);
  const ChildResult worker = RunWorker(bytes, limits, {});
  std::optional<Document> document = worker.end == ChildEnd::kExited ? FromWire(worker.output) : std::nullopt;
  if (document) return *std::move(document);
  Refusal refusal = Explain(worker, limits.seconds, "Word");
  return CouldNotRead(format, refusal.obstacle, std::move(refusal.message));
}

Workbook ReadWorkbookIsolated(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return ReadWorkbook(bytes, limits);
  const ChildResult worker = RunWorker(bytes, limits, {kWantedVariable + ("=" + std::string(kWantedWorkbook))});
  std::optional<Workbook> workbook = worker.end == ChildEnd::kExited ? WorkbookFromWire(worker.output) : std::nullopt;
  if (workbook) return *std::move(workbook);
  Refusal refusal = Explain(worker, limits.seconds, "Excel");
  return CouldNotReadWorkbook(WorkbookFormat::kUnknown, refusal.obstacle, std::move(refusal.message));
}

Inspection InspectIsolated(std::string_view bytes, std::string_view name, const InspectLimits& limits) {
  return InspectBySteps(bytes, std::string(name), limits, &InspectInWorker);
}

DocxGaps ReadDocxGapsIsolated(std::string_view bytes) {
  const Limits limits;
  return ReadDocxGapsBy(
      bytes,
      [&](const CleanOrder& order, const InspectLimits& most) { return CleanIsolated(bytes, "a.docx", order, most); },
      [&](std::string_view clean) {
        const ChildResult worker = RunWorker(clean, limits, {kWantedVariable + ("=" + std::string(kReadAsGaps))});
        auto gaps = worker.end == ChildEnd::kExited ? DocxGapsFromWire(worker.output) : std::nullopt;
        if (gaps) return *std::move(gaps);
        DocxGaps refused;
        Refusal why = Explain(worker, limits.seconds, "Word");
        refused.obstacle = why.obstacle;
        refused.obstacle_message = std::move(why.message);
        return refused;
      });
}

int RunReadWorker(bool stands_ready) {
  if (stands_ready) ForkForEachInput();
  const char* described = std::getenv(kLimitsVariable);
  const Numbers numbers = NumbersFrom(described ? described : "");
  const char* wanted = std::getenv(kWantedVariable);
  const std::string_view as = wanted ? wanted : "";
  const Limits limits = LimitsFrom(numbers);
  const InspectLimits inspect_limits = InspectLimitsFrom(numbers);
  SandboxLimits fence{.seconds = as == kWantedInspection ? inspect_limits.seconds : limits.seconds};
  if (as == kReadAsClean) fence = {.seconds = kLongestClean, .memory_bytes = kCleanWorkerMemory};
  try {
    EnterSandbox(fence);
  } catch (const std::exception&) {
    return kExitNoSandbox;
  }
  // `_exit`, because nothing here is worth tearing down after hostile input has been through it.
  try {
    const std::string bytes = ReadAll(STDIN_FILENO);
    if (as == kReadAsClean) _exit(WriteAll(STDOUT_FILENO, AnswerCleanRequest(bytes)) ? 0 : 1);
    if (as == kWantedInspection) _exit(InspectForParent(bytes, inspect_limits));
    if (as == kReadAsGaps) _exit(WriteAll(STDOUT_FILENO, ToWire(GapsOfClean(bytes))) ? 0 : 1);
    const std::string answer =
        as == kWantedWorkbook ? ToWire(ReadWorkbook(bytes, limits)) : ToWire(Read(bytes, limits));
    _exit(WriteAll(STDOUT_FILENO, answer) ? 0 : 1);
  } catch (const std::bad_alloc&) {
    _exit(kExitOutOfMemory);
  }
}

std::optional<int> RunIfReadWorker(std::span<const std::string> words) {
  const bool stands_ready = !words.empty() && words.front() == "--warm";
  if (stands_ready) words = words.subspan(1);
  if (words.empty() || words.front() != kReadWorkerWord) return std::nullopt;
  return RunReadWorker(stands_ready);
}

}  // namespace gongkai::docread
