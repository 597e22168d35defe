// What of a year's campaign waits for somebody, as the worklist asks for it: who organises it, and who was urged.
//
// Source: 条例第四十七条, 第四十九条.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/campaign/campaign_view.h"
#include "report/due_view.h"

namespace gongkai::report {

/// For who organises the year's reports: how many are overdue, and not urged since the day.
struct CampaignWaiting {
  int year = 0;
  int overdue = 0, behind = 0;
  std::optional<Date> first_day{};  // of those that are overdue
};
/// None when nothing waits, or the visitor does not organise it. Of the report on the year before `today`'s, from its
/// January to the end of June.
std::optional<CampaignWaiting> WaitingCampaign(db::Session& session, const account::Visitor& visitor, Date today);

/// Whose the files are that were taken in for a unit of the year, whatever name they carry.
OrgansByWord OrgansOfTakenIn(db::Session& session, int year);

/// An organ that was urged, and has not done it since: for those who draft there.
struct UrgedAnnual {
  account::OrganId organ{0};
  UnitId unit{0};
  std::string name;  // short
  int year = 0;
  Date urged_on{};
  std::string words, by;
};
/// Of the organs in which the visitor drafts, for the report on the year before `today`'s, in the months of
/// WaitingCampaign.
std::vector<UrgedAnnual> UrgedAnnuals(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::report
