#include "report/due_view.h"

#include <algorithm>

#include "account/organ_list_view.h"
#include "law/report_deadline.h"
#include "report/actions.h"
#include "report/organ_named.h"
#include "report/report_store.h"
#include "report/whose_view.h"

namespace gongkai::report {
namespace {

int CountIn(db::Session& session, const Sight& sight, ReportState state) {
  return List(session, {.sight = sight, .state = state, .page_size = 1}).total;
}

struct Deadline {
  std::chrono::month_day day;
  std::string source;
};

std::optional<Deadline> FromLaw(law::Reporter reporter, int year) {
  const law::ReportDeadline* const found = law::DeadlineOf(reporter, year);
  if (found == nullptr) return std::nullopt;
  return Deadline{found->last_day, std::string(found->article)};
}

/// None for organs that owe no report of their own, and for townships as long as the county has set no day.
std::optional<Deadline> DeadlineFor(db::Session& session, account::OrganKind kind, int year) {
  using account::OrganKind;
  switch (kind) {
    case OrganKind::kCountyGovernment:
      return FromLaw(law::Reporter::kGovernment, year);
    case OrganKind::kCountyOffice:
    case OrganKind::kDepartment:
      return FromLaw(law::Reporter::kDepartment, year);
    case OrganKind::kTownship:
    case OrganKind::kSubdistrict: {
      const auto day = ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting));
      return day ? std::optional(Deadline{*day, std::string(kSetByCounty)}) : std::nullopt;
    }
    case OrganKind::kVillage:
    case OrganKind::kCommunity:
    case OrganKind::kUnit:
    case OrganKind::kAuthorised:
      break;
  }
  return std::nullopt;
}

bool IsInSight(const std::optional<std::vector<account::OrganId>>& organs, account::OrganId id) {
  return !organs || std::ranges::find(*organs, id) != organs->end();
}

bool IsOf(db::Session& session, const StoredReport& report, const account::Organ& organ, const OrgansByWord& by_word) {
  if (const auto word = by_word.find(report.id); word != by_word.end()) return word->second == organ.id;
  if (!IsNamed(report.organ, {organ.opened_on, organ.name, organ.short_name})) return false;
  return report.holder.organ == organ.id || !IsAnothers(session, report);
}

}  // namespace

UndecidedReports CountUndecided(db::Session& session, const account::Visitor& visitor) {
  const Sight sight = SightOf(visitor);
  return {CountIn(session, sight, ReportState::kErrors), CountIn(session, sight, ReportState::kWarnings),
          CountIn(session, sight, ReportState::kUnreadable)};
}

std::vector<MissingReport> MissingReports(db::Session& session, const account::Visitor& visitor, Date today,
                                          const OrgansByWord& by_word) {
  const auto organs = visitor.OrgansFor(account::Act::kSeeReports);
  const int year = static_cast<int>(today.year()) - 1;
  const Date end_of_year = std::chrono::year(year) / std::chrono::December / 31;
  const std::vector<StoredReport> reports = ReportsOn(session, year);
  std::vector<MissingReport> missing;
  for (const account::OrganRow& row : account::ListOrgans(session, {}, today)) {
    const account::Organ& organ = row.organ;
    if (!IsInSight(organs, organ.id) || organ.IsLedFromAbove() || organ.opened_on > end_of_year) continue;
    const auto deadline = DeadlineFor(session, organ.kind, year);
    const auto is_its = [&](const StoredReport& report) { return IsOf(session, report, organ, by_word); };
    if (!deadline || std::ranges::any_of(reports, is_its)) continue;
    missing.push_back({organ.id, organ.short_name.empty() ? organ.name : organ.short_name, year,
                       DayOf(today.year(), deadline->day), deadline->source});
  }
  return missing;
}

}  // namespace gongkai::report
