// The pages of a year's campaign (年度报告工作): all units and how far they are, one unit, the days in force, what was
// urged, and all of it as a workbook. Next to read: campaign_view.h, campaign_actions.h.
#pragma once

#include <string>

#include "report/campaign/campaign_actions.h"
#include "report/pages.h"

namespace gongkai::report {

void AddCampaignPages(account::Office& office, Site& site);

// ---- what its files share

void AddCampaignListPages(account::Office& office, Site& site);
void AddCampaignUnitPages(account::Office& office, Site& site);
void AddCampaignDayPages(account::Office& office);

/// {year} of the address. Errors: throws ProblemError (404) for a year without a form, or one that has not begun.
int CampaignYearIn(const web::Request& request, Date today);
/// "/office/campaign/2025/days"
web::Url CampaignUrl(int year, std::string_view part = "");
web::Url CampaignUnitUrl(int year, UnitId unit);
/// With links to the parts of the campaign; `part`: the one that is open.
web::Page CampaignFrame(const account::Visitor& visitor, int year, std::string title, std::string_view part);

/// Who organises the year's reports (主管部门).
bool MayRunCampaign(const account::Visitor& visitor);
/// The organ at which the visitor organises it; who has posts in several takes files in for that one.
account::OrganId CampaignOrgan(const account::Visitor& visitor);
account::Actor CampaignActor(const account::Visitor& visitor, const web::Request& request);

web::Html StepBadge(CampaignStep step);
web::Html TimeBadge(const CampaignLine& line);
/// What somebody said when urging or noting a call, or nothing where it is empty.
web::Html SaidPart(std::string_view words);

}  // namespace gongkai::report
