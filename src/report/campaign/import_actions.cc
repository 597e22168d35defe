#include "report/campaign/import_actions.h"

#include <algorithm>

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
constexpr std::size_t kFewUnits = 500;         // among which a name is looked for in more ways than one
constexpr std::size_t kShortestName = 9;       // bytes: three characters
constexpr std::size_t kLongestOrgan = 200;     // bytes
constexpr std::size_t kLongestFileName = 120;  // characters
constexpr std::string_view kUnitsLock = "annual units";

/// Written with or without the places above it, or by its short name; a city is not each of its counties.
bool MayBeNamed(std::string_view written, const Unit& unit) {
  if (!unit.short_name.empty() && unit.short_name == written) return true;
  const std::string_view name = unit.name;
  return std::min(name.size(), written.size()) >= kShortestName && (name.ends_with(written) || written.ends_with(name));
}

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
std::string ReadableName(const std::string& file) {
  const std::string name = IsValidUtf8(file) ? file : docread::Decode(file).utf8;
  return Ellipsis(WithoutInvisible(name), kLongestFileName);
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

void FillFrom(ReadFile& file, const AnnualReport& report) {
  file.organ = WithoutInvisible(report.organ);
  file.place_code = report.place_code;
  file.level = report.level;
  file.year = report.year;
  file.published = report.published;
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
  file = ReadableName(file);
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
  std::vector<std::pair<ReadFile, std::optional<UnitId>>> files;
  std::vector<Unit> made;
  std::vector<std::optional<UnitId>> units;   // of `files`, once it is written; none: it was refused
  std::map<std::string, std::string> faults;  // of what was refused
  PutCounts put;
};

ReportImport::ReportImport(account::Desk& desk, account::Actor actor, const ImportOptions& options)
    : desk_(desk), actor_(std::move(actor)), options_(options) {
  db::Reader reader = desk_.database.Read();
  units_ = options_.under ? UnitsBelow(reader, *options_.under) : AllUnits(reader);
  for (const Unit& unit : units_) by_name_.emplace(FoldTight(unit.name), unit.id);
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

std::optional<UnitId> ReportImport::Known(const std::string& organ) const {
  const auto found = by_name_.find(FoldTight(organ));
  if (found != by_name_.end()) return found->second;
  if (units_.size() > kFewUnits) return std::nullopt;
  std::optional<UnitId> named;
  for (const Unit& unit : units_) {
    if (!MayBeNamed(organ, unit)) continue;
    if (named) return std::nullopt;  // of two it is none
    named = unit.id;
  }
  return named;
}

/// Whose name a file has that tells of no organ: nothing but the full or the short name of one unit; empty: of none.
std::string ReportImport::NamedBy(const std::string& file) const {
  const std::u32string stem = FoldTight(StemOf(file));
  const Unit* named = nullptr;
  for (const Unit& unit : units_) {
    if (stem.empty() || (FoldTight(unit.name) != stem && FoldTight(unit.short_name) != stem)) continue;
    if (named != nullptr) return {};  // of two it is none
    named = &unit;
  }
  return named == nullptr ? std::string() : named->name;
}

/// A file that was imported before is of whom it was then.
std::optional<UnitId> ReportImport::UnitFor(const ReadFile& file) const {
  const auto same = known_.find(file.digest);
  return same != known_.end() ? same->second : Known(file.organ);
}

std::string ReportImport::FaultOf(const ReadFile& file) const {
  if (!file.fault.empty()) return file.fault;
  if (file.year && *file.year != options_.year) {
    return "这是 " + std::to_string(*file.year) + " 年的报告，不是 " + std::to_string(options_.year) + " 年的。";
  }
  if (known_.contains(file.digest)) return {};
  if (file.organ.empty()) {
    return "没有读出是哪个机关的报告；把文件名改成名单里这个单位的名称（如“枕溪镇人民政府.docx”），再导入一次。";
  }
  const auto unit = Known(file.organ);
  const auto other = unit ? has_report_.find(*unit) : has_report_.end();
  if (other == has_report_.end() || options_.replaces) return {};
  return WordsForOther(file.organ, other->second);
}

void ReportImport::Add(ReadFile file) {
  ++counts_.read;
  if (IsKnown(file.digest)) return PassOver();
  if (file.organ.empty() && file.fault.empty()) file.organ = NamedBy(file.file);
  if (std::string fault = FaultOf(file); !fault.empty()) {
    faults_.emplace(file.file, std::move(fault));
    return;
  }
  // Another of the same organ in this batch is judged when the first is known.
  const auto unit = UnitFor(file);
  if (waiting_organs_.contains(file.organ) || (unit && waiting_units_.contains(*unit))) {
    Flush();
    --counts_.read;
    return Add(std::move(file));
  }
  waiting_organs_.insert(file.organ);
  if (unit) waiting_units_.insert(*unit);
  waiting_.push_back(std::move(file));
  if (waiting_.size() >= kBatch) Flush();
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
  return !kept || kept->digest == file.digest ? std::string() : WordsForOther(file.organ, kept->file_name);
}

/// Two runs may be at work at once: what each knew when it began is looked at again under the lock.
void ReportImport::Write(Deed& deed, Batch& batch) const {
  db::Transaction& act = deed.transaction();
  act.Lock(kUnitsLock);
  std::vector<FoundUnitReport> found;
  for (const auto& [file, known] : batch.files) {
    std::optional<UnitId> unit = known ? known : MadeMeanwhile(act, file.organ);
    if (std::string fault = unit ? AgainstMeanwhile(act, file, *unit) : std::string(); !fault.empty()) {
      batch.faults.emplace(file.file, std::move(fault));
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
  std::vector<std::pair<ReadFile, std::optional<UnitId>>> files;
  for (ReadFile& file : waiting_) {
    auto unit = UnitFor(file);
    files.emplace_back(std::move(file), unit);
  }
  waiting_.clear();
  waiting_organs_.clear();
  waiting_units_.clear();
  Batch batch;
  account::RetryDeed(desk_, actor_, [&](Deed& deed) {
    batch = Batch{.files = files, .made = {}, .units = {}, .faults = {}, .put = {}};
    Write(deed, batch);
  });
  for (const Unit& unit : batch.made) {
    by_name_.emplace(FoldTight(unit.name), unit.id);
    units_.push_back(unit);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!batch.units[i]) continue;
    known_.emplace(files[i].first.digest, *batch.units[i]);
    without_text_.erase(files[i].first.digest);
    has_report_[*batch.units[i]] = files[i].first.file;
  }
  faults_.merge(batch.faults);
  counts_.new_units += static_cast<int>(batch.made.size());
  counts_.put.added += batch.put.added;
  counts_.put.replaced += batch.put.replaced;
  counts_.put.same += batch.put.same;
}

void ReportImport::Finish() { Flush(); }

// ---- units

Result<UnitId> UnitUnder(account::Desk& desk, const account::Actor& actor, std::string_view number_or_name) {
  const auto number = ParseNumber(number_or_name);
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> Result<UnitId> {
    db::Transaction& act = deed.transaction();
    act.Lock(kUnitsLock);
    if (number && number->IsWhole()) {
      const auto unit = FindUnit(act, UnitId{number->Whole()});
      if (unit) return unit->id;
      return Error{ErrorKind::kNotFound, "没有编号是 " + std::string(number_or_name) + " 的单位", ""};
    }
    const std::vector<Unit> named = UnitsNamed(act, number_or_name);
    if (named.size() > 1) return Error{ErrorKind::kConflict, "有几个单位叫这个名称，请写编号", ""};
    if (named.size() == 1) return named.front().id;
    Unit top;
    top.name = std::string(number_or_name);
    top.kind = account::OrganKind::kCountyGovernment;
    const UnitId id = AddUnit(act, top);
    deed.Record(account::kInstallation, "annual.unit", account::ObjectOf("unit", id.value));
    deed.Commit();
    return id;
  });
}

namespace {

/// Parents stand above, or are known; what hangs below itself is none.
class UnitList {
 public:
  UnitList(db::Transaction& act, UnitId under) : act_(act), under_(under) {
    for (const Unit& unit : UnitsBelow(act, under)) known_.emplace(unit.name, unit);
    county_ = CountyUnit(act);
    if (county_ && (county_->parent || known_.contains(county_->name))) county_.reset();
  }
  std::string Put(const UnitLine& line) {
    std::optional<UnitId> parent = under_;
    if (!line.parent.empty()) {
      const auto found = known_.find(line.parent);
      if (found == known_.end()) return "没有叫“" + line.parent + "”的上级";
      parent = found->second.id;
    }
    const auto known = known_.find(line.unit.name);
    Unit unit = line.unit;
    unit.parent = parent;
    if (known != known_.end()) {
      if (known->second.id == under_) return "“" + unit.name + "”就是名单挂在下面的那一个";
      if (known->second.organ) return "“" + unit.name + "”是本系统里的机关，跟着机关名录走";
      if (IsBelow(*parent, known->second.id)) return "“" + unit.name + "”不能挂在自己下面";
      unit.id = known->second.id;
      UpdateUnit(act_, unit);
    } else {
      if (county_ && unit.name == county_->name && IsBelow(*parent, county_->id)) {
        return "“" + unit.name + "”不能挂在自己下面";
      }
      unit.id = county_ && unit.name == county_->name ? HangCounty(*parent) : AddUnit(act_, unit);
    }
    if (UnitsAbove(act_, unit.id).size() + 1 >= static_cast<std::size_t>(kMostUnitLevels)) return "层级太多";
    known_.insert_or_assign(unit.name, unit);
    return {};
  }

 private:
  /// The county of this installation, with all its organs, is one of the list.
  UnitId HangCounty(UnitId parent) {
    county_->parent = parent;
    UpdateUnit(act_, *county_);
    return county_->id;
  }
  bool IsBelow(UnitId unit, UnitId top) {
    if (unit == top) return true;
    return std::ranges::any_of(UnitsAbove(act_, unit), [&](const Unit& each) { return each.id == top; });
  }

  db::Transaction& act_;
  UnitId under_;
  std::optional<Unit> county_;  // as long as it hangs nowhere
  std::map<std::string, Unit, std::less<>> known_;
};

}  // namespace

namespace {

/// What moved took along what is below it: a unit deeper than any roll-up goes would silently be in none.
bool AnyTooDeep(db::Transaction& act, UnitId under) {
  std::map<UnitId, std::optional<UnitId>> parents;
  for (const Unit& unit : AllUnits(act)) parents.emplace(unit.id, unit.parent);
  return std::ranges::any_of(parents, [&](const auto& each) {
    int level = 1;
    bool is_below = false;
    for (auto above = each.second; above && level < kMostUnitLevels; ++level) {
      is_below = is_below || *above == under;
      const auto found = parents.find(*above);
      above = found == parents.end() ? std::nullopt : found->second;
    }
    return is_below && level >= kMostUnitLevels;
  });
}

}  // namespace

Result<int> PutUnits(account::Desk& desk, const account::Actor& actor, UnitId under, const UnitTable& table) {
  if (!table.faults.empty()) return Error{ErrorKind::kInvalidInput, table.faults.front(), ""};
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> Result<int> {
    deed.transaction().Lock(kUnitsLock);
    UnitList list(deed.transaction(), under);
    for (const UnitLine& line : table.lines) {
      const std::string fault = list.Put(line);
      if (fault.empty()) continue;
      return Error{ErrorKind::kInvalidInput, "第 " + std::to_string(line.row) + " 行：" + fault, ""};
    }
    if (AnyTooDeep(deed.transaction(), under)) {
      return Error{ErrorKind::kInvalidInput, "移动以后，有的单位层级太多，汇总不到", ""};
    }
    deed.Record(account::kInstallation, "annual.units_put", account::ObjectOf("unit", under.value),
                {{"units", std::to_string(table.lines.size())}});
    deed.Commit();
    return static_cast<int>(table.lines.size());
  });
}

}  // namespace gongkai::report
