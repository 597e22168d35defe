#include "disclosure/archive/archive_source_export.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "docread/zip_on_disk.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

/// Text packs to a tenth; nothing that was handed over in earnest packs to less than this part of itself.
constexpr std::int64_t kMostRatio = 200, kSmallArchive = 64 << 20;

constexpr std::string_view kTooMany = "里面的文件太多（超过一百万个），没有核对。";

class FolderSource : public ArchiveSource {
 public:
  explicit FolderSource(std::string folder) : folder_(std::move(folder)) { most_bytes_ = INT64_MAX; }

  Status List() {
    std::error_code none;
    auto entry = fs::recursive_directory_iterator(folder_, none);
    for (; !none && entry != fs::recursive_directory_iterator(); entry.increment(none)) {
      if (entry->is_directory() && !entry->is_symlink()) continue;
      if (names_.size() >= kMostArchiveEntries) return Error{ErrorKind::kUnreadable, std::string(kTooMany), ""};
      names_.push_back(entry->path().lexically_relative(folder_).generic_string());
    }
    if (none) return Error{ErrorKind::kUnreadable, "文件夹 " + folder_ + " 读不全：" + none.message(), ""};
    std::ranges::sort(names_);
    return Ok();
  }

  ReadEnd Read(const std::string& name, std::int64_t limit,
               const std::function<void(std::string_view)>& take) const override {
    if (!IsPlain(name)) return ReadEnd::kMissing;
    std::ifstream in(folder_ + "/" + name, std::ios::binary);
    std::array<char, 64U << 10U> buffer{};
    std::int64_t read = 0;
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
      read += in.gcount();
      if (read > limit) return ReadEnd::kTooLong;
      take({buffer.data(), static_cast<std::size_t>(in.gcount())});
    }
    return in.bad() || !in.eof() ? ReadEnd::kDamaged : ReadEnd::kWhole;
  }

 private:
  /// No link on the way to it.
  bool IsPlain(const std::string& name) const {
    std::error_code none;
    for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1)) {
      if (!fs::is_directory(fs::symlink_status(folder_ + "/" + name.substr(0, slash), none))) return false;
    }
    return fs::is_regular_file(fs::symlink_status(folder_ + "/" + name, none));
  }

  const std::string folder_;
};

class ZipSource : public ArchiveSource {
 public:
  explicit ZipSource(const std::string& path) : zip_(path) {
    std::error_code none;
    is_zip_ = true;
    const auto size = static_cast<std::int64_t>(fs::file_size(path, none));
    most_bytes_ = std::max<std::int64_t>(none ? 0 : size, 0) * kMostRatio + kSmallArchive;
  }

  Status List() {
    if (!zip_.good()) return Error{ErrorKind::kUnreadable, "不是 zip 压缩包，或者已经损坏。", ""};
    if (zip_.entries() > kMostArchiveEntries) return Error{ErrorKind::kUnreadable, std::string(kTooMany), ""};
    for (std::size_t i = 0; i < zip_.entries(); ++i) {
      std::string name = zip_.NameOf(i);
      if (name.ends_with('/') && name.size() > 1) continue;  // a folder holds nothing by itself
      index_.emplace(name, i);
      names_.push_back(std::move(name));
    }
    return Ok();
  }

  ReadEnd Read(const std::string& name, std::int64_t limit,
               const std::function<void(std::string_view)>& take) const override {
    const auto index = index_.find(name);
    if (index == index_.end()) return ReadEnd::kMissing;
    switch (zip_.Read(index->second, limit, take)) {
      case docread::ZipEnd::kRead:
        return ReadEnd::kWhole;
      case docread::ZipEnd::kTooLarge:
        return ReadEnd::kTooLong;
      case docread::ZipEnd::kMissing:
      case docread::ZipEnd::kEncrypted:
      case docread::ZipEnd::kDamaged:
        break;
    }
    return ReadEnd::kDamaged;
  }

 private:
  const docread::ZipOnDisk zip_;
  std::unordered_map<std::string, std::size_t> index_;  // of the first of a name
};

}  // namespace

Result<std::unique_ptr<ArchiveSource>> OpenArchiveSource(const std::string& place) {
  std::error_code none;
  const auto status = fs::status(place, none);
  if (fs::is_directory(status)) {
    auto folder = std::make_unique<FolderSource>(place);
    if (const Status listed = folder->List(); !listed) return listed.error();
    return std::unique_ptr<ArchiveSource>(std::move(folder));
  }
  if (!fs::is_regular_file(status)) return Error{ErrorKind::kNotFound, "找不到 " + place, ""};
  auto zip = std::make_unique<ZipSource>(place);
  if (const Status listed = zip->List(); !listed) return listed.error();
  return std::unique_ptr<ArchiveSource>(std::move(zip));
}

}  // namespace gongkai::disclosure
