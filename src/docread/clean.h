// The same file without what nobody was to see, and with words masked: a copy; the original is never touched.
//
// What cannot be taken out for certain is not called clean: then there is an obstacle, and no bytes. The copy is
// inspected (inspect.h) before it is given back. Next to read: clean_work.h (what is shared by the cleaners of the
// formats), office_rewrite.h, clean_pdf.cc; docs/adr/0012-burnt-pdf.md.
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
  /// Of kShown nothing is ever removed, and a file within keeps its name (kFileName) as long as it stays; kInserted =
  /// accepted, kDeleted = gone. A PDF is made anew as a whole, and loses what is hidden even when only a part is named.
  std::set<Sight> remove;
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
  std::string as;  // what the copy is where it is another kind than the file was: "docx" of a doc; empty otherwise
  std::vector<Removed> removed;
  int changed = 0;                   // places where words were changed
  std::vector<std::string> burnt{};  // digests (burnt_here.h) of the PDFs in it that were made anew: to be kept with it
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;
};

/// Either of the two below, as it is handed on.
using Cleaner = std::function<Cleaned(std::string_view bytes, std::string_view name, const CleanOrder& order,
                                      const BurntHere& burnt)>;

Cleaned Clean(std::string_view bytes, std::string_view name, const CleanOrder& order, const InspectLimits& limits = {});
/// In a child process, as whatever a person uploads must be.
Cleaned CleanIsolated(std::string_view bytes, std::string_view name, const CleanOrder& order,
                      const InspectLimits& limits = {});

}  // namespace gongkai::docread
