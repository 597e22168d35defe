// A report and its findings as a workbook: one sheet for each official table, one for the findings.
#pragma once

#include <string>

#include "report/report_view.h"

namespace gongkai::report {

std::string ExportXlsx(const ReportView& view);

}  // namespace gongkai::report
