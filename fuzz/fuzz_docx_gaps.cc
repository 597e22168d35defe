// Any bytes as a Word file with gaps: as a file, and as the text of one. What is taken can be written to the wire and
// read back, and filled; what is filled holds nothing but text of what was filled in.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: data/samples/*.docx
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/docx_gaps.h"
#include "support/made_zip.h"
#include "try_bytes.h"

namespace {

using gongkai::docread::DocxGaps;

std::string Pack(std::string_view xml) {
  return gongkai::testing::MakeZip(
      {{"[Content_Types].xml",
        "<Types><Override PartName=\"/word/document.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
       {"_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" "
        "Target=\"word/document.xml\"/></Relationships>"},
       {"word/document.xml", std::string(xml)}});
}

void MustEndWell(std::string_view bytes) {
  const DocxGaps gaps = gongkai::docread::GapsOfClean(bytes);
  if (gaps.obstacle != gongkai::docread::Obstacle::kNone) {
    if (gaps.obstacle_message.empty()) std::abort();
    return;
  }
  const auto back = gongkai::docread::DocxGapsFromWire(ToWire(gaps));
  if (back && ToWire(*back) != ToWire(gaps)) std::abort();
  const auto filled = FillDocxGaps(gaps, [](std::string_view name) { return std::string(name) + "<&>\n]]>"; });
  if (!filled) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)gongkai::docread::DocxGapsFromWire(gongkai::fuzz::Bytes(data, size));
  gongkai::fuzz::TryAsFileAndAsPart(gongkai::fuzz::Bytes(data, size), MustEndWell, Pack);
  return 0;
}
