// gongkai report copying without files: the reports of a year that an installation keeps, compared all at once, where
// the page compares a thousand. Next to read: report/campaign/see_copying_view.h.
#include <fmt/format.h>

#include <map>

#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/report_copying.h"
#include "cli/report_import.h"
#include "docread/isolated.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/see_copying_view.h"

namespace gongkai::cli {
namespace {

constexpr std::size_t kAll = 1'000'000;
constexpr std::size_t kHundred = 100;

/// All there are, or those of the one that is named and all below it. It makes none.
Result<std::vector<report::Unit>> UnitsFor(db::Session& session, const Arguments& arguments) {
  if (!arguments.Has(kUnderOption.name)) return report::AllUnits(session);
  const std::string& name = arguments.ValueOf(kUnderOption.name);
  const auto number = ParseNumber(name);
  if (number && number->IsWhole()) {
    auto units = report::UnitsBelow(session, report::UnitId{number->Whole()});
    if (!units.empty()) return units;
    return Error{ErrorKind::kNotFound, "没有编号是 " + name + " 的单位", ""};
  }
  const std::vector<report::Unit> named = report::UnitsNamed(session, name);
  if (named.empty()) return Error{ErrorKind::kNotFound, "没有叫“" + name + "”的单位", ""};
  if (named.size() > 1) return Error{ErrorKind::kConflict, "有几个单位叫这个名称，请写编号", ""};
  return report::UnitsBelow(session, named.front().id);
}

std::vector<CopiedReports> PairsOf(db::Session& session, const std::vector<report::Unit>& units, int year,
                                   const report::CopyingSeen& seen) {
  std::map<report::UnitId, std::string> organs, files;
  for (const report::Unit& each : units) organs.emplace(each.id, each.name);
  for (report::UnitReportHead& each : report::UnitReportHeads(session, year)) {
    files.emplace(each.unit, std::move(each.file_name));
  }
  std::vector<CopiedReports> pairs;
  for (const report::ToldPair& each : seen.pairs) {
    pairs.push_back({.own = {.file = files[each.own], .organ = organs[each.own]},
                     .other = {.file = files[each.other], .organ = organs[each.other]},
                     .share = each.share,
                     .matched = each.matched});
  }
  return pairs;
}

}  // namespace

int CompareKept(const Arguments& arguments, int year) {
  auto place = OpenAuditPlace(arguments);
  if (!place) return Fail(place.error().message);
  account::Desk office = DeskOf(*place);
  report::Shelf shelf([](std::string_view bytes) { return docread::ReadIsolated(bytes); });
  report::Desk desk{*place->database, shelf, [&] { return ToBeijingMinute(office.now()); }, office};
  report::BringInStep(desk, year);
  db::Reader reader = place->database->Read();
  const auto units = UnitsFor(reader, arguments);
  if (!units) return Fail(units.error().message);
  Progress progress("比较", kHundred);
  const report::CopyingSeen seen = report::CopyingAmong(reader, shelf, *units, year, kAll, [&](double done) {
    progress.Done(static_cast<std::size_t>(done * kHundred));
    return true;
  });
  progress.Hide();
  return TellCopied(arguments, PairsOf(reader, *units, year, seen), static_cast<std::size_t>(seen.compared),
                    fmt::format("{} 份没有比较（没有正文）", seen.without_text));
}

}  // namespace gongkai::cli
