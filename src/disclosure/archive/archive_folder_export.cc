#include "disclosure/archive/archive_folder_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "crypto/sha256.h"
#include "crypto/sm3.h"
#include "db/blob_store.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHalf = ".half";  // a file while it is written: no name of the package ends so

[[noreturn]] void Fail(const std::string& path) {
  throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(), "不能写归档包 " + path);
}

/// Bytes on their way into a file, with their digests.
class Digests {
 public:
  void Add(std::string_view bytes) {
    sm3_.Add(bytes);
    sha256_.Add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
  }
  ArchiveFile Finish(const std::string& path) {
    return {.path = path, .size = size_, .sm3 = sm3_.Finish(), .sha256 = sha256_.Finish()};
  }

 private:
  crypto::Sm3 sm3_;
  crypto::Sha256Stream sha256_;
  std::int64_t size_ = 0;
};

class HalfFile {
 public:
  explicit HalfFile(std::string path)
      : path_(std::move(path)), half_(path_ + std::string(kHalf)), out_(half_, std::ios::binary | std::ios::trunc) {}

  void Add(std::string_view bytes) { out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }
  void Finish() {
    out_.close();
    if (!out_) Fail(path_);
    fs::rename(half_, path_);
  }
  void Drop() {
    out_.close();
    std::error_code ignored;
    fs::remove(half_, ignored);
  }

 private:
  const std::string path_, half_;
  std::ofstream out_;
};

}  // namespace

ArchiveFolder::ArchiveFolder(std::string folder) : folder_(std::move(folder)) {
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::owner_all);
}

void ArchiveFolder::MakeFolderOf(const std::string& path) const {
  if (!IsArchivePath(path)) throw std::runtime_error("no path of a package: " + path);
  fs::create_directories(fs::path(folder_ + "/" + path).parent_path());
}

bool ArchiveFolder::IsThere(const std::string& path, const ArchiveFile& as) const {
  const auto held = DigestsOfFile(folder_ + "/" + path);
  return held && held->size == as.size && held->sm3 == as.sm3 && held->sha256 == as.sha256;
}

void ArchiveFolder::Write(const std::string& path, std::string_view bytes, const std::string& index_number) {
  MakeFolderOf(path);
  Digests digests;
  digests.Add(bytes);
  ArchiveFile file = digests.Finish(path);
  file.index_number = index_number;
  if (!IsThere(path, file)) {
    HalfFile out(folder_ + "/" + path);
    out.Add(bytes);
    out.Finish();
  }
  files_.insert_or_assign(path, std::move(file));
}

bool ArchiveFolder::WriteBlob(db::Session& session, const std::string& path, std::string_view digest,
                              const std::string& index_number) {
  MakeFolderOf(path);
  const std::string_view digits = digest.substr(std::min(digest.size(), std::string_view("sm3:").size()));
  auto held = DigestsOfFile(folder_ + "/" + path);
  if (!held || held->sm3 != digits) {
    HalfFile out(folder_ + "/" + path);
    Digests digests;
    const bool is_there = db::ReadBlob(session, digest, [&](std::string_view bytes) {
      digests.Add(bytes);
      out.Add(bytes);
    });
    held = digests.Finish(path);
    if (!is_there || held->sm3 != digits) {
      out.Drop();
      return false;
    }
    out.Finish();
  }
  held->path = path;
  held->index_number = index_number;
  files_.insert_or_assign(path, std::move(*held));
  return true;
}

std::vector<ArchiveFile> ArchiveFolder::Finish() {
  std::vector<fs::path> strangers;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    if (!files_.contains(entry.path().lexically_relative(folder_).generic_string())) strangers.push_back(entry.path());
  }
  for (const fs::path& stranger : strangers) fs::remove(stranger);
  std::vector<ArchiveFile> files;
  for (const auto& [path, file] : files_) files.push_back(file);
  return files;
}

std::optional<ArchiveFile> DigestsOfFile(const std::string& path) {
  std::error_code none;
  if (!fs::is_regular_file(fs::symlink_status(path, none))) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  Digests digests;
  std::array<char, 64U << 10U> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    digests.Add({buffer.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return std::nullopt;
  return digests.Finish("");
}

void FlushToDisk(const std::string& folder) {
  const int open = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) Fail(folder);
  const bool is_done = ::syncfs(open) == 0;
  ::close(open);
  if (!is_done) Fail(folder);
}

}  // namespace gongkai::disclosure
