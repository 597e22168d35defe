// Where an application stands in the annual report of a year: in which of the four blocks of table 3 it is counted.
//
// Source: 国办公开办函〔2021〕30号, table 3 (第一项加第二项之和，等于第三项加第四项之和). Which row of 三: outcomes.h.
#pragma once

#include <chrono>
#include <optional>

#include "base/date.h"

namespace gongkai::law {

struct ReplyYear {
  bool received = false;      // 一、本年新收
  bool carried_over = false;  // 二、上年结转
  bool finished = false;      // 三、本年度办理结果
  bool left_over = false;     // 四、结转下年度继续办理
};

/// By the day of receipt and the day on which the reply went out or the case lapsed or was withdrawn. CHOICE: what was
/// submitted and is not confirmed is counted nowhere.
ReplyYear ReplyYearOf(std::optional<Date> received, std::optional<Date> ended, std::chrono::year year);

}  // namespace gongkai::law
