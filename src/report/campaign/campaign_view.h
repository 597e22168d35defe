// A year's campaign as pages, acts and the worklist look at it: each unit's line, the numbers of all, what was urged.
// In: a session, who looks, a filter. Out: lines, a page of them at a time; forty thousand units are gone through in
// memory, and only those of the page get words.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "report/campaign/campaign_store.h"
#include "report/campaign/unit_report.h"

namespace gongkai::report {

struct CampaignLine {
  Unit unit;
  CampaignStep step = CampaignStep::kNotBegun;
  InTime time = InTime::kNoDay;
  std::string words;  // of the time: "迟 3 天"; filled for the lines of a page
  std::optional<Date> last_day{}, submitted_on{}, published_on{};
  std::string source;               // of last_day
  std::optional<PlanDay> behind{};  // the county's own day that it did not keep
  std::optional<Reminded> reminded{};
  bool has_report = false;       // in the roll-up's sense: a UnitReport is there
  bool is_checked = false;       // the rules ran over that
  int errors = 0, warnings = 0;  // of that
  std::string link;              // to it; empty: nowhere. Filled for one unit alone
};

struct CampaignFilter {
  std::optional<UnitId> under{};  // it and all below; none: all
  std::optional<CampaignStep> step{};
  bool overdue = false, behind = false, missing = false;
  std::string words{};  // part of the name
  int page = 1;
};
inline constexpr int kCampaignPage = 100;

struct CampaignNumbers {
  int units = 0;  // without those led from above
  std::map<CampaignStep, int> by_step{};
  int in_time = 0, late = 0, overdue = 0, behind = 0, missing = 0, led_from_above = 0;
  int reminded = 0;  // units that were urged at least once
};

struct CampaignPage {
  CampaignNumbers numbers;          // of all under the filter's unit
  std::vector<CampaignLine> lines;  // those that the filter lets through, of its page
  int found = 0;                    // how many it lets through
  int last_page = 1;
};

/// Organs: to which the sight is limited; none: all units, those outside the system too.
using UnitSight = std::optional<std::vector<account::OrganId>>;
UnitSight UnitSightOf(const account::Visitor& visitor);

/// A page beyond the last has no lines.
CampaignPage CampaignOf(db::Session& session, const UnitSight& sight, int year, const CampaignFilter& filter,
                        Date today);
/// All lines that the filter lets through, with their words: for workbooks and acts.
std::vector<CampaignLine> CampaignLines(db::Session& session, const UnitSight& sight, int year,
                                        const CampaignFilter& filter, Date today);
/// None where there is no such unit in sight that owes a report on the year.
std::optional<CampaignLine> CampaignLineOf(db::Session& session, const UnitSight& sight, int year, UnitId unit,
                                           Date today);

/// Units that have others below them: what a campaign can be looked at under.
std::vector<CampaignTop> CampaignTops(db::Session& session, const UnitSight& sight);

/// "在系统外，没有收到" … with the day: what the page of a unit and the workbook say.
std::string SourceWordsOf(const CampaignLine& line);

}  // namespace gongkai::report
