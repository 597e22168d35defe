// gongkai check FILE…: each report with its tables and findings, for people or (--json) for programs. Several files are
// read twice: once to know what each is compared with, once to check it; so that memory holds no more than the
// comparison needs.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/known_reports.h"
#include "cli/load.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/report_json.h"
#include "cli/report_view.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    {"--json", "", "每个文件输出一行 JSON，供其他程序使用"},
    {"--published", "日期", "报告的公布日期（如 2024-01-31），用来检查是否按期公布；不写则以报告中写明的为准"},
    {"--township-deadline", "月-日",
     "本地为乡镇（街道）设定的公布期限（如 01-31）；条例没有为乡镇规定日期，不写则不检查"},
    kJobsOption,
};

struct Dates {
  std::optional<Date> published;
  std::optional<std::chrono::month_day> township_deadline;
};

Result<Dates> DatesOf(const Arguments& arguments) {
  Dates dates;
  if (arguments.Has("--published")) {
    dates.published = ParseDate(arguments.ValueOf("--published"));
    if (!dates.published) {
      return Error{ErrorKind::kInvalidInput, "--published 后面应是一个日期，例如 2024-01-31", {}};
    }
  }
  if (arguments.Has("--township-deadline")) {
    dates.township_deadline = ParseMonthDay(arguments.ValueOf("--township-deadline"));
    if (!dates.township_deadline) {
      return Error{ErrorKind::kInvalidInput, "--township-deadline 后面应是月和日，例如 01-31", {}};
    }
  }
  return dates;
}

struct Checked {
  std::string text;
  std::array<std::size_t, 3> findings = {};  // by severity
  bool unreadable = false;
};

struct Summary {
  std::size_t files = 0, clean = 0, with_errors = 0, unreadable = 0;
  std::array<std::size_t, 3> findings = {};

  void Count(const Checked& checked) {
    ++files;
    if (checked.unreadable) {
      ++unreadable;
    } else if (checked.findings == std::array<std::size_t, 3>{}) {
      ++clean;
    } else if (checked.findings[0] > 0) {
      ++with_errors;
    }
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += checked.findings[i];
  }

  bool HasFindings() const { return findings != std::array<std::size_t, 3>{}; }

  std::string Text() const {
    std::string out = fmt::format("共 {} 份：没有发现问题 {} 份，有错误 {} 份，只有存疑或提示 {} 份", files, clean,
                                  with_errors, files - clean - with_errors - unreadable);
    if (unreadable > 0) out += fmt::format("，读不出 {} 份", unreadable);
    return out + fmt::format("；错误 {} 处，存疑 {} 处，提示 {} 处\n", findings[0], findings[1], findings[2]);
  }
};

bool IsMissing(const InputFiles& input, const std::string& file) {
  return std::ranges::find(input.missing, file) != input.missing.end();
}

std::string PassedOver(const InputFiles& input) {
  if (input.passed_over == 0) return "";
  return fmt::format("文件夹里另有 {} 个文件不像报告（图片、表格、隐藏文件等），没有检查。\n", input.passed_over);
}

class Run {
 public:
  Run(std::vector<std::string> files, unsigned jobs, Dates dates, bool json)
      : files_(std::move(files)), jobs_(jobs), dates_(dates), json_(json) {}

  Summary Do() {
    if (files_.size() > 1) ReadAll();
    Summary summary;
    Progress progress("检查", files_.size());
    ForEachInOrder<Checked>(
        files_.size(), jobs_, [&](std::size_t i) { return CheckFile(files_[i]); },
        [&](std::size_t i, Checked&& checked) {
          progress.Hide();
          Print(checked.text);
          summary.Count(checked);
          progress.Done(i + 1);
        });
    return summary;
  }

 private:
  void ReadAll() {
    Progress progress("读取", files_.size());
    ForEachInOrder<report::AnnualReport>(
        files_.size(), jobs_, [&](std::size_t i) { return Load(files_[i]); },
        [&](std::size_t i, report::AnnualReport&& report) {
          known_.Add(std::move(report));
          progress.Done(i + 1);
        });
  }

  Checked CheckFile(const std::string& path) const {
    const report::AnnualReport report = Load(path);
    const std::vector<report::Finding> findings = report::Check({.report = &report,
                                                                 .last_year = known_.LastYearOf(report),
                                                                 .published = dates_.published,
                                                                 .township_deadline = dates_.township_deadline,
                                                                 .similar = &known_.index()});
    Checked checked;
    checked.unreadable = report.source.obstacle != docread::Obstacle::kNone;
    for (const report::Finding& finding : findings) ++checked.findings[static_cast<std::size_t>(finding.severity)];
    checked.text = json_ ? CheckLine(report, findings) + "\n" : DrawReport(report, findings, paint_);
    return checked;
  }

  std::vector<std::string> files_;
  unsigned jobs_;
  Dates dates_;
  bool json_;
  Paint paint_ = Paint::ForStandardOutput();
  KnownReports known_;
};

}  // namespace

std::span<const Option> CheckOptions() { return kOptions; }

int Check(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  const auto jobs = JobsOf(*arguments);
  if (!jobs) return Fail(jobs.error().message);
  const auto dates = DatesOf(*arguments);
  if (!dates) return Fail(dates.error().message);
  if (arguments->words.empty()) return Fail("没有给出文件，请写成 gongkai check 文件或文件夹…");
  InputFiles input = ExpandPaths(arguments->words);
  // For people: a file that is not there is no report with a finding.
  if (!arguments->Has("--json"))
    std::erase_if(input.files, [&](const std::string& file) { return IsMissing(input, file); });
  if (input.files.empty() && !input.missing.empty()) return Fail(MissingSentence(input.missing));
  if (input.files.empty()) return Fail(fmt::format("文件夹 {} 里没有可以检查的文件", arguments->words.front()));
  const Summary summary = Run(input.files, *jobs, *dates, arguments->Has("--json")).Do();
  if (!arguments->Has("--json")) Print(summary.Text() + PassedOver(input));
  if (!input.missing.empty()) return Fail(MissingSentence(input.missing));
  return summary.HasFindings() ? kFindings : kDone;
}

}  // namespace gongkai::cli
