// gongkai extract --json FILE…: the tables and findings of each file, one JSON object a line, in the order given. Every
// file is judged by itself; nothing of it is kept once its line is printed.

#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/load.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/report_json.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    {"--json", "", "每个文件输出一行 JSON（必须写明）"},
    kJobsOption,
};

struct Line {
  std::string text;
  bool has_findings = false;
};

Line ExtractFile(const std::string& path) {
  const report::AnnualReport report = Load(path);
  const std::vector<report::Finding> findings = report::Check({.report = &report});
  return {ExtractLine(report, findings) + "\n", !findings.empty()};
}

}  // namespace

std::span<const Option> ExtractOptions() { return kOptions; }

int Extract(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->Has("--json")) return Fail("extract 只输出 JSON，请写成 gongkai extract --json 文件…");
  if (arguments->words.empty()) return Fail("没有给出文件，请写成 gongkai extract --json 文件…");
  const auto jobs = JobsOf(*arguments);
  if (!jobs) return Fail(jobs.error().message);
  const InputFiles input = ExpandPaths(arguments->words);
  bool any_findings = false;
  Progress progress("读取", input.files.size());
  ForEachInOrder<Line>(
      input.files.size(), *jobs, [&](std::size_t i) { return ExtractFile(input.files[i]); },
      [&](std::size_t i, Line&& line) {
        Print(line.text);
        any_findings |= line.has_findings;
        progress.Done(i + 1);
      });
  progress.Hide();
  if (!input.missing.empty()) return Fail(MissingSentence(input.missing));
  return any_findings ? kFindings : kDone;
}

}  // namespace gongkai::cli
