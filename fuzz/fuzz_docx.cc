// Any bytes taken as a docx: first as an archive, then, packed into one, as the XML of its body, of its numbering and
// of its styles. The body is reached at once that way; a fuzzer seldom keeps the checksums of an archive right.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: data/samples/*.docx
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/read.h"
#include "support/made_zip.h"
#include "try_bytes.h"

namespace {

std::string Pack(std::string_view xml) {
  const std::string content(xml);
  return gongkai::testing::MakeZip(
      {{"word/document.xml", content}, {"word/numbering.xml", content}, {"word/styles.xml", content}});
}

void MustEndWell(std::string_view bytes) {
  using namespace gongkai::docread;
  const Limits limits{.file_bytes = 4U << 20U, .unpacked_bytes = 4U << 20U, .blocks = 5'000, .cells = 20'000};
  const Document document = ReadDocx(bytes, limits);
  if (document.blocks.empty() && document.obstacle_message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gongkai::fuzz::TryAsFileAndAsPart(gongkai::fuzz::Bytes(data, size), MustEndWell, Pack);
  return 0;
}
