// The instruction of a field in Word, which nobody sees: what of it leads elsewhere, and what is text. Source: ISO/IEC
// 29500-1 17.16.5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"

namespace gongkai::docread {

struct FieldPart {
  Sight sight = Sight::kHiddenText;  // kLinkTarget, kHiddenText; kShown where the field shows its own words
  std::string text;
};

/// Nothing of page numbers, tables of contents and the like.
std::vector<FieldPart> PartsOfField(std::string_view instruction);

}  // namespace gongkai::docread
