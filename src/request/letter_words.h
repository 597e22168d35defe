// The words of the program for each letter, as an organ would write its own: a line a paragraph, {{names}} of
// LetterElement in it. A line in which a name has nothing to say falls away. Pure.
#pragma once

#include <string>

#include "request/letter.h"

namespace gongkai::request {

/// `outcome`: of a decision; else null.
std::string ProgramWordsOf(LetterKind kind, const law::Outcome* outcome);

}  // namespace gongkai::request
