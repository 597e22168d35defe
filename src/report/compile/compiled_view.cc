#include "report/compile/compiled_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "disclosure/decision/figures_view.h"
#include "remedy/dispute_year_view.h"
#include "report/compile/annual_store.h"
#include "report/organ_named.h"
#include "request/year_facts_view.h"

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr int kMostReports = 20;  // of one organ and year
constexpr int kFirstYear = 2019;  // of the forms

YearLedger LedgerFrom(db::Session& session, OrganId organ, int year, disclosure::Figures figures,
                      const std::vector<request::CountedCase>& cases) {
  YearLedger ledger;
  ledger.organ = organ;
  ledger.year = year;
  ledger.form = figures.form;
  for (const disclosure::Figure& figure : figures.cells) {
    ledger.table2_paths.push_back(disclosure::PathOfFigureRows(organ, year, figure));
  }
  ledger.table2 = std::move(figures);
  for (const request::CountedCase& each : cases) ledger.cases.push_back({each.id, each.cells});
  ledger.disputes = remedy::DisputeFactsOf(session, organ, year);
  for (const NoneStatement& each : NoneStatementsOf(session, organ, year)) ledger.stated_none.push_back(each.table);
  for (KeptAdjustment& each : AdjustmentsOf(session, organ, year)) {
    ledger.adjustments.push_back(std::move(each.adjustment));
  }
  return ledger;
}

/// Whether the organ is or was called so.
bool IsOwn(const account::OrganCard& card, std::string_view written) {
  return std::ranges::any_of(card.names, [&](const account::OrganName& name) { return IsNamed(written, name); });
}

/// The organ's own report of that year, as it handed it in last; null where there is none that can be read.
ReportPtr HandedInReport(db::Session& session, Shelf& shelf, OrganId organ, int year) {
  const auto card = account::OrganCardOf(session, organ);
  if (!card) return nullptr;
  for (const std::int64_t id : ReportsOfYears(session, Sight{std::vector{organ}}, year, year, kMostReports)) {
    const auto report = FindReport(session, id);
    const auto version = CurrentVersion(session, id);
    if (!report || !version || !version->obstacle.empty() || !IsOwn(*card, report->organ)) continue;
    ReportPtr reading = shelf.Take(session, *version);
    if (reading->Table(3)) return reading;
  }
  return nullptr;
}

LastYearLeft LeftInReport(const AnnualReport& report, int year) {
  LastYearLeft left{.from = LastYearLeft::From::kHandedIn,
                    .words = "上传的 " + std::to_string(year) + " 年年度报告",
                    .columns = {},
                    .has_cases = false};
  const RowReading* const row = report.Table(3)->Find("四");
  if (row == nullptr) return left;
  for (std::size_t i = 0; i < row->values.size() && i < row->row->columns.size(); ++i) {
    const bool is_number = row->PlacesKnown() && row->values[i].kind == ValueKind::kNumber;
    left.columns.push_back(
        {std::string(row->row->columns[i].name), is_number ? std::optional(row->values[i].number) : std::nullopt, {}});
  }
  return left;
}

LastYearLeft LeftInCount(const KeptCount& count, int year) {
  LastYearLeft left{.from = LastYearLeft::From::kKept,
                    .words = std::to_string(year) + " 年年度报告定稿时（" + ToBeijingMinute(count.at) + "）的数",
                    .columns = {},
                    .has_cases = true};
  for (const KeptCell& each : count.cells) {
    if (each.cell.table != 3 || each.cell.row != "四") continue;
    LastYearLeft::Column column{each.cell.column, each.value, {}};
    for (const std::string& source : each.sources) {
      if (const auto id = request::CaseIdFrom(source)) column.cases.push_back(*id);
    }
    left.columns.push_back(std::move(column));
  }
  return left;
}

/// Of the version that was signed to the end last: one that was frozen and taken back is nobody's last year.
std::optional<KeptCount> ReleasedCount(db::Session& session, OrganId organ, int year) {
  const int released = ReleasedVersion(session, organ, year);
  const auto version = released == 0 ? std::nullopt : FindAnnualVersion(session, organ, year, released);
  return version ? CountKeptAt(session, organ, year, version->at) : std::nullopt;
}

}  // namespace

Result<CompiledYear> YearOf(db::Session& session, OrganId organ, int year) {
  disclosure::Figures figures = TRY(disclosure::Table2Of(session, organ, year));
  disclosure::TellPaidFees(figures, request::FeesPaidIn(session, organ, year));
  CompiledYear compiled;
  compiled.cases = request::CountedCasesOf(session, organ, year, *figures.form);
  compiled.ledger = LedgerFrom(session, organ, year, std::move(figures), compiled.cases);
  compiled.tables = CompileTables(compiled.ledger);
  return compiled;
}

Result<CompiledTables> TablesOf(db::Session& session, OrganId organ, int year) {
  CompiledYear compiled = TRY(YearOf(session, organ, year));
  return std::move(compiled.tables);
}

std::optional<LastYearLeft> LastYearLeftOf(db::Session& session, Shelf* shelf, OrganId organ, int year) {
  const int last = year - 1;
  if (const auto count = ReleasedCount(session, organ, last)) return LeftInCount(*count, last);
  if (shelf != nullptr) {
    if (const ReportPtr report = HandedInReport(session, *shelf, organ, last)) return LeftInReport(*report, last);
  }
  const auto compiled = YearOf(session, organ, last);
  if (!compiled) return std::nullopt;
  return LeftOf(compiled->tables, compiled->ledger);
}

std::vector<SinceBeginning> SinceBeginningOf(db::Session& session, OrganId organ, int year) {
  std::vector<CompiledTables> years;
  for (int each = kFirstYear; each <= year; ++each) {
    auto tables = TablesOf(session, organ, each);
    if (tables) years.push_back(std::move(*tables));
  }
  std::vector<Adjustment> before;
  for (KeptAdjustment& each : AdjustmentsOf(session, organ, kBeforeAll)) before.push_back(std::move(each.adjustment));
  return years.empty() ? std::vector<SinceBeginning>() : AddUp(years, before);
}

std::vector<KeptCell> KeptCellsOf(const CompiledYear& compiled) {
  std::vector<KeptCell> kept;
  for (const CompiledCell& cell : compiled.tables.cells) {
    const auto value = cell.value();
    if (!value) continue;
    KeptCell each{cell.cell, *value, {}};
    for (const request::CaseId& id : CasesBehind(compiled.ledger, cell.cell)) each.sources.push_back(ToString(id));
    for (const remedy::DisputeId& id : DisputesBehind(compiled.ledger, cell.cell)) {
      each.sources.push_back(ToString(id));
    }
    kept.push_back(std::move(each));
  }
  return kept;
}

}  // namespace gongkai::report
