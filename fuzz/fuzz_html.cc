// Any bytes taken as a web page. Nothing may crash, leak or hang, and every place must lie inside the lines.
//
// Links: docread
// Seeds: data/samples/*.html data/samples/*.htm tests/golden/*.html
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "docread/read.h"

namespace {

using gongkai::docread::Document;
using gongkai::docread::Place;

void MustLieInside(const Place& place, const Document& document) {
  if (place.line < 1 || static_cast<std::size_t>(place.line) > document.lines.size()) std::abort();
  const std::size_t length = gongkai::Utf8Length(document.lines[static_cast<std::size_t>(place.line) - 1]);
  if (place.column < 0 || static_cast<std::size_t>(place.column + place.length) > length) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai::docread;
  const Limits limits{.file_bytes = 1U << 20U, .unpacked_bytes = 4U << 20U, .blocks = 5'000, .cells = 20'000};
  const Document document = ReadHtml({reinterpret_cast<const char*>(data), size}, limits);
  if (document.blocks.empty() && document.obstacle_message.empty()) std::abort();
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      MustLieInside(paragraph->place, document);
      continue;
    }
    for (const Row& row : std::get<Table>(block).rows) {
      for (const Cell& cell : row.cells) MustLieInside(cell.place, document);
    }
  }
  return 0;
}
