// The kinds of reply an application can come to, as dated data: what the law says of each, where the annual report
// counts it in each of its forms, which letter tells it, and where its addressee may turn.
//
// Source: 条例第三十条, 第三十五条 to 第三十九条; 国办函〔2020〕109号; rows of table 3: 国办公开办函〔2019〕60号,
// 国办公开办函〔2021〕30号. Names of letters are common usage; no national set of them was published.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/date.h"
#include "law/remedy_path.h"
#include "law/report_form.h"

namespace gongkai::law {

/// Where a form counts an outcome.
struct OutcomeRow {
  std::string_view form;  // ReportForm::id
  std::string_view key;   // FormRow::key of its table 3
};

struct Outcome {
  std::string_view id;        // "state_secret"
  std::string_view name;      // "属于国家秘密，不予公开"
  std::string_view articles;  // on which it rests
  Date first_day, last_day;   // of the decision, inclusive
  std::array<OutcomeRow, 2> rows;
  std::string_view letter;  // "政府信息不予公开告知书"; empty: none is owed
  RemedyGround ground;
};

/// In the order of table 3.
std::span<const Outcome> Outcomes();
const Outcome* FindOutcome(std::string_view id);

inline bool IsInForce(const Outcome& outcome, Date decided) {
  return decided >= outcome.first_day && decided <= outcome.last_day;
}

/// The row of table 3 in which `form` counts it; empty when the form has none.
std::string_view ReportRowOf(const Outcome& outcome, const ReportForm& form);

inline const RemedyRule& RemedyRuleFor(const Outcome& outcome, Date decided) {
  return RemedyRuleFor(outcome.ground, decided);
}

}  // namespace gongkai::law
