#include "report/campaign/import_actions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "docread/encoding.h"
#include "report/campaign/kept_narrative.h"
#include "report/campaign/unit_store.h"
#include "report/campaign/unit_text_store.h"
#include "report/compile/paper_json.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

using account::Deed;

constexpr std::size_t kBatch = 500;
constexpr std::size_t kLongestOrgan = 200;     // bytes
constexpr std::size_t kLongestFileName = 120;  // characters
constexpr std::string_view kUnitsLock = "annual units";

account::OrganKind KindOf(Level level) {
  using account::OrganKind;
  switch (level) {
    case Level::kTownship:
      return OrganKind::kTownship;
    case Level::kCounty:
    case Level::kCity:
    case Level::kProvince:
      return OrganKind::kCountyGovernment;
    case Level::kUnknown:
    case Level::kCountyDepartment:
    case Level::kCityDepartment:
    case Level::kProvinceDepartment:
      return OrganKind::kDepartment;
    case Level::kOther:
      return OrganKind::kAuthorised;
  }
  return OrganKind::kDepartment;
}

/// A folder that was packed elsewhere has names in GBK, which no database takes; nor what shows nothing.
std::string Readable(const std::string& name) {
  return WithoutInvisible(IsValidUtf8(name) ? name : docread::Decode(name).utf8);
}

/// Each folder may have been packed elsewhere.
std::string ReadablePath(std::string_view path) {
  std::string readable;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    readable += Readable(std::string(path.substr(0, slash))) + "/";
    path.remove_prefix(slash + 1);
  }
  return readable + Readable(std::string(path));
}

bool IsNameOfOrgan(std::string_view name) {
  return name.size() <= kLongestOrgan && name.find_first_of("\r\n\t") == std::string_view::npos;
}

/// "2023/枕溪镇人民政府.docx": "枕溪镇人民政府".
std::string_view StemOf(std::string_view file) {
  if (const auto folder = file.rfind('/'); folder != std::string_view::npos) file.remove_prefix(folder + 1);
  const auto dot = file.rfind('.');
  return dot == std::string_view::npos ? file : file.substr(0, dot);
}

std::string WordsForOther(const std::string& organ, const std::string& file) {
  return organ + "这一年已经有报告" + (file.empty() ? "" : "（" + file + "）") + "；要用这份代替，加上 --replace。";
}

Error Refused(std::string fault) { return Error{ErrorKind::kConflict, std::move(fault), ""}; }

void FillFrom(ReadFile& file, const AnnualReport& report) {
  file.organ = WithoutInvisible(report.organ);
  file.place_code = report.place_code;
  file.level = report.level;
  file.year = report.year;
  if (!report.published_is_signature) file.published = report.published;  // the day below the text is no publication
  if (!report.source.obstacle_message.empty()) {
    file.fault = report.source.obstacle_message;
  } else if (report.form == nullptr) {
    file.fault = "没有读到年度报告的表格。";
  } else if (!IsNameOfOrgan(file.organ)) {
    file.fault = "读出的机关名称太长，或者不在一行里。";
  }
  if (!file.fault.empty()) return;
  file.figures = FiguresOf(report);
  file.text = PackNarrative(report);
  for (const Finding& finding : Check({.report = &report})) {
    file.errors += finding.severity == Severity::kError ? 1 : 0;
    file.warnings += finding.severity == Severity::kWarning ? 1 : 0;
  }
}

Unit UnitOf(const ReadFile& file, std::optional<UnitId> parent) {
  Unit unit;
  unit.parent = parent;
  unit.name = file.organ;
  unit.place_code = file.place_code;
  unit.kind = KindOf(file.level);
  return unit;
}

FoundUnitReport FoundIn(const ReadFile& file, UnitId unit, int year, Instant now) {
  FoundUnitReport found;
  found.report.unit = unit;
  found.report.year = year;
  found.report.source = ReportSource::kImported;
  found.report.link = "/office/rollup/" + std::to_string(year) + "/report?unit=" + std::to_string(unit.value);
  found.report.published_on = file.published;
  found.report.is_checked = true;
  found.report.errors = file.errors;
  found.report.warnings = file.warnings;
  found.report.figures = file.figures;
  found.report.at = now;
  found.from = {.digest = file.digest, .file_name = file.file, .text = file.text};
  return found;
}

}  // namespace

