#include "report/campaign/found_reports_view.h"

#include <algorithm>
#include <set>

#include "crypto/sm3.h"
#include "report/campaign/campaign_store.h"
#include "report/campaign/unit_store.h"
#include "report/compile/annual_view.h"
#include "report/compile/compile_tables.h"
#include "report/compile/compiled_view.h"
#include "report/compile/paper_json.h"
#include "report/organ_named.h"
#include "report/whose_view.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kMostHandedIn = 20'000;
constexpr std::size_t kDayLength = 10;  // of "2026-01-31 09:05"

int VersionOf(const std::optional<UnitReportHead>& kept) { return kept ? kept->version : 0; }

class Gathering {
 public:
  Gathering(db::Session& session, Shelf& shelf, int year)
      : session_(session), shelf_(shelf), year_(year), tied_(TiedReports(session, year)) {
    if (const auto county = CountyUnit(session)) {
      units_ = ChildrenOf(session, county->id);
      units_.push_back(*county);
    }
  }

  void Compiled() {
    for (const OrganId organ : OrgansWithReport(session_, year_)) {
      const auto unit = UnitOfOrgan(session_, organ);
      const AnnualFacts facts = AnnualFactsOf(session_, organ, year_);
      if (!unit || facts.released == 0) continue;
      compiled_.insert(unit->id);
      AddCompiled(*unit, facts);
    }
  }

  void HandedIn() {
    if (ReportsOn(session_, year_).empty()) return;
    for (const ListRow& row : List(session_, {.year = year_, .page_size = kMostHandedIn}).rows) {
      if (row.state == ReportState::kUnreadable) continue;
      const auto unit = UnitOf(row.report);
      if (!unit || compiled_.contains(unit->id) || !handed_in_.insert(unit->id).second) continue;
      AddHandedIn(*unit, row);
    }
  }

  /// The county's own report is the sum of all; what its own office counts stands in the ledgers.
  void OwnLevel(Date today) {
    if (year_ >= static_cast<int>(today.year())) return;
    for (const Unit& unit : units_) {
      if (!unit.is_own_level || unit.organ) continue;
      const auto county = CountyUnit(session_);
      const auto tables = TablesOf(session_, *county->organ, year_);
      if (!tables) return;
      AddOwnLevel(unit, *tables);
    }
  }

  std::vector<FoundUnitReport> Take() { return std::move(found_); }

 private:
  UnitReport Blank(const Unit& unit, ReportSource source, std::string link) const {
    UnitReport report;
    report.unit = unit.id;
    report.year = year_;
    report.source = source;
    report.link = std::move(link);
    return report;
  }
  std::string AnnualPath(OrganId organ, std::string_view part) const {
    return "/office/annual/" + std::to_string(year_) + std::string(part) + "?organ=" + std::to_string(organ.value);
  }

  void AddCompiled(const Unit& unit, const AnnualFacts& facts) {
    const auto version = FindAnnualVersion(session_, *unit.organ, year_, facts.released);
    if (!version) return;
    UnitReport report = Blank(unit, ReportSource::kCompiled, AnnualPath(*unit.organ, "/sign"));
    report.submitted_on = facts.submitted_on;
    report.published_on = facts.public_from;
    if (const auto counts = CheckCountsOf(session_, *unit.organ, year_, version->digest)) {
      report.is_checked = true;
      report.errors = counts->errors;
      report.warnings = counts->warnings;
    }
    const Provenance from{.digest = version->digest, .file_name = {}};
    const auto kept = FindUnitReportHead(session_, unit.id, year_);
    if (IsKept(kept, report, from)) return;
    const auto paper = ReadPaperJson(version->paper).paper;
    if (!paper) return;
    report.figures = FiguresOf(*paper);
    found_.push_back({std::move(report), from, VersionOf(kept)});
  }

  /// By the word of who took it in (campaign_actions.h), else by the name that it carries.
  std::optional<Unit> UnitOf(const StoredReport& report) {
    if (const auto tied = tied_.find(report.id); tied != tied_.end()) return FindUnit(session_, tied->second);
    auto named = report.organ.empty() ? std::nullopt : UnitNamed(report);
    const bool is_own = named && named->organ == report.holder.organ;
    if (named && !is_own && IsAnothers(session_, report)) return std::nullopt;
    return named;
  }

