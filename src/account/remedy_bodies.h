// Where somebody turns who does not accept what an organ did: the organ of reconsideration and the court, by rule. They
// stand in every letter and in the guide; where a letter does not tell the right, the organ and the term, the term
// begins only when the applicant learns of them, within a year at most (复议法第二十条第三款).
//
// In: what the organ is and who stands above it. Out: a name with its article, or the question a person has to answer.
// Which cases there are, one by one: tests/law_cases/remedy_bodies.cases.
// Source: 行政复议法 (2023年修订) 第十九条, 第二十四条, 第二十五条, 第二十七条, 第二十八条; 行政诉讼法第十四条,
// 第十五条, 第十八条, 第二十六条; 统计法 (2024年修正) 第四十九条.
#pragma once

#include <string>

#include "account/organ.h"
#include "place/place.h"

namespace gongkai::account {

struct RemedyFacts {
  OrganKind kind = OrganKind::kDepartment;  // one with duties of its own; others act through the organ above them
  std::string name;
  Leadership leadership = Leadership::kOwnGovernment;
  std::string led_by;             // the department above, of an organ that the county does not lead
  std::string county_government;  // 澄砚县人民政府
  std::string higher_government;  // 溯州市人民政府, …地区行政公署, …省人民政府; may be empty
};

struct RemedyBody {
  std::string name;      // empty: it cannot be told
  std::string source;    // the article
  std::string question;  // what is missing; empty when there is a name
  std::string note{};    // what to mind, shown beside the name; mostly empty
};

RemedyBody ReconsiderationByRule(const RemedyFacts& facts);
RemedyBody CourtByRule(const RemedyFacts& facts);

/// The words by which a name tells that its organ belongs to a system named in 第二十七条; empty when none does. It
/// decides nothing: it only shows up a leadership that was put down wrongly, and spares a note.
std::string_view SystemOfArticle27(std::string_view name);

/// Whether this government is of a province, an autonomous region or a municipality: no city between it and the county.
bool IsOfProvince(std::string_view government);

/// The government directly above a county, as far as the register tells: a prefecture (地区, 盟) has an office of the
/// province in its place.
std::string HigherGovernment(const place::Place& county);

}  // namespace gongkai::account
