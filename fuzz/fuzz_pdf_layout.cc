// Words and ruled lines of pages, as gongkai-pdf answers them, into LayOutPages. That program reads hostile bytes, so
// its answer is taken for hostile too: text grammar first (ParsePdfAnswer), then the geometry.
//
// Links: docread
// Seeds: tests/golden/pdf/*.words
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "docread/pdf_answer.h"
#include "docread/pdf_layout.h"
#include "docread/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai::docread;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Limits limits{.blocks = 2000, .cells = 4000, .pages = 50};
  const Document document = LayOutPages(ParsePdfAnswer(bytes).pages, limits);
  // What a reader makes must be fit for the pipe: places within the lines, valid text, finite measures.
  if (!FromWire(ToWire(document))) __builtin_trap();
  return 0;
}
