// On what a part of a document is withheld, and its article: dated data of the law.
//
// Source: 条例第十四条、第十五条、第十六条; 第三十七条 (区分处理: what can be given is given, of the rest the reasons
// are told; what is no government information is left out under it, too). Table of cases:
// tests/law_cases/redaction.tsv. Next to read: mark.h.
#pragma once

#include <span>
#include <string_view>

namespace gongkai::redaction {

struct Ground {
  std::string_view id;        // "privacy"; never changes: it is stored
  std::string_view name;      // "个人隐私"
  std::string_view articles;  // "第十五条"; 第三十七条 goes with each
  std::string_view outcome;   // law::Outcome::id of the same ground where all is refused; "no_information"
  std::string_view letter;  // "涉及个人隐私，公开会对第三方合法权益造成损害": for the list in the letter
  /// A reason in words has to be typed: the name of the ground alone tells the applicant nothing (第三十七条,
  /// 说明理由).
  bool needs_reason;
};

/// In the order of the articles.
std::span<const Ground> Grounds();
/// Null for an id that is none.
const Ground* FindGround(std::string_view id);

}  // namespace gongkai::redaction
