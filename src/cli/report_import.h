// gongkai report import: a folder of reports of others, in any layout, becomes what campaign and roll-up of a year
// read.
#pragma once

#include "cli/arguments.h"

namespace gongkai::cli {

inline constexpr Option kUnderOption = {
    "--under", "单位",
    "写名称或者编号。导入：新单位挂在它下面，没有这个名称的，新建为最上一级；比较：只比它和它下面的"};
inline constexpr Option kUnitsOption = {
    "--units", "文件",
    "单位名单，CSV 或 xlsx，表头：名称,简称,上级,区划代码,类别,垂直领导,本级,起始年度,"
    "截止年度；只有名称必须有"};
inline constexpr Option kReplaceOption = {"--replace", "", "已经有报告的单位，用这次的代替（更正）"};
inline constexpr Option kByFileNameOption = {"--by-file-name", "",
                                             "报告里没有写机关名称的，按文件名认：文件名就是一个单位的全称或者简称"};

/// Words behind "import": files and folders. Answers the exit code.
int ImportReports(const Arguments& arguments, int year);

}  // namespace gongkai::cli
