// Who watches over an organ's openness: the department in charge (政府信息公开工作主管部门), and the organ above.
// Nobody is sent to complain to the one complained of; what the record does not tell is said in general words.
//
// Source: 条例第三条第三款 (the office of the county's government), 第四款 (in a system led vertically, the office of
// the department above), 第四十七条第二款 (what was not published or not answered), 第五十一条 (whose rights were
// infringed).
#pragma once

#include <string>
#include <string_view>

#include "account/remedy_bodies.h"

namespace gongkai::account {

struct SupervisionBodies {
  std::string authority;       // the department in charge, by name or in general words
  bool is_own_county = false;  // it is the county's office
  std::string source;          // the article that puts it in charge
  std::string above;           // 上一级行政机关; empty: the record does not tell
};

/// `county_office`: its name; empty where the county has not entered it.
SupervisionBodies SupervisionBodiesOf(const RemedyFacts& facts, std::string_view county_office);

}  // namespace gongkai::account
