// The audit trail in the words of the people who read it: what an act is called, what it was done to, what its details
// say. Each act that the code records has its words here; audit_words_test.cc reads the sources and asks for them.
#pragma once

#include <span>
#include <string_view>

namespace gongkai::account {

struct ActWords {
  std::string_view id;     // "organ.found"
  std::string_view words;  // "设立机关"
};

/// In the order in which they are offered: what belongs together stands together.
std::span<const ActWords> RecordedActs();

/// The words for an act; also those of permission.h, which stand in the trail when they were refused. The id itself
/// when there are none.
std::string_view WordsOfAct(std::string_view id);

/// The words for the name of a detail: "until" is "截止日期". The name itself when there are none.
std::string_view WordsOfDetail(std::string_view name);

/// The words for what a detail of that name may say: "why", "password" is "密码不对". The value itself when there are
/// none.
std::string_view WordsOfValue(std::string_view name, std::string_view value);

}  // namespace gongkai::account
