#include "cli/report_import.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/load.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "docread/read.h"
#include "docread/read_workbook.h"
#include "report/campaign/import_actions.h"
#include "report/campaign/unit_list_actions.h"

namespace gongkai::cli {
namespace {

constexpr std::size_t kFaultsShown = 200;

/// None: it cannot be opened.
std::optional<std::string> BytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

report::ReadFile ReadBytesOf(const std::string& path, const std::set<std::string>& known) {
  report::ReadFile read;
  read.file = BaseName(path);
  try {
    const auto bytes = BytesOf(path);
    if (!bytes) {
      read.fault = "打不开。";
      return read;
    }
    read.digest = report::DigestOfBytes(*bytes);
    if (known.contains(read.digest)) return read;
    return report::ReadForImport(*bytes, BaseName(path), [](std::string_view each) { return docread::Read(each); });
  } catch (const std::exception& broken) {
    read.fault = fmt::format("读这份文件时程序出了错（{}）。", broken.what());
    return read;
  }
}

/// A fault of ours on one file must not cost the others of the folder their place.
report::ReadFile ReadOne(const std::string& path, std::string shown, const std::set<std::string>& known) {
  report::ReadFile read = ReadBytesOf(path, known);
  read.path = std::move(shown);
  return read;
}

/// Below the folder that was given; of several given, with the folder.
std::string PathShown(const std::string& path, std::span<const std::string> given) {
  if (given.size() != 1 || !path.starts_with(given.front())) return path;
  const auto begin = path.find_first_not_of('/', given.front().size());
  return begin == std::string::npos ? BaseName(path) : path.substr(begin);
}

Result<report::UnitId> PutList(account::Desk& desk, const std::string& path, report::UnitId under) {
  const auto bytes = BytesOf(path);
  if (!bytes) return Error{ErrorKind::kNotFound, "打不开名单 " + path, {}};
  const report::UnitTable table = report::ReadUnitTable(docread::ReadWorkbook(*bytes));
  const report::PutUnitCounts counts = TRY(report::PutUnits(desk, account::Actor{}, under, table));
  Print(fmt::format("名单：{} 个单位。\n", counts.put));
  if (counts.registered > 0) {
    Print(fmt::format("名单里另有 {} 行是本系统里的机关，跟着机关名录走，没有改。\n", counts.registered));
  }
  return under;
}

int Tell(const report::ReportImport& import) {
  const report::ImportCounts& counts = import.counts();
  const std::string texts = counts.put.same > 0 ? fmt::format("补上正文 {} 份，", counts.put.same) : std::string();
  Print(fmt::format("读了 {} 份：新导入 {} 份，更正 {} 份，以前导入过 {} 份，{}没有导入 {} 份；新增单位 {} 个。\n",
                    counts.read, counts.put.added, counts.put.replaced, counts.known, texts, import.faults().size(),
                    counts.new_units));
  std::size_t shown = 0;
  for (const auto& [path, words] : import.faults()) {
    if (++shown > kFaultsShown) {
      Print(fmt::format("  另有 {} 份没有导入。\n", import.faults().size() - kFaultsShown));
      break;
    }
    Print(fmt::format("  {}：{}\n", path, words));
  }
  return import.faults().empty() ? kDone : kFindings;
}

int ImportFiles(account::Desk& desk, const std::vector<std::string>& files, std::span<const std::string> given,
                unsigned jobs, const report::ImportOptions& options) {
  report::ReportImport import(desk, account::Actor{}, options);
  Progress progress("导入", files.size());
  const std::set<std::string> known = import.KnownNow();
  ForEachInOrder<report::ReadFile>(
      files.size(), jobs, [&](std::size_t i) { return ReadOne(files[i], PathShown(files[i], given), known); },
      [&](std::size_t i, report::ReadFile&& read) {
        import.Add(std::move(read));
        progress.Done(i + 1);
      });
  import.Finish();
  progress.Hide();
  return Tell(import);
}

}  // namespace

int ImportReports(const Arguments& arguments, int year) {
  if (law::FormInForce(year) == nullptr) return Fail("2019 年以前的年度报告用别的表式，不能导入");
  const auto jobs = JobsOf(arguments);
  if (!jobs) return Fail(jobs.error().message);
  const std::span<const std::string> given = std::span(arguments.words).subspan(1);
  const InputFiles input = ExpandPaths(given);
  if (!input.missing.empty()) return Fail(MissingSentence(input.missing));
  auto place = OpenAuditPlace(arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  report::BringUnitsInStep(desk);  // else an organ of ours that no unit stands for yet would be taken for another's
  report::ImportOptions options{.year = year,
                                .under = {},
                                .replaces = arguments.Has(kReplaceOption.name),
                                .by_file_name = arguments.Has(kByFileNameOption.name)};
  if (arguments.Has(kUnderOption.name)) {
    const auto under = report::UnitUnder(desk, account::Actor{}, arguments.ValueOf(kUnderOption.name));
    if (!under) return Fail(under.error().message);
    options.under = *under;
  }
  if (arguments.Has(kUnitsOption.name)) {
    if (!options.under) return Fail("写了 --units，也要用 --under 写明名单挂在哪个单位下面");
    const auto put = PutList(desk, arguments.ValueOf(kUnitsOption.name), *options.under);
    if (!put) return Fail(put.error().message);
  }
  return ImportFiles(desk, input.files, given, *jobs, options);
}

}  // namespace gongkai::cli
