#include "cli/report_copying.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/load.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "docread/read.h"
#include "docwrite/csv.h"
#include "report/check/copying_scan.h"
#include "report/read/read.h"

namespace gongkai::cli {
namespace {

struct Narrative {
  std::string file, organ;
  std::optional<int> year;
  std::string fault;  // why it is not compared
  report::ComparableText text;
};

Narrative NarrativeOf(const std::string& path) {
  Narrative narrative;
  narrative.file = BaseName(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    narrative.fault = "打不开";
    return narrative;
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  try {
    const report::AnnualReport read = report::ReadReport(docread::Read(bytes), narrative.file);
    const report::IndexedText text = report::ToIndexedText(read);
    narrative.organ = read.organ;
    narrative.year = read.year;
    narrative.text = report::MakeComparable(text.paragraphs, text.organ);
    if (narrative.text.symbols.empty()) narrative.fault = "没有读到正文";
  } catch (const std::exception& broken) {  // one file must not cost the others their place
    narrative.fault = fmt::format("读这份文件时程序出了错（{}）", broken.what());
  }
  return narrative;
}

docwrite::Sheet SheetOf(const std::vector<CopiedReports>& pairs) {
  docwrite::Sheet sheet;
  int row = 0;
  const auto add = [&](int column, std::string text, std::optional<Number> number = {}) {
    sheet.cells.push_back({.row = row, .column = column, .text = std::move(text), .number = number});
  };
  int column = 0;
  for (const char* head : {"文件", "机关", "与文件", "与机关", "相同的比例（%）", "约多少字"}) add(column++, head);
  for (const CopiedReports& pair : pairs) {
    ++row;
    add(0, pair.own.file);
    add(1, pair.own.organ);
    add(2, pair.other.file);
    add(3, pair.other.organ);
    add(4, {}, Number{static_cast<std::int64_t>(pair.share * 1000 + 0.5) * (Number::kOne / 10)});
    add(5, {}, Number::Of(static_cast<std::int64_t>(pair.matched)));
  }
  return sheet;
}

int WriteOut(const std::string& path, const std::string& text) {
  if (path.empty()) {
    Print(text);
    return kDone;
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out ? kDone : Fail("写不进 " + path);
}

}  // namespace

int CompareReports(const Arguments& arguments, std::optional<int> year) {
  const auto jobs = JobsOf(arguments);
  if (!jobs) return Fail(jobs.error().message);
  const InputFiles input = ExpandPaths(std::span(arguments.words).subspan(1));
  if (!input.missing.empty()) return Fail(MissingSentence(input.missing));
  report::CopyingScan scan;
  std::vector<ComparedReport> names;
  std::size_t passed_over = 0;
  Progress progress("读取", input.files.size());
  ForEachInOrder<Narrative>(
      input.files.size(), *jobs, [&](std::size_t i) { return NarrativeOf(input.files[i]); },
      [&](std::size_t i, Narrative&& read) {
        progress.Done(i + 1);
        if (!read.fault.empty() || (year && read.year != year)) {
          ++passed_over;
          return;
        }
        scan.Add(std::move(read.text));
        names.push_back({std::move(read.file), std::move(read.organ)});
      });
  progress.Hide();
  std::vector<CopiedReports> pairs;
  for (const report::CopiedPair& each : scan.Find()) {
    pairs.push_back({names[each.own], names[each.other], each.share, each.matched});
  }
  return TellCopied(arguments, pairs, names.size(),
                    fmt::format("{} 份没有比较（读不到正文，或者不是这一年的）", passed_over));
}

int TellCopied(const Arguments& arguments, const std::vector<CopiedReports>& pairs, std::size_t compared,
               const std::string& passed_over) {
  const int written = WriteOut(arguments.ValueOf("--out"), docwrite::WriteCsv(SheetOf(pairs)));
  if (written != kDone) return written;
  if (arguments.Has("--out")) {
    Print(fmt::format("比较了 {} 份，{} 对雷同；{}。\n", compared, pairs.size(), passed_over));
  }
  return pairs.empty() ? kDone : kFindings;
}

}  // namespace gongkai::cli
