// From a report to what the index of likeness keeps of it. Next to read: similarity.h, rules_copying.cc.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "report/check/similarity.h"
#include "report/report.h"

namespace gongkai::report {

/// Which paragraphs are narrative: those of the six sections, headings left out.
std::vector<std::size_t> NarrativeIn(const AnnualReport& report);

/// The narrative with the organ and year it belongs to.
IndexedText ToIndexedText(const AnnualReport& report);

/// Whether two names mean one organ. "府前镇人民政府" and "某县府前镇人民政府" do only where both places are known and
/// equal: many counties have a 城关镇.
bool IsSameOrgan(std::string_view organ, std::string_view place_code, std::string_view other_organ,
                 std::string_view other_place_code);

/// Whether so much is the same that a person should look at it.
bool IsCopied(const Likeness& likeness);

}  // namespace gongkai::report
