#include "report/campaign/campaign_due_view.h"

#include <algorithm>

#include "report/campaign/campaign_store.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/unit_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::OrganId;

/// Worklists are made at every sign-in: outside these months nobody is asked for units.
bool IsSeason(Date today) { return today.month() <= std::chrono::June; }

std::vector<OrganId> DraftsFor(const account::Visitor& visitor) {
  std::vector<OrganId> organs;
  for (const account::HeldPost& post : visitor.posts) {
    const bool is_new = std::ranges::find(organs, post.organ) == organs.end();
    if (is_new && visitor.May(Act::kDraftItems, post.organ)) organs.push_back(post.organ);
  }
  return organs;
}

}  // namespace

std::optional<CampaignWaiting> WaitingCampaign(db::Session& session, const account::Visitor& visitor, Date today) {
  if (!IsSeason(today) || !visitor.May(Act::kSetReportDeadline)) return std::nullopt;
  CampaignWaiting waiting{.year = static_cast<int>(today.year()) - 1};
  CampaignFilter filter;
  filter.overdue = true;
  if (const auto county = CountyUnit(session)) filter.under = county->id;
  const CampaignPage page = CampaignOf(session, UnitSightOf(visitor), waiting.year, filter, today);
  waiting.overdue = page.numbers.overdue;
  waiting.behind = page.numbers.behind;
  for (const CampaignLine& line : page.lines) {
    if (line.last_day && (!waiting.first_day || *line.last_day < *waiting.first_day)) waiting.first_day = line.last_day;
  }
  if (waiting.overdue == 0 && waiting.behind == 0) return std::nullopt;
  return waiting;
}

OrgansByWord OrgansOfTakenIn(db::Session& session, int year) {
  OrgansByWord organs;
  for (const auto& [report, id] : TiedReports(session, year)) {
    const auto unit = FindUnit(session, id);
    organs.emplace(report, unit ? unit->organ : std::nullopt);
  }
  return organs;
}

std::vector<UrgedAnnual> UrgedAnnuals(db::Session& session, const account::Visitor& visitor, Date today) {
  std::vector<UrgedAnnual> urged;
  if (!IsSeason(today)) return urged;
  const int year = static_cast<int>(today.year()) - 1;
  for (const OrganId organ : DraftsFor(visitor)) {
    const auto unit = UnitOfOrgan(session, organ);
    if (!unit) continue;
    const auto reminders = RemindersOf(session, year, unit->id, 1);
    if (reminders.empty()) continue;
    const auto line = CampaignLineOf(session, std::vector<OrganId>{organ}, year, unit->id, today);
    if (!line || AgainstReminding(line->step)) continue;
    urged.push_back({.organ = organ,
                     .unit = unit->id,
                     .name = ShortNameOf(*unit),
                     .year = year,
                     .urged_on = reminders.front().on,
                     .words = reminders.front().words,
                     .by = reminders.front().by});
  }
  return urged;
}

}  // namespace gongkai::report
