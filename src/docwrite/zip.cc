#include "docwrite/zip.h"

#include <zip.h>

#include <ctime>
#include <memory>
#include <stdexcept>

namespace gongkai::docwrite {
namespace {

// The same files make the same archive: the clock is not asked, all are of one day in 2000.
constexpr time_t kFileTime = 946'728'000;

void Require(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

void Add(zip_t* archive, const ZipFile& file) {
  zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  Require(source != nullptr, "no memory for a zip archive");
  const zip_int64_t index = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index >= 0) {
    Require(zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), kFileTime, 0) == 0,
            "the time of a file in a zip archive cannot be set");
    return;
  }
  zip_source_free(source);
  throw std::runtime_error("a file cannot be put into the zip archive: " + file.name);
}

std::string BytesOf(zip_source_t* source) {
  zip_stat_t stat;
  Require(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0, "the zip archive cannot be read back");
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  Require(read == static_cast<zip_int64_t>(bytes.size()), "the zip archive cannot be read back");
  return bytes;
}

}  // namespace

std::string WriteZip(std::span<const ZipFile> files) {
  using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;
  using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
  const Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr), &zip_source_free);
  Require(source != nullptr, "no memory for a zip archive");
  Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr), &zip_discard);
  Require(archive != nullptr, "no memory for a zip archive");
  zip_source_keep(source.get());  // the archive gives back one of the two when it is closed
  for (const ZipFile& file : files) Add(archive.get(), file);
  Require(zip_close(archive.get()) == 0, "the zip archive cannot be written");
  (void)archive.release();
  return BytesOf(source.get());
}

void WriteZipFile(const std::string& archive, std::span<const ZipMember> members, std::chrono::sys_seconds at) {
  using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
  int error = 0;
  Archive open(zip_open(archive.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error), &zip_discard);
  Require(open != nullptr, "the zip archive cannot be made");
  for (const ZipMember& member : members) {
    zip_source_t* source = zip_source_file(open.get(), member.path.c_str(), 0, -1);
    Require(source != nullptr, "no memory for a zip archive");
    const zip_int64_t index = zip_file_add(open.get(), member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      throw std::runtime_error("a file cannot be put into the zip archive: " + member.name);
    }
    zip_file_set_mtime(open.get(), static_cast<zip_uint64_t>(index), at.time_since_epoch().count(), 0);
  }
  if (zip_close(open.get()) != 0) {
    throw std::runtime_error("the zip archive cannot be written: " + std::string(zip_strerror(open.get())));
  }
  (void)open.release();
}

}  // namespace gongkai::docwrite
