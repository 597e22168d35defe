// The figures of case_figures.h as a workbook, a sheet for each way of telling them apart.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "request/case_figures.h"

namespace gongkai::request {

std::string FiguresTitle(const DayRange& period);
/// `organs`: in their order, with their names.
std::string FiguresWorkbook(std::span<const CaseFact> facts,
                            const std::vector<std::pair<account::OrganId, std::string>>& organs, const DayRange& period,
                            Date today, const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
