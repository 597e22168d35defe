// A zip archive made in memory, for tests and fuzzers of what is read out of one.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::testing {

using ZipEntries = std::vector<std::pair<std::string, std::string>>;  // name, content

/// `password` locks every entry.
inline std::string MakeZip(const ZipEntries& entries, const char* password = nullptr) {
  const auto must = [](bool done) {
    if (!done) std::abort();
  };
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  must(archive != nullptr);
  for (const auto& [name, content] : entries) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t added = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    must(added >= 0);
    const auto index = static_cast<zip_uint64_t>(added);
    must(password == nullptr || zip_file_set_encryption(archive, index, ZIP_EM_TRAD_PKWARE, password) == 0);
  }
  must(zip_close(archive) == 0);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace gongkai::testing
