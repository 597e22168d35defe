// What an organ does with a message beside answering it: gives it to somebody to work on, tells where it belongs when
// it is nothing that is dealt with here, and learns whether who wrote was content. Pure.
//
// What is really 信访 and no business of this organ is pointed to those who may deal with it (信访工作条例第二十三条
// 第一款), or to the departments for 信访, which register it and pass it on within 15 days (第二十二条第一款); what is
// this organ's own business is not pointed away but registered and worked on (第二十三条第一款). What asks for a piece
// of information, to an application (条例 第二十九条); what wants another decision, to reconsideration or court
// (条例第五十一条). Nothing of that begins here, no term of it runs or stops for a message, and no message is a cell of
// table 3.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/field_errors.h"
#include "disclosure/participation/satisfaction.h"

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

struct MessageCare {
  std::optional<account::PersonId> assignee{};  // who works on it
  std::string assignee_name{};
  std::optional<Elsewhere> elsewhere{};
  std::optional<Satisfaction> satisfaction{};
};

}  // namespace gongkai::disclosure
