// Whether a document is in force on a day, as its readers are told: 规章, 行政规范性文件 and other policy documents.
// Out of the fields of what was signed and of what was noted about its end; nothing is stored of it. Pure.
//
// Source: 条例第二十条第（一）项; 国办公开办函〔2019〕61号 (what is no longer valid is marked). Next to read:
// validity_view.h; decision/figures.h, which counts the same documents.
#pragma once

#include <optional>
#include <string>

#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Whether documents of this kind have a validity.
bool HasValidity(ItemKind kind);

struct ValidityFacts {
  std::optional<Date> effective_on{};  // as the document says
  std::optional<Date> valid_until{};   // its last day, as it says; none: until further notice
  std::optional<Date> ended_on{};      // the first day on which it is over by another's word
  std::string ended_by{};              // the document that did it
};

enum class Validity { kNotYet, kInForce, kEndsSoon, kLapsed, kEnded };

struct ValidityMark {
  Validity state = Validity::kInForce;
  std::string words{};   // "现行有效", "将于2026年12月31日失效", "已失效", "已废止"
  std::string detail{};  // the day, and the document that did it; may be empty
};

ValidityMark ValidityMarkOn(const ValidityFacts& facts, Date today);

}  // namespace gongkai::disclosure