std::string DigestOfBytes(std::string_view bytes) { return crypto::Sm3Hex(bytes); }

ReadFile ReadForImport(std::string_view bytes, std::string file, const ReadBytes& read) {
  file = Ellipsis(Readable(file), kLongestFileName);
  ReadFile imported;
  imported.file = file;
  imported.digest = DigestOfBytes(bytes);
  if (!LooksLikeJson(bytes)) {
    FillFrom(imported, ReadReport(read(bytes), std::move(file)));
    return imported;
  }
  const PaperJson json = ReadPaperJson(bytes);
  if (!json.paper) {
    imported.fault = json.faults.empty() ? "不是年度报告的 JSON。" : json.faults.front();
    return imported;
  }
  FillFrom(imported, ReportOf(*json.paper));
  if (imported.fault.empty()) imported.figures = FiguresOf(*json.paper);
  return imported;
}

// ---- a run of many files

struct ReportImport::Batch {
  std::vector<Judged> files;
  std::vector<Unit> made;
  std::vector<std::optional<UnitId>> units;  // of `files`, once it is written; none: it was refused
  std::vector<ImportFault> faults;           // of what was refused
  PutCounts put;
};

ReportImport::ReportImport(account::Desk& desk, account::Actor actor, const ImportOptions& options)
    : desk_(desk), actor_(std::move(actor)), options_(options) {
  db::Reader reader = desk_.database.Read();
  names_ = NamedUnits(options_.under ? UnitsBelow(reader, *options_.under) : AllUnits(reader));
  for (KnownDigest& each : DigestsOf(reader, options_.year)) known_.emplace(std::move(each.digest), each.unit);
  for (UnitReportHead& head : UnitReportHeads(reader, options_.year)) {
    has_report_.emplace(head.unit, std::move(head.file_name));
  }
  for (std::string& digest : DigestsWithoutText(reader, options_.year)) without_text_.insert(std::move(digest));
}

std::set<std::string> ReportImport::KnownNow() const {
  std::set<std::string> digests;
  for (const auto& [digest, unit] : known_) {
    if (!without_text_.contains(digest)) digests.insert(digest);
  }
  return digests;
}

/// None: of an organ that is heard of for the first time. Errors: it cannot be told whose it is.
Result<std::optional<UnitId>> ReportImport::Named(const ReadFile& file) const {
  const bool by_file = file.organ.empty();
  if (by_file && !options_.by_file_name) {
    return Refused("没有读出是哪个机关的报告；文件名就是名单里这个单位的名称的，加上 --by-file-name 再导入一次。");
  }
  const std::string name(by_file ? StemOf(file.file) : file.organ);
  const std::vector<UnitId> named = by_file ? names_.Called(name) : names_.OfOrgan(name);
  if (named.size() > 1) {
    return Refused(std::string(by_file ? "没有读出是哪个机关的报告，按文件名认：" : "") + "有 " +
                   std::to_string(named.size()) + " 个单位叫“" + name + "”，分不清是哪一个：" + names_.WordsFor(named) +
                   "；用 --under 写明在哪个单位下面找，再导入一次。");
  }
  if (by_file && named.empty()) {
    return Refused(
        "没有读出是哪个机关的报告，文件名也不是哪个单位的全称或者简称；把文件名改成名单里这个单位的名称（如"
        "“枕溪镇人民政府.docx”），再导入一次。");
  }
  return named.empty() ? std::optional<UnitId>() : std::optional(named.front());
}

/// Whose it is, as Named; a file that was imported before is of whom it was then. Errors: why it is not put down.
Result<std::optional<UnitId>> ReportImport::UnitFor(const ReadFile& file) const {
  if (!file.fault.empty()) return Refused(file.fault);
  if (file.year && *file.year != options_.year) {
    return Refused("这是 " + std::to_string(*file.year) + " 年的报告，不是 " + std::to_string(options_.year) +
                   " 年的。");
  }
  if (const auto same = known_.find(file.digest); same != known_.end()) return std::optional(same->second);
  const std::optional<UnitId> unit = TRY(Named(file));
  const auto other = unit ? has_report_.find(*unit) : has_report_.end();
  if (other == has_report_.end() || options_.replaces) return unit;
  return Refused(WordsForOther(file.organ.empty() ? names_.NameOf(*unit) : file.organ, other->second));
}

