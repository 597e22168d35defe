// libzip over a buffer. The size an entry declares is checked first, and what really comes out is counted as well: a
// zip bomb lies about the one or exceeds the other.
#include "docread/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>
#include <vector>

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

constexpr std::size_t kEndOfContents = 22, kLocator = 20;
constexpr std::size_t kElsewhere = 0xFFFFFFFF;  // in the fields of a larger archive

std::size_t Little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = width; i-- > 0;) {
    value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
}

struct Contents {
  std::size_t begin = 0, end = 0, behind = 0;  // of the table; behind what ends it, remarks and all
  std::size_t before = 0;                      // what stands before the archive itself
};

/// Where the table of contents is told to be; nothing where that cannot be.
std::optional<Contents> ContentsOf(std::string_view bytes) {
  const std::size_t last = bytes.rfind("PK\x05\x06");
  if (last == std::string_view::npos || last + kEndOfContents > bytes.size()) return std::nullopt;
  std::size_t size = Little(bytes, last + 12, 4), offset = Little(bytes, last + 16, 4), end = last;
  if (size == kElsewhere || offset == kElsewhere) {
    const std::size_t record = bytes.substr(0, last).rfind("PK\x06\x06");
    if (record == std::string_view::npos || last < kLocator || bytes.substr(last - kLocator, 4) != "PK\x06\x07") {
      return std::nullopt;
    }
    size = Little(bytes, record + 40, 8);
    offset = Little(bytes, record + 48, 8);
    end = record;
  }
  if (size > end || offset > end - size) return std::nullopt;
  const std::size_t remark = Little(bytes, last + 20, 2);
  return Contents{end - size, end, std::min(last + kEndOfContents + remark, bytes.size()), end - size - offset};
}

/// A field of the table of contents, or the eight bytes that stand for it: those of the `skipped` fields come first.
std::size_t FieldOrLarge(std::string_view bytes, std::size_t entry, std::size_t at, int skipped) {
  const std::size_t value = Little(bytes, entry + at, 4);
  if (value != kElsewhere) return value;
  const std::size_t extra = entry + 46 + Little(bytes, entry + 28, 2), end = extra + Little(bytes, entry + 30, 2);
  for (std::size_t field = extra; field + 4 <= end; field += 4 + Little(bytes, field + 2, 2)) {
    if (Little(bytes, field, 2) == 1) return Little(bytes, field + 4 + static_cast<std::size_t>(skipped) * 8, 8);
  }
  return value;
}

using Span = std::pair<std::size_t, std::size_t>;  // begin, end

/// Head, bytes and description of what an entry of the table names; ends at 0 where there is no such thing.
Span SpanOfEntry(std::string_view bytes, std::size_t entry, std::size_t before) {
  const int has_size = Little(bytes, entry + 24, 4) == kElsewhere ? 1 : 0;
  const int has_packed = Little(bytes, entry + 20, 4) == kElsewhere ? 1 : 0;
  const std::size_t packed = FieldOrLarge(bytes, entry, 20, has_size);
  const std::size_t offset = FieldOrLarge(bytes, entry, 42, has_size + has_packed);
  if (packed > bytes.size() || offset > bytes.size()) return {0, 0};
  const std::size_t local = before + offset;
  if (bytes.substr(std::min(local, bytes.size()), 4) != "PK\x03\x04") return {0, 0};
  const std::size_t behind = local + 30 + Little(bytes, local + 26, 2) + Little(bytes, local + 28, 2) + packed;
  if (behind > bytes.size()) return {0, 0};
  const bool is_described = (Little(bytes, entry + 8, 2) & 8U) != 0;
  const std::size_t description = !is_described ? 0 : bytes.substr(behind, 4) == "PK\x07\x08" ? 16 : 12;
  return {local, std::min(behind + description, bytes.size())};
}

/// What lies in two of them counts once.
std::size_t Together(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::size_t bytes = 0, end = 0;
  for (const Span& span : spans) {
    if (span.second <= end) continue;
    bytes += span.second - std::max(span.first, end);
    end = span.second;
  }
  return bytes;
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
  const std::optional<Contents> contents = ContentsOf(bytes);
  if (!contents) return bytes.size();
  std::vector<Span> used = {{contents->end, contents->behind}};
  std::size_t at = contents->begin;
  while (at < contents->end && bytes.substr(at, 4) == "PK\x01\x02") {
    used.push_back(SpanOfEntry(bytes, at, contents->before));
    if (used.back().second == 0) return bytes.size();
    at += 46 + Little(bytes, at + 28, 2) + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
  }
  used.emplace_back(contents->begin, at);
  return bytes.size() - std::min(Together(std::move(used)), bytes.size());
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
