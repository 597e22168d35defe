// By which rule persons may be named in what is published: dated data. What is no rule here is typed by who assesses.
//
// Source: 个人信息保护法第十三条第一款第（三）项、第三十四条 (what a statutory duty needs, and no more).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"

namespace gongkai::screening {

struct AssessmentBasis {
  std::string_view id;
  std::string_view article;  // "社会救助暂行办法第十一条"
  std::string_view says;     // what may be named, and where
  Date from{};
  std::optional<Date> until{};  // the last day on which it held
  // Else it is known by heart: who chooses it reads it, and writes down what it says and which text was read.
  bool is_read_in_text = false;
  bool is_for_posting_alone = false;  // in the village: by it nothing goes to everybody

  bool HoldsOn(Date day) const { return from <= day && (!until || day <= *until); }
};

/// Typed by hand: its words stand in the assessment.
inline constexpr std::string_view kOtherBasis = "other";

std::span<const AssessmentBasis> AssessmentBases();
const AssessmentBasis* FindBasis(std::string_view id);

}  // namespace gongkai::screening
