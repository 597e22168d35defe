// What the pages of many reports ask the database for beside figures: whether anything moved since they were last
// gathered, and the days of a year's reports. Schema: migrations/0320_annual_unit.sql, 0321_annual_unit_report.sql.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "report/campaign/time_share.h"

namespace gongkai::report {

/// Another whenever a report of the year came, was replaced or withdrawn.
std::string ReportStampOf(db::Session& session, int year);
/// Another whenever a unit came, moved, or began or ceased to owe. Names are not in it: who shows one reads it.
std::string UnitStampOf(db::Session& session);
/// Another whenever a day of the year's reports changed.
std::string DayStampOf(db::Session& session, int year);

/// Of the latest reports of the year, by unit.
std::vector<ReportDays> ReportDaysOf(db::Session& session, int year);

/// The map of a place, as PackMap writes it; empty: none. In the settings of reports.
std::string MapSetting(UnitId top);

}  // namespace gongkai::report
