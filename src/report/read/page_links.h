// What a web page sets below a report: the way to the next article, buttons, the titles of other reports. None of it is
// the report's text.
#pragma once

#include "report/read/items.h"

namespace gongkai::report {

/// "上一篇：…", "相关链接", "【打印】【关闭】": from here on the page speaks, not the report.
bool IsPageLink(const Item& item);

/// "笋溪乡人民政府2023年政府信息公开工作年度报告" and nothing else: a list of articles names it.
bool IsReportTitle(const Item& item);

}  // namespace gongkai::report
