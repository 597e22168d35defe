// By which day an annual report is to be public, as dated data: kind of organ, first report year, day, article.
//
// Source: 政府信息公开条例 第四十九条 as revised by 国务院令第711号, in force from 2019-05-15 (第五十六条), so for the
// report on 2019 and later. For earlier reports there is no entry: they were due before, by another rule. Townships
// have no day in the 条例; a locally set one is configuration, not law.
#pragma once

#include <chrono>
#include <span>
#include <string_view>

namespace gongkai::law {

enum class Reporter {
  kDepartment,  // 县级以上人民政府部门
  kGovernment,  // 县级以上地方人民政府
};

struct ReportDeadline {
  Reporter reporter;
  int first_year = 0;               // of the report, inclusive; holds until a later entry for the same reporter
  std::chrono::month_day last_day;  // of the year after the report's; that day is in time
  std::string_view article;
};

std::span<const ReportDeadline> ReportDeadlines();

/// The entry for a report on `year`; null when the law in our data sets no day for it.
const ReportDeadline* DeadlineOf(Reporter reporter, int year);

}  // namespace gongkai::law
