// The catalogue of rules for people, as it stands in docs/rules.md.
#pragma once

#include <string>

namespace gongkai::report {

/// Markdown: one heading a group, one section a rule with its severity, formula, source, advice and both examples.
std::string RuleCatalogue();

}  // namespace gongkai::report
