// What the pages of many reports ask the database for beside figures: whether anything moved since they were last
// gathered, and the days of a year's reports. Schema: migrations/0320_annual_unit.sql, 0321_annual_unit_report.sql.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "report/campaign/time_share.h"

namespace gongkai::report {

// A stamp is what many rows come to, and not the rows themselves: two that differ are of different rows; that different
// rows have the same is a rare chance, and none that one move alone can bring about.

/// Another whenever a report of the year came, was replaced, withdrawn, deleted or restored.
std::string ReportStampOf(db::Session& session, int year);
/// Another whenever a unit came, moved, is of another kind or level, or began or ceased to owe. Names and the numbers
/// of places are not in it: who shows one reads it.
std::string UnitStampOf(db::Session& session);
/// Another whenever a day of the year's reports changed.
std::string DayStampOf(db::Session& session, int year);

/// Of the latest reports of the year that are there, by unit; of one that was withdrawn too.
std::vector<ReportDays> ReportDaysOf(db::Session& session, int year);

/// The map of a place, as PackMap writes it; empty: none. In the settings of reports.
std::string MapSetting(UnitId top);

}  // namespace gongkai::report
