// How somebody found the handling once it ended: of who wrote a message, and of who applied for information
// (request/satisfaction_store.h). One of three words, and none of anybody's own. Pure.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace gongkai::disclosure {

enum class Satisfaction { kSatisfied, kFair, kDissatisfied };
std::span<const Satisfaction> Satisfactions();
std::string_view IdOf(Satisfaction satisfaction);
std::string_view NameOf(Satisfaction satisfaction);  // "满意", …
std::optional<Satisfaction> SatisfactionFrom(std::string_view id);

struct SatisfactionCount {
  Satisfaction satisfaction{};
  int count = 0;
};

}  // namespace gongkai::disclosure
