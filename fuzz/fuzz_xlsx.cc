// Any bytes taken as a workbook: first as they are (an archive, CSV, text between tabs), then, packed into an archive,
// as the XML of its sheet, of its strings and of its styles. Whatever comes out must be in order, and pass the wire.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: data/samples/*.txt
#include <support/made_zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/read_workbook.h"
#include "docread/wire.h"
#include "try_bytes.h"

namespace {

constexpr std::string_view kWorkbook =
    R"(<workbook><sheets><sheet name="a" r:id="r1"/><sheet name="b" state="hidden" r:id="r1"/></sheets></workbook>)";
constexpr std::string_view kRelations =
    R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="sheet.xml"/><Relationship Id="r2"
Type="/sharedStrings" Target="sheet.xml"/><Relationship Id="r3" Type="/styles" Target="sheet.xml"/></Relationships>)";

std::string Pack(std::string_view xml) {
  return gongkai::testing::MakeZip({{"xl/workbook.xml", std::string(kWorkbook)},
                                    {"xl/_rels/workbook.xml.rels", std::string(kRelations)},
                                    {"xl/sheet.xml", std::string(xml)}});
}

void MustEndWell(std::string_view bytes) {
  using namespace gongkai::docread;
  const Limits limits{.file_bytes = 4U << 20U, .unpacked_bytes = 8U << 20U, .blocks = 5'000, .cells = 20'000};
  const Workbook workbook = ReadWorkbook(bytes, limits);
  if (workbook.sheets.empty() == workbook.obstacle_message.empty()) std::abort();
  const std::string wire = ToWire(workbook);
  const auto after = WorkbookFromWire(wire);
  if (!after || ToWire(*after) != wire) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gongkai::fuzz::TryAsFileAndAsPart(gongkai::fuzz::Bytes(data, size), MustEndWell, Pack);
  return 0;
}