void ReportImport::Add(ReadFile file) {
  ++counts_.read;
  Take(std::move(file));
}

void ReportImport::Take(ReadFile file) {
  if (IsKnown(file.digest)) return PassOver();
  const auto unit = UnitFor(file);
  if (!unit) return faults_.push_back(FaultOf(file, unit.error().message));
  // Another of the same organ in this batch is judged when the first is known.
  if (*unit ? waiting_units_.contains(**unit) : waiting_organs_.contains(FoldTight(file.organ))) {
    Flush();
    return Take(std::move(file));
  }
  if (*unit) waiting_units_.insert(**unit);
  if (!*unit) waiting_organs_.insert(FoldTight(file.organ));
  waiting_.push_back({std::move(file), *unit});
  if (waiting_.size() >= kBatch) Flush();
}

ImportFault ReportImport::FaultOf(const ReadFile& file, std::string words) {
  return {.path = ReadablePath(file.path.empty() ? file.file : file.path), .words = std::move(words)};
}

/// The unit of that name which another run made since this one began.
std::optional<UnitId> ReportImport::MadeMeanwhile(db::Transaction& act, const std::string& organ) const {
  for (const Unit& unit : UnitsNamed(act, organ)) {
    if (unit.name == organ && unit.parent == options_.under) return unit.id;
  }
  return std::nullopt;
}

/// Of a unit whose report came in since this run began; empty: nothing is against it.
std::string ReportImport::AgainstMeanwhile(db::Transaction& act, const ReadFile& file, UnitId unit) const {
  if (options_.replaces) return {};
  const auto kept = FindUnitReportHead(act, unit, options_.year);
  if (!kept || kept->digest == file.digest) return {};
  return WordsForOther(file.organ.empty() ? names_.NameOf(unit) : file.organ, kept->file_name);
}

/// Two runs may be at work at once: what each knew when it began is looked at again under the lock.
void ReportImport::Write(Deed& deed, Batch& batch) const {
  db::Transaction& act = deed.transaction();
  act.Lock(kUnitsLock);
  std::vector<FoundUnitReport> found;
  for (const auto& [file, known] : batch.files) {
    std::optional<UnitId> unit = known ? known : MadeMeanwhile(act, file.organ);
    if (std::string fault = unit ? AgainstMeanwhile(act, file, *unit) : std::string(); !fault.empty()) {
      batch.faults.push_back(FaultOf(file, std::move(fault)));
      batch.units.emplace_back();
      continue;
    }
    if (!unit) {
      batch.made.push_back(UnitOf(file, options_.under));
      unit = batch.made.back().id = AddUnit(act, batch.made.back());
    }
    batch.units.push_back(unit);
    found.push_back(FoundIn(file, *unit, options_.year, deed.now()));
  }
  if (found.empty()) return;
  batch.put = PutReports(deed, found);
  deed.Record(account::kInstallation, "annual.import", "annual:" + std::to_string(options_.year),
              {{"files", std::to_string(found.size())}, {"units", std::to_string(batch.made.size())}});
  deed.Commit();
}

void ReportImport::Flush() {
  if (waiting_.empty()) return;
  const std::vector<Judged> files = std::exchange(waiting_, {});
  waiting_organs_.clear();
  waiting_units_.clear();
  Batch batch;
  account::RetryDeed(desk_, actor_, [&](Deed& deed) {
    batch = Batch{.files = files, .made = {}, .units = {}, .faults = {}, .put = {}};
    Write(deed, batch);
  });
  for (const Unit& unit : batch.made) names_.Add(unit);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!batch.units[i]) continue;
    known_.emplace(files[i].file.digest, *batch.units[i]);
    without_text_.erase(files[i].file.digest);
    has_report_[*batch.units[i]] = files[i].file.file;
  }
  std::ranges::move(batch.faults, std::back_inserter(faults_));
  counts_.new_units += static_cast<int>(batch.made.size());
  counts_.put.added += batch.put.added;
  counts_.put.replaced += batch.put.replaced;
  counts_.put.same += batch.put.same;
}

void ReportImport::Finish() {
  Flush();
  std::ranges::stable_sort(faults_, {}, &ImportFault::path);
}

}  // namespace gongkai::report
