#include "docread/zip_writing.h"

#include <zip.h>

#include <string_view>

namespace gongkai::docread {
namespace {

/// What is packed already (pictures, archives within) does not get smaller by packing it again.
bool IsPacked(std::string_view bytes) {
  return bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("\x89PNG") || bytes.starts_with("PK\x03\x04") ||
         bytes.starts_with("GIF8");
}

bool Add(zip_t* archive, const ZipMember& member) {
  constexpr zip_flags_t kNames = ZIP_FL_ENC_UTF_8;
  constexpr zip_uint16_t kNoon = 12U << 11U, kFirstOf1980 = 1U << 5U | 1U;  // the first day a zip can name
  zip_int64_t index = -1;
  if (member.name.ends_with('/')) {
    index = zip_dir_add(archive, member.name.c_str(), kNames);
  } else {
    zip_source_t* source = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
    if (source == nullptr) return false;
    index = zip_file_add(archive, member.name.c_str(), source, kNames);
    if (index < 0) zip_source_free(source);
  }
  if (index < 0) return false;
  const auto at = static_cast<zip_uint64_t>(index);
  zip_file_set_dostime(archive, at, kNoon, kFirstOf1980, 0);
  if (IsPacked(member.bytes)) zip_set_file_compression(archive, at, ZIP_CM_STORE, 0);
  return true;
}

std::optional<std::string> Contents(zip_source_t* target) {
  zip_stat_t stat;
  if (zip_source_stat(target, &stat) != 0 || zip_source_open(target) != 0) return std::nullopt;
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  return got == static_cast<zip_int64_t>(bytes.size()) ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::optional<std::string> WriteZip(const std::vector<ZipMember>& members) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (target == nullptr) return std::nullopt;
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  bool good = archive != nullptr;
  if (!good) zip_source_free(target);
  for (const ZipMember& member : members) good = good && Add(archive, member);
  if (archive != nullptr && (!good || zip_close(archive) != 0)) {
    zip_discard(archive);
    good = false;
  }
  std::optional<std::string> bytes;
  if (good) bytes = Contents(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace gongkai::docread