  std::optional<Unit> UnitNamed(const StoredReport& report) {
    std::vector<Unit> named = UnitsNamed(session_, report.organ);
    if (named.size() == 1) return named.front();
    for (const Unit& unit : units_) {
      if (unit.organ && unit.organ == report.holder.organ && IsNamed(report.organ, {{}, unit.name, unit.short_name})) {
        return unit;
      }
    }
    for (const Unit& unit : units_) {
      if (unit.organ && IsNamed(report.organ, {{}, unit.name, unit.short_name})) return unit;
    }
    return std::nullopt;
  }

  /// A report was submitted when it came first; a correction of it does not make it late. What could not be read was
  /// no report yet.
  std::optional<Date> FirstHandedIn(const ListRow& row, const StoredVersion& current) {
    std::string first = current.uploaded_at;
    if (row.versions > 1) {
      for (const StoredVersion& each : Versions(session_, row.report.id)) {
        if (each.obstacle.empty() && !each.form.empty()) first = std::min(first, each.uploaded_at);
      }
    }
    return ParseDate(std::string_view(first).substr(0, kDayLength));
  }

  void AddHandedIn(const Unit& unit, const ListRow& row) {
    const auto version = CurrentVersion(session_, row.report.id);
    if (!version) return;
    UnitReport report = Blank(unit, ReportSource::kHandedIn, "/office/reports/" + std::to_string(row.report.id));
    report.submitted_on = FirstHandedIn(row, *version);
    report.is_checked = !row.checked_at.empty();
    report.errors = row.errors;
    report.warnings = row.warnings;
    const auto kept = FindUnitReportHead(session_, unit.id, year_);
    const Provenance from{.digest = version->digest, .file_name = version->file_name};
    if (kept) report.published_on = kept->published_on;
    if (IsKept(kept, report, from)) return;
    const ReportPtr read = shelf_.Take(session_, *version);
    if (read->form == nullptr) return;
    // The day below a text is that of the signature: when it went to the public is not known.
    report.published_on = read->published_is_signature ? std::nullopt : read->published;
    if (IsKept(kept, report, from)) return;
    report.figures = FiguresOf(*read);
    found_.push_back({std::move(report), from, VersionOf(kept)});
  }

  void AddOwnLevel(const Unit& unit, const CompiledTables& tables) {
    UnitReport report = Blank(unit, ReportSource::kCompiled, AnnualPath(tables.organ, ""));
    report.figures = FiguresOf(tables);
    if (IsBlank(report.figures)) return;
    report.is_checked = true;
    report.errors = static_cast<int>(CheckBalance(tables).size());
    const Provenance from{.digest = crypto::Sm3Hex("ledger" + PackFigures(report.figures)), .file_name = {}};
    const auto kept = FindUnitReportHead(session_, unit.id, year_);
    if (!IsKept(kept, report, from)) found_.push_back({std::move(report), from, VersionOf(kept)});
  }

  db::Session& session_;
  Shelf& shelf_;
  int year_;
  std::map<std::int64_t, UnitId> tied_;  // by report
  std::vector<Unit> units_;
  std::set<UnitId> compiled_, handed_in_;
  std::vector<FoundUnitReport> found_;
};

}  // namespace

bool IsKept(const std::optional<UnitReportHead>& kept, const UnitReport& report, const Provenance& from) {
  return kept && kept->digest == from.digest && kept->source == report.source && kept->link == report.link &&
         kept->submitted_on == report.submitted_on && kept->published_on == report.published_on &&
         kept->is_checked == report.is_checked && kept->errors == report.errors && kept->warnings == report.warnings;
}

std::vector<FoundUnitReport> ReportsOutOfStep(db::Session& session, Shelf& shelf, int year, Date today) {
  Gathering gathering(session, shelf, year);
  gathering.Compiled();
  gathering.HandedIn();
  gathering.OwnLevel(today);
  return gathering.Take();
}

}  // namespace gongkai::report
