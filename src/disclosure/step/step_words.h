// What a clerk is told of a kind of step before it is begun: when it is needed, and who brings the letter. Pure.
#pragma once

#include <string_view>

#include "disclosure/step/step.h"

namespace gongkai::disclosure {

/// When it is needed, in a sentence or two. Source: 条例第十一条, 第十五条, 第十七条第三款.
std::string_view WhenNeeded(StepKind kind);

/// Who brings it to whom: the program to an organ of the county, people to everybody else.
std::string_view HowSent(StepKind kind);

/// Of the button: what is not sent by the program is put down.
std::string_view SendWord(StepKind kind);

/// Of an answer that wants changes, as long as nothing was changed.
inline constexpr std::string_view kMendFirst =
    "请先照意见修改（已经送审的，先撤回送审），改好以后回到这一页；不照意见改的，";

}  // namespace gongkai::disclosure
