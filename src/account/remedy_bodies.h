// Where somebody turns who does not accept what an organ did: the organ of reconsideration and the court, by rule. They
// stand in every letter and in the guide; a letter that names the wrong one lengthens the term to a year
// (复议法第二十条第三款).
//
// In: what the organ is and who stands above it. Out: a name with its article, or the question a person has to answer.
// Which cases there are, one by one: tests/law_cases/remedy_bodies.cases.
// Source: 行政复议法 (2023年修订) 第二十四条, 第二十七条, 第二十八条; 行政诉讼法第十四条, 第十五条.
#pragma once

#include <string>

#include "account/organ.h"
#include "place/place.h"

namespace gongkai::account {

struct RemedyFacts {
  OrganKind kind = OrganKind::kDepartment;  // one with duties of its own; others act through the organ above them
  std::string name;
  bool vertical = false;
  std::string led_by;             // the department above, of a vertical organ
  std::string county_government;  // 澄砚县人民政府
  std::string higher_government;  // 溯州市人民政府, …地区行政公署, …省人民政府; may be empty
};

struct RemedyBody {
  std::string name;      // empty: it cannot be told
  std::string source;    // the article
  std::string question;  // what is missing; empty when there is a name
};

RemedyBody ReconsiderationByRule(const RemedyFacts& facts);
RemedyBody CourtByRule(const RemedyFacts& facts);

/// The government directly above a county, as far as the register tells: a prefecture (地区, 盟) has an office of the
/// province in its place.
std::string HigherGovernment(const place::Place& county);

}  // namespace gongkai::account
