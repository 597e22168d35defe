// Bare LF and NUL in the head of a request, which another program in front may read differently. The library hides
// them: it cuts the head in place, writing a NUL over each byte of a line end, and hands out pointers into it. So the
// bytes between two of its texts tell what stood there: exactly two NULs for CR LF; one for a bare LF; more than that
// for a NUL in the line.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::web {

/// Views into the head as the library left it, in the order they came.
struct HeadTexts {
  std::string_view whole;  // from the method to the end of the empty line
  std::string_view target;
  std::string_view version;
  std::vector<std::pair<std::string_view, std::string_view>> headers;
};

/// False also for a folded header line and for more than one blank in the request line.
bool HasSoundLineEnds(const HeadTexts& head);

}  // namespace gongkai::web
