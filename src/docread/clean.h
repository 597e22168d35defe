// The same file without what nobody was to see, and with words masked: a copy; the original is never touched.
//
// What cannot be taken out for certain is not called clean: then there is an obstacle, and no bytes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspect.h"

namespace gongkai::docread {

/// `from` becomes `to` wherever it stands in the file, seen or not, in text, in properties and in names of files
/// within, also where the format has cut it into runs.
struct TextChange {
  std::string from, to;
};

struct CleanOrder {
  std::set<Sight> remove;  // of kShown nothing is ever removed; kInserted = accepted, kDeleted = gone
  std::vector<TextChange> changes;
};

/// What was done, for the page that shows the difference.
struct Removed {
  Sight sight = Sight::kHiddenText;
  std::string where;
  int pieces = 0;
};

struct Cleaned {
  std::string bytes;
  std::vector<Removed> removed;
  int changed = 0;  // places where words were changed
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;
};

Cleaned Clean(std::string_view bytes, std::string_view name, const CleanOrder& order, const InspectLimits& limits = {});
Cleaned CleanIsolated(std::string_view bytes, std::string_view name, const CleanOrder& order,
                      const InspectLimits& limits = {});

}  // namespace gongkai::docread
