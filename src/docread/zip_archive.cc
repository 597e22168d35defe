// libzip over a buffer. The size an entry declares is checked first, and what really comes out is counted as well: a
// zip bomb lies about the one or exceeds the other.
#include "docread/zip_archive.h"

#include <zip.h>

#include <algorithm>

namespace gongkai::docread {

struct ZipArchive::State {
  zip_t* archive = nullptr;
  bool crowded = false;
};

namespace {

/// An upper bound, told without opening: libzip takes seconds for what only its table of contents makes large.
bool HasTooManyEntries(std::string_view bytes) {
  constexpr std::string_view kEntry = "PK\x01\x02";
  std::size_t entries = 0;
  for (std::size_t at = bytes.find(kEntry); at != std::string_view::npos; at = bytes.find(kEntry, at + kEntry.size())) {
    if (++entries > ZipArchive::kMostEntries) return true;
  }
  return false;
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes) : state_(std::make_unique<State>()) {
  state_->crowded = HasTooManyEntries(bytes);
  if (state_->crowded) return;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return;
  state_->archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (state_->archive == nullptr) zip_source_free(source);
}

ZipArchive::~ZipArchive() {
  if (state_->archive != nullptr) zip_discard(state_->archive);
}

bool ZipArchive::good() const { return state_->archive != nullptr; }

bool ZipArchive::crowded() const { return state_->crowded; }

std::size_t ZipArchive::entries() const {
  return good() ? static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(state_->archive, 0), 0)) : 0;
}

std::string_view ZipArchive::NameOf(std::size_t index) const {
  const char* name = zip_get_name(state_->archive, index, ZIP_FL_ENC_RAW);
  return name == nullptr ? std::string_view{} : std::string_view{name};
}

ZipEnd ZipArchive::Unpack(const std::string& name, std::size_t limit, std::string& text) const {
  text.clear();
  if (!good()) return ZipEnd::kDamaged;
  const zip_int64_t index = zip_name_locate(state_->archive, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return ZipEnd::kMissing;
  zip_stat_t stat;
  if (zip_stat_index(state_->archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return ZipEnd::kDamaged;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return ZipEnd::kEncrypted;
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > limit) return ZipEnd::kTooLarge;
  zip_file_t* file = zip_fopen_index(state_->archive, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return ZipEnd::kDamaged;
  constexpr std::size_t kStep = 64U << 10U;
  zip_int64_t got = 0;
  do {
    const std::size_t filled = text.size();
    text.resize(filled + kStep);
    got = zip_fread(file, text.data() + filled, kStep);
    text.resize(filled + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
  } while (got > 0 && text.size() <= limit);
  zip_fclose(file);
  if (got < 0) return ZipEnd::kDamaged;
  return text.size() > limit ? ZipEnd::kTooLarge : ZipEnd::kRead;
}

}  // namespace gongkai::docread
