// gongkai deadline --json < CASES: for each application, a line of JSON, the day by which it must be answered, day by
// day, or why its history is not lawful. The rules: law/reply_clock.h; the lines: case_json.h.

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "cli/case_json.h"
#include "cli/commands.h"
#include "embedded/embedded_calendar.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {{"--json", "", "每件输出一行 JSON（必须写明）"}};

law::WorkingCalendar BuiltInCalendar() {
  return law::WorkingCalendar::FromTsv(embedded::Calendar().front().bytes).value();
}

/// The lines of standard input; one that ends in a carriage return is read without it.
class InputLines {
 public:
  InputLines() = default;
  InputLines(const InputLines&) = delete;
  InputLines& operator=(const InputLines&) = delete;
  ~InputLines() { std::free(buffer_); }

  bool Next() {
    const ssize_t got = ::getline(&buffer_, &room_, stdin);
    if (got < 0) return false;
    line_ = {buffer_, static_cast<std::size_t>(got)};
    while (line_.ends_with('\n') || line_.ends_with('\r')) line_.remove_suffix(1);
    return true;
  }
  std::string_view line() const { return line_; }
  bool IsBlank() const { return line_.find_first_not_of(" \t") == std::string_view::npos; }

 private:
  char* buffer_ = nullptr;
  std::size_t room_ = 0;
  std::string_view line_;
};

/// Every line has its answer, in order; only blank ones at the end have none.
bool AnswerAll(const law::WorkingCalendar& calendar) {
  bool has_findings = false;
  const auto answer = [&](std::string_view line, std::size_t number) {
    const CaseAnswer told = AnswerCase(line, number, calendar);
    Print(told.line + "\n");
    has_findings |= told.has_findings;
  };
  InputLines input;
  std::size_t answered = 0;
  for (std::size_t number = 1; input.Next(); ++number) {
    if (input.IsBlank()) continue;
    while (++answered < number) answer("", answered);
    answer(input.line(), number);
  }
  return has_findings;
}

}  // namespace

std::span<const Option> DeadlineOptions() { return kOptions; }

int Deadline(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->Has("--json") || !arguments->words.empty()) {
    return Fail("deadline 从标准输入读取，请写成 gongkai deadline --json < 文件");
  }
  const bool has_findings = AnswerAll(BuiltInCalendar());
  if (std::ferror(stdin) != 0) return Fail("标准输入读不出来");
  return has_findings ? kFindings : kDone;
}

}  // namespace gongkai::cli
