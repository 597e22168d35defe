#include "web/line_ends.h"

namespace gongkai::web {
namespace {

const char* EndOf(std::string_view text) { return text.data() + text.size(); }

bool WasLineEnd(const char* at) { return at[0] == '\0' && at[1] == '\0'; }

}  // namespace

bool HasSoundLineEnds(const HeadTexts& head) {
  if (head.version.data() != EndOf(head.target) + 1) return false;
  const char* line_end = EndOf(head.version);
  for (const auto& [name, value] : head.headers) {
    if (!WasLineEnd(line_end) || name.data() != line_end + 2) return false;
    if (value.data() <= EndOf(name)) return false;
    line_end = EndOf(value);
  }
  // The last line, and the empty one behind it.
  return WasLineEnd(line_end) && WasLineEnd(line_end + 2) && EndOf(head.whole) == line_end + 4;
}

}  // namespace gongkai::web
