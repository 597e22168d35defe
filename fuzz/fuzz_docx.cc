// Any bytes taken as a docx: first as an archive, then, packed into one, as the XML of its body, of its numbering and
// of its styles. The body is reached at once that way; a fuzzer seldom keeps the checksums of an archive right.
//
// Links: docread PkgConfig::LIBZIP
// Seeds: data/samples/*.docx
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docread/read.h"

namespace {

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
  for (const char* name : {"word/document.xml", "word/numbering.xml", "word/styles.xml"}) Add(archive, name, xml);
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
  const Limits limits{.file_bytes = 4U << 20U, .unpacked_bytes = 4U << 20U, .blocks = 5'000, .cells = 20'000};
  const Document document = ReadDocx(bytes, limits);
  if (document.blocks.empty() && document.obstacle_message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  MustEndWell(bytes);
  if (!bytes.starts_with("PK") && size <= (1U << 20U)) MustEndWell(Pack(bytes));
  return 0;
}
