// The groups of rules, each written in a file of its own. rules.cc joins them.
#pragma once

#include <span>

#include "screening/rule.h"

namespace gongkai::screening {

std::span<const Rule> SecretMarkRules();      // secret_marks.cc
std::span<const Rule> IdentityNumberRules();  // identity_numbers.cc
std::span<const Rule> MoneyNumberRules();     // money_numbers.cc
std::span<const Rule> ReachRules();           // reach.cc
std::span<const Rule> PeopleListRules();      // lists_of_people.cc
std::span<const Rule> NameRules();            // names.cc
std::span<const Rule> WordingRules();         // wording.cc
std::span<const Rule> HiddenPartRules();      // hidden_parts.cc
std::span<const Rule> LinkRules();            // links.cc

}  // namespace gongkai::screening
