// What an organ is by its name, and its level by the name and the register of places.
//
// One place for every part of the program that asks: the reader, lateness (条例第四十九条 has a day for
// 县级以上人民政府 and one for their 部门, none for others), and what a government's report must tell
// (第五十条第一款第（四）项).
#pragma once

#include <optional>
#include <string_view>

#include "place/place.h"
#include "report/report.h"

namespace gongkai::report {

enum class OrganKind {
  kUnclear,
  kTownship,          // 乡镇人民政府, 街道办事处
  kGovernment,        // of county level or above; 行政公署 too
  kGovernmentOffice,  // 人民政府办公室: a department, whose report may be that of its government
  kDepartment,        // named as departments are: 局, 厅, 委员会, 办公室
  kOther,             // 医院, 图书馆, 人大常委会办公室, 开发区管委会, 分局: no 人民政府部门
};

/// By the name as the reader keeps it, folded and without blanks.
OrganKind KindOf(std::string_view organ);

/// A people's government of any level; a 街道办事处 is a branch of one.
bool IsGovernment(std::string_view organ);

/// `at` is the level of the place the organ belongs to, where that is known.
Level LevelOf(std::string_view organ, std::optional<place::Level> at = std::nullopt);

}  // namespace gongkai::report
