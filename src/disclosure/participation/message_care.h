// What an organ does with a message beside answering it: gives it to somebody to work on, tells where it belongs when
// it is nothing that is dealt with here, and learns whether who wrote was content. Pure.
//
// What is really 信访 is pointed to those who take it (信访工作条例第二十二条: registered and passed on within 15 days
// by the one that takes it, and by nobody else); what asks for a piece of information, to an application (条例
// 第二十九条); what wants another decision, to reconsideration or court (条例第五十一条). Nothing of that begins here,
// no term of it runs or stops for a message, and no message is a cell of table 3.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/field_errors.h"

namespace gongkai::disclosure {

enum class Elsewhere { kLettersVisits, kApplication, kRemedy, kEnterprise, kOther };
std::span<const Elsewhere> Elsewheres();
std::string_view IdOf(Elsewhere where);
std::string_view NameOf(Elsewhere where);  // "信访事项", …
/// What who wrote is told first, with the article; the office's own words stand below it.
std::string_view ToldOf(Elsewhere where);
std::optional<Elsewhere> ElsewhereFrom(std::string_view id);

inline constexpr std::size_t kLongestWhere = 200;
/// `where`: to whom, and how they are reached. Errors: "elsewhere", "where".
FieldErrors FaultsOfPointing(std::optional<Elsewhere> elsewhere, std::string_view where);
/// As it is kept and told.
std::string PointingWords(Elsewhere elsewhere, std::string_view where);

/// Of who wrote, once it ended. No word of anybody.
enum class Satisfaction { kSatisfied, kFair, kDissatisfied };
std::span<const Satisfaction> Satisfactions();
std::string_view IdOf(Satisfaction satisfaction);
std::string_view NameOf(Satisfaction satisfaction);  // "满意", …
std::optional<Satisfaction> SatisfactionFrom(std::string_view id);

struct MessageCare {
  std::optional<account::PersonId> assignee{};  // who works on it
  std::string assignee_name{};
  std::optional<Elsewhere> elsewhere{};
  std::optional<Satisfaction> satisfaction{};
};

}  // namespace gongkai::disclosure
