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

constexpr std::size_t kEndOfContents = 22;
constexpr std::size_t kElsewhere = 0xFFFFFFFF;  // in the fields of a larger archive

std::size_t Little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = width; i-- > 0;) {
    value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
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

std::optional<std::size_t> ZipArchive::IndexOf(const std::string& name) const {
  if (!good()) return std::nullopt;
  const zip_int64_t index = zip_name_locate(state_->archive, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::nullopt;
  return static_cast<std::size_t>(index);
}

std::string_view ZipArchive::Comment() const {
  int length = 0;
  const char* comment = good() ? zip_get_archive_comment(state_->archive, &length, ZIP_FL_ENC_RAW) : nullptr;
  return comment == nullptr ? std::string_view{} : std::string_view{comment, static_cast<std::size_t>(length)};
}

std::string_view ZipArchive::CommentOf(std::size_t index) const {
  zip_uint32_t length = 0;
  const char* comment = good() ? zip_file_get_comment(state_->archive, index, &length, ZIP_FL_ENC_RAW) : nullptr;
  return comment == nullptr ? std::string_view{} : std::string_view{comment, length};
}

std::size_t BytesOfNoEntry(std::string_view bytes) {
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end + kEndOfContents > bytes.size()) return 0;
  const std::size_t contents = Little(bytes, end + 12, 4), offset = Little(bytes, end + 16, 4);
  if (contents == kElsewhere || offset == kElsewhere || contents + offset > end) return 0;
  const std::size_t before = end - contents - offset;  // what stands before the archive itself
  std::size_t used = contents + kEndOfContents + Little(bytes, end + 20, 2);
  for (std::size_t at = end - contents; bytes.substr(at, 4) == "PK\x01\x02";) {
    const std::size_t packed = Little(bytes, at + 20, 4), local = before + Little(bytes, at + 42, 4);
    if (packed == kElsewhere || bytes.substr(std::min(local, bytes.size()), 4) != "PK\x03\x04") return 0;
    const std::size_t head = 30 + Little(bytes, local + 26, 2) + Little(bytes, local + 28, 2);
    const bool is_described = (Little(bytes, at + 8, 2) & 8U) != 0;
    const std::size_t behind = std::min(local + head + packed, bytes.size());
    const std::size_t description = !is_described ? 0 : bytes.substr(behind, 4) == "PK\x07\x08" ? 16 : 12;
    used += head + packed + description;
    at += 46 + Little(bytes, at + 28, 2) + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
    if (at > end) return 0;
  }
  return bytes.size() - std::min(used, bytes.size());
}

ZipEnd ZipArchive::Unpack(const std::string& name, std::size_t limit, std::string& text) const {
  text.clear();
  if (!good()) return ZipEnd::kDamaged;
  const std::optional<std::size_t> index = IndexOf(name);
  return index ? Unpack(*index, limit, text) : ZipEnd::kMissing;
}

ZipEnd ZipArchive::Unpack(std::size_t index, std::size_t limit, std::string& text) const {
  text.clear();
  zip_stat_t stat;
  if (!good() || zip_stat_index(state_->archive, index, 0, &stat) != 0) return ZipEnd::kDamaged;
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > limit) return ZipEnd::kTooLarge;
  ZipStream stream(*this, index);
  constexpr std::size_t kStep = 64U << 10U;
  std::size_t got = 0;
  do {
    const std::size_t filled = text.size();
    text.resize(filled + kStep);
    got = stream.Read(text.data() + filled, kStep);
    text.resize(filled + got);
  } while (got > 0 && text.size() <= limit);
  if (stream.state() != ZipEnd::kRead) return stream.state();
  return text.size() > limit ? ZipEnd::kTooLarge : ZipEnd::kRead;
}

ZipStream::ZipStream(const ZipArchive& archive, std::size_t index) {
  zip_t* const from = archive.state_->archive;
  zip_stat_t stat;
  if (from == nullptr || zip_stat_index(from, index, 0, &stat) != 0) {
    end_ = ZipEnd::kDamaged;
  } else if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    end_ = ZipEnd::kEncrypted;
  } else if (file_ = zip_fopen_index(from, index, 0); file_ == nullptr) {
    end_ = ZipEnd::kDamaged;
  }
}

ZipStream::~ZipStream() {
  if (file_ != nullptr) zip_fclose(static_cast<zip_file_t*>(file_));
}

std::size_t ZipStream::Read(char* to, std::size_t most) {
  if (end_ != ZipEnd::kRead) return 0;
  const zip_int64_t got = zip_fread(static_cast<zip_file_t*>(file_), to, most);
  if (got < 0) end_ = ZipEnd::kDamaged;
  return static_cast<std::size_t>(std::max<zip_int64_t>(got, 0));
}

}  // namespace gongkai::docread
