// Any bytes taken as a workbook: first as they are (an archive, CSV, text between tabs), then, packed into an archive,
// as the XML of its sheet, of its strings and of its styles. Whatever comes out must be in order, and pass the wire.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: data/samples/*.txt
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/read_workbook.h"
#include "docread/wire.h"

namespace {

constexpr std::string_view kWorkbook =
    R"(<workbook><sheets><sheet name="a" r:id="r1"/><sheet name="b" state="hidden" r:id="r1"/></sheets></workbook>)";
constexpr std::string_view kRelations =
    R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="sheet.xml"/><Relationship Id="r2"
Type="/sharedStrings" Target="sheet.xml"/><Relationship Id="r3" Type="/styles" Target="sheet.xml"/></Relationships>)";

void Add(zip_t* archive, const char* name, std::string_view content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  const zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) std::abort();
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

std::string Pack(std::string_view xml) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) std::abort();
  Add(archive, "xl/workbook.xml", kWorkbook);
  Add(archive, "xl/_rels/workbook.xml.rels", kRelations);
  Add(archive, "xl/sheet.xml", xml);
  if (zip_close(archive) != 0) std::abort();
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
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
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  MustEndWell(bytes);
  if (!bytes.starts_with("PK") && size <= (1U << 20U)) MustEndWell(Pack(bytes));
  return 0;
}
