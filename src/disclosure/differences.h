// What changed between two versions of a text, paragraph by paragraph, for those who have seen the earlier one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::disclosure {

struct ChangedLine {
  enum class Kind { kSame, kGone, kNew };
  Kind kind = Kind::kSame;
  std::string text;
  bool operator==(const ChangedLine&) const = default;
};

/// Lines of both texts in order, blank ones left out; what is gone stands before what came in its place. Texts of more
/// than two thousand lines are compared by their beginnings and ends alone: all between counts as changed.
std::vector<ChangedLine> ChangesBetween(std::string_view before, std::string_view after);

/// Without what stayed the same, but for a line around each change.
std::vector<ChangedLine> OnlyAroundChanges(const std::vector<ChangedLine>& lines);

}  // namespace gongkai::disclosure
