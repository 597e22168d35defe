#include "disclosure/site/site_folder_export.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "crypto/random.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCurrent = "current", kVersions = "versions", kPages = "pages", kKeys = "keys";
constexpr std::size_t kNameBytes = 8;

[[noreturn]] void Fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "不能写静态页面 " + path);
}

int TakeLock(const std::string& path) {
  const int lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) Fail(path);
  while (::flock(lock, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    ::close(lock);
    Fail(path);
  }
  return lock;
}

/// A file of its own, also where a file that is shared with what is current stands under that name.
void WriteNew(const std::string& path, std::string_view bytes) {
  ::unlink(path.c_str());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) Fail(path);
}

/// All of the file system, once: cheaper than a flush a file.
void FlushAll(const std::string& folder) {
  const int open = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) Fail(folder);
  const bool done = ::syncfs(open) == 0;
  ::close(open);
  if (!done) Fail(folder);
}

std::string LinesOf(const PageKeys& keys) {
  std::string lines;
  for (const auto& [item, key] : keys) lines += item + "\t" + key + "\n";
  return lines;
}

PageKeys KeysFrom(std::string_view lines) {
  PageKeys keys;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    if (const std::size_t tab = line.find('\t'); tab != line.npos)
      keys.emplace(line.substr(0, tab), line.substr(tab + 1));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return keys;
}

}  // namespace

SiteFolder::SiteFolder(std::string folder, std::string base) : folder_(std::move(folder)), base_(std::move(base)) {
  fs::create_directories(folder_ + "/" + std::string(kVersions));
  lock_ = TakeLock(folder_ + "/lock");
  ReadCurrent();
  next_ = crypto::RandomHex(kNameBytes);
  fs::create_directories(PagesOf(next_));
}

SiteFolder::~SiteFolder() {
  std::error_code ignored;
  if (!next_.empty()) fs::remove_all(folder_ + "/" + std::string(kVersions) + "/" + next_, ignored);
  ::close(lock_);
}

std::string SiteFolder::PagesOf(const std::string& version) const {
  return folder_ + "/" + std::string(kVersions) + "/" + version + "/" + std::string(kPages) + base_;
}

void SiteFolder::ReadCurrent() {
  std::error_code none;
  const fs::path link = fs::read_symlink(folder_ + "/" + std::string(kCurrent), none);
  if (none) return;
  current_ = link.filename().string();
  const auto body = ReadFile(PagesOf(current_) + "/" + std::string(kManifestName));
  auto read = body ? ParseManifest(*body) : Result<Manifest>(Error{});
  if (!read || read->base != base_) return;
  before_ = std::move(*read);
  const std::string version = folder_ + "/" + std::string(kVersions) + "/" + current_;
  if (const auto keys = ReadFile(version + "/" + std::string(kKeys))) keys_before_ = KeysFrom(*keys);
}

std::optional<std::string> SiteFolder::ReadBefore(const std::string& path) const {
  return current_.empty() ? std::nullopt : ReadFile(PagesOf(current_) + "/" + path);
}

void SiteFolder::Write(const std::string& path, std::string_view bytes) {
  const fs::path file = PagesOf(next_) + "/" + path;
  fs::create_directories(file.parent_path());
  WriteNew(file.string(), bytes);
}

bool SiteFolder::Carry(const std::string& path) {
  if (current_.empty()) return false;
  const std::string from = PagesOf(current_) + "/" + path, to = PagesOf(next_) + "/" + path;
  if (::link(from.c_str(), to.c_str()) == 0 || errno == EEXIST) return true;
  fs::create_directories(fs::path(to).parent_path());
  if (::link(from.c_str(), to.c_str()) == 0) return true;
  if (errno == ENOENT) return false;
  std::error_code failed;  // a file system without links
  return fs::copy_file(from, to, failed);
}

void SiteFolder::Finish(std::string_view manifest, std::string_view signature, const PageKeys& keys) {
  WriteNew(PagesOf(next_) + "/" + std::string(kManifestSignature), signature);
  WriteNew(PagesOf(next_) + "/" + std::string(kManifestName), manifest);
  const std::string versions(kVersions);
  WriteNew(folder_ + "/" + versions + "/" + next_ + "/" + std::string(kKeys), LinesOf(keys));
  FlushAll(folder_);
  const std::string link = folder_ + "/" + std::string(kCurrent), part = link + "." + next_;
  if (::symlink((versions + "/" + next_).c_str(), part.c_str()) != 0) Fail(part);
  if (::rename(part.c_str(), link.c_str()) != 0) Fail(link);
  FlushAll(folder_);
  // What was current is still being sent to some.
  DropAllBut(next_, current_);
  current_ = next_;
  next_.clear();
}

void SiteFolder::DropAllBut(const std::string& one, const std::string& other) const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_ + "/" + std::string(kVersions), ignored)) {
    const std::string name = entry.path().filename().string();
    if (name != one && name != other) fs::remove_all(entry.path(), ignored);
  }
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {  // links that were never renamed
    if (entry.path().filename().string().starts_with("current.")) fs::remove(entry.path(), ignored);
  }
}

Result<std::string> ShownFolder(const std::string& folder) {
  constexpr int kDeepest = 8;  // of a base path
  const std::string manifest = "/" + std::string(kManifestName);
  std::error_code none;
  if (fs::exists(folder + manifest, none)) return folder;
  std::string inner = folder + "/" + std::string(kCurrent) + "/" + std::string(kPages);
  for (int depth = 0; depth < kDeepest && fs::is_directory(inner, none); ++depth) {
    if (fs::exists(inner + manifest, none)) return inner;
    const fs::directory_iterator first(inner, none);
    if (none || first == fs::directory_iterator()) break;
    inner = first->path().string();
  }
  return Error{ErrorKind::kNotFound, "在 " + folder + " 里没有找到静态页面的清单 manifest.json。", ""};
}

std::optional<std::string> ReadFile(const std::string& path) {
  std::error_code none;
  if (!fs::is_regular_file(path, none)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) Fail(path);
  return bytes;
}

void ReplaceFile(const std::string& path, std::string_view bytes) {
  fs::create_directories(fs::path(path).parent_path());
  const std::string part = path + "." + crypto::RandomHex(4) + ".part";
  WriteNew(part, bytes);
  if (::rename(part.c_str(), path.c_str()) != 0) {
    const int why = errno;
    ::unlink(part.c_str());
    errno = why;
    Fail(path);
  }
}

}  // namespace gongkai::disclosure
