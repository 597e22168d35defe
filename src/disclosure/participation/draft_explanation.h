// The explanation that goes with a draft for comments (起草说明): why it is made, what it settles, what is open. Pure.
// Of a major decision both are to be published (重大行政决策程序暂行条例第十五条：决策草案及其说明等材料), of 规章 and
// others it is advised. It is written into the draft, attached under a name that says so, or an item of its own.
#pragma once

#include <optional>
#include <string>

#include "disclosure/item.h"

namespace gongkai::disclosure {

/// The fields of the draft.
inline constexpr std::string_view kExplanationField = "explanation", kExplanationItemField = "explanation_item";

bool HasExplanation(const Content& draft);

/// Of what is handed in for the first time; none where it may go without. A draft that is corrected goes on as it is.
std::optional<std::string> FaultOfExplanation(const Content& draft, bool is_correction);

}  // namespace gongkai::disclosure
