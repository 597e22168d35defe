#include "disclosure/participation/satisfaction.h"

#include "base/named.h"

namespace gongkai::disclosure {
namespace {

constexpr Named<Satisfaction> kSatisfactions[] = {{Satisfaction::kSatisfied, "satisfied", "满意"},
                                                  {Satisfaction::kFair, "fair", "基本满意"},
                                                  {Satisfaction::kDissatisfied, "dissatisfied", "不满意"}};
constexpr auto kAll = ValuesOf(kSatisfactions);

}  // namespace

std::span<const Satisfaction> Satisfactions() { return kAll; }
std::string_view IdOf(Satisfaction satisfaction) { return RowIn(kSatisfactions, satisfaction).id; }
std::string_view NameOf(Satisfaction satisfaction) { return RowIn(kSatisfactions, satisfaction).name; }
std::optional<Satisfaction> SatisfactionFrom(std::string_view id) { return ValueIn(kSatisfactions, id); }

}  // namespace gongkai::disclosure
