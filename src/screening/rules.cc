// The registry: the groups in the order in which people read what was found.
#include <algorithm>
#include <initializer_list>

#include "screening/rule.h"
#include "screening/rule_groups.h"

namespace gongkai::screening {

std::span<const Rule> Rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all;
    for (const std::span<const Rule> group :
         {SecretMarkRules(), IdentityNumberRules(), MoneyNumberRules(), ReachRules(), PeopleListRules(), NameRules(),
          WordingRules(), HiddenPartRules(), LinkRules()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    return all;
  }();
  return rules;
}

const Rule* FindRule(std::string_view id) {
  const auto found = std::ranges::find(Rules(), id, &Rule::id);
  return found == Rules().end() ? nullptr : &*found;
}

}  // namespace gongkai::screening
