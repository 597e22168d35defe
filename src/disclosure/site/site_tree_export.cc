#include "disclosure/site/site_tree_export.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace gongkai::disclosure {
namespace {

constexpr const char *kParts = ".gongkai-parts", *kPart = "part";

class Opened {
 public:
  explicit Opened(int fd) : fd_(fd) {}
  Opened(Opened&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Opened& operator=(Opened&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

[[noreturn]] void Fail(const std::string& path, const char* what = "不能写 ") {
  throw std::system_error(errno, std::generic_category(), what + path);
}

bool IsNotThere() { return errno == ENOENT || errno == ENOTDIR || errno == ELOOP; }

std::vector<std::string> NamesOf(const std::string& path) {
  std::vector<std::string> names;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    names.push_back(path.substr(from, slash - from));
    from = slash + 1;
  }
  return names;
}

Opened OpenFolder(int at, const char* name) {
  return Opened(::openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Opened MakeFolder(int at, const char* name) {
  if (::mkdirat(at, name, 0755) != 0 && errno != EEXIST) return Opened(-1);
  return OpenFolder(at, name);
}

/// From the root to the folder of the last name; shorter by what cannot be opened.
std::vector<Opened> Way(int root, const std::vector<std::string>& names, Opened (*open)(int, const char*)) {
  std::vector<Opened> way;
  way.push_back(OpenFolder(root, "."));
  for (std::size_t i = 0; way.back() && i + 1 < names.size(); ++i) {
    way.push_back(open(way.back().fd(), names[i].c_str()));
  }
  return way;
}

bool IsLink(int at, const char* name) {
  struct stat held {};
  const int why = errno;
  const bool is_link = ::fstatat(at, name, &held, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(held.st_mode);
  errno = why;
  return is_link;
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string ReadAll(int fd, const std::string& path) {
  std::string bytes;
  std::array<char, 65'536> part{};
  while (true) {
    const ssize_t read = ::read(fd, part.data(), part.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) Fail(path, "不能读 ");
    if (read == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(read));
  }
}

}  // namespace

SiteTree::SiteTree(const std::string& folder)
    : folder_(folder), root_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (root_ < 0) Fail(folder, "不能打开 ");
}

SiteTree::~SiteTree() { ::close(root_); }

std::optional<std::string> SiteTree::Read(const std::string& path) const {
  const std::vector<std::string> names = NamesOf(path);
  const std::vector<Opened> way = Way(root_, names, OpenFolder);
  if (!way.back()) return std::nullopt;
  const Opened file(::openat(way.back().fd(), names.back().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file && IsNotThere()) return std::nullopt;
  if (!file) Fail(folder_ + "/" + path, "不能读 ");
  struct stat held {};
  if (::fstat(file.fd(), &held) != 0 || !S_ISREG(held.st_mode)) return std::nullopt;
  return ReadAll(file.fd(), folder_ + "/" + path);
}

void SiteTree::Replace(const std::string& path, std::string_view bytes) {
  const std::string full = folder_ + "/" + path;
  const std::vector<std::string> names = NamesOf(path);
  const std::vector<Opened> way = Way(root_, names, MakeFolder);
  if (!way.back()) Fail(full);
  const Opened parts = MakeFolder(root_, kParts);
  if (!parts) Fail(full);
  if (::unlinkat(parts.fd(), kPart, 0) != 0 && errno != ENOENT) Fail(full);
  const Opened file(::openat(parts.fd(), kPart, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  const bool is_whole =
      file && WriteAll(file.fd(), bytes) && ::renameat(parts.fd(), kPart, way.back().fd(), names.back().c_str()) == 0;
  if (is_whole) return;
  const int why = errno;
  ::unlinkat(parts.fd(), kPart, 0);
  errno = why;
  Fail(full);
}

void SiteTree::Remove(const std::string& path) {
  const std::vector<std::string> names = NamesOf(path);
  const std::vector<Opened> way = Way(root_, names, OpenFolder);
  if (!way.back()) {
    const std::size_t at = way.size() - 2;  // what is behind a link may still be shown
    if (way.size() > 1 && IsNotThere() && !IsLink(way[at].fd(), names[at].c_str())) return;
    Fail(folder_ + "/" + path, "不能删除 ");
  }
  if (::unlinkat(way.back().fd(), names.back().c_str(), 0) != 0 && !IsNotThere()) {
    Fail(folder_ + "/" + path, "不能删除 ");
  }
  for (std::size_t i = names.size() - 1; i > 0; --i) {
    if (::unlinkat(way[i - 1].fd(), names[i - 1].c_str(), AT_REMOVEDIR) != 0) return;
  }
}

void SiteTree::Flush() const {
  if (::syncfs(root_) != 0) Fail(folder_);
}

bool SiteTree::IsEmpty() const {
  return std::ranges::all_of(std::filesystem::directory_iterator(folder_),
                             [](const auto& entry) { return entry.path().filename() == kParts; });
}

void SiteTree::Sweep() {
  const Opened parts = OpenFolder(root_, kParts);
  if (parts) ::unlinkat(parts.fd(), kPart, 0);
  ::unlinkat(root_, kParts, AT_REMOVEDIR);
}

}  // namespace gongkai::disclosure
