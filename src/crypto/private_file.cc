#include "crypto/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace gongkai::crypto {
namespace {

constexpr off_t kLongestFile = 64 * 1024;

[[noreturn]] void Fail(const char* act, const std::string& path) {
  throw std::system_error(errno, std::generic_category(), fmt::format("{} {}", act, path));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// Written under a name of its own first, so that the right name never stands for half a key.
class Draft {
 public:
  explicit Draft(const std::string& path) : path_(path + ".XXXXXX"), file_(mkostemp(path_.data(), O_CLOEXEC)) {
    if (file_.number() < 0) Fail("create", path_);
  }
  ~Draft() { unlink(path_.c_str()); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  const std::string& path() const { return path_; }

  void Write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = write(file_.number(), text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) Fail("write", path_);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fchmod(file_.number(), S_IRUSR | S_IWUSR) != 0 || fsync(file_.number()) != 0) Fail("write", path_);
  }

 private:
  std::string path_;
  Descriptor file_;
};

// The name of a new file is on disk only when its directory is.
void SyncDirectoryOf(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  const std::string directory = parent.empty() ? "." : parent;
  const Descriptor opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || fsync(opened.number()) != 0) Fail("fsync", directory);
}

Status Admit(const struct stat& file, const std::string& path) {
  if (!S_ISREG(file.st_mode) || file.st_size > kLongestFile) {
    return Error{ErrorKind::kUnreadable, fmt::format("{} 不是密钥文件。", path)};
  }
  if ((file.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Error{ErrorKind::kForbidden, fmt::format("密钥文件 {} 允许其他用户访问，请先执行 chmod 600。", path)};
  }
  return Ok();
}

Secret ReadUpTo(const Descriptor& file, std::size_t most, const std::string& path) {
  std::string text(most, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = read(file.number(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) Fail("read", path);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  Secret secret(std::string_view(text).substr(0, size));
  Secret::Taking(std::move(text));  // wiped
  return secret;
}

}  // namespace

Status CreatePrivateFile(const std::string& path, std::string_view text) {
  Draft draft(path);
  draft.Write(text);
  // Unlike rename, link does not replace what is there.
  if (link(draft.path().c_str(), path.c_str()) != 0) {
    if (errno != EEXIST) Fail("create", path);
    return Error{ErrorKind::kConflict, fmt::format("密钥文件 {} 已经存在，没有改动它。", path)};
  }
  SyncDirectoryOf(path);
  return Ok();
}

Result<Secret> ReadPrivateFile(const std::string& path) {
  // Not blocking: a pipe of that name would make us wait for ever.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0 && errno == ENOENT) {
    return Error{ErrorKind::kNotFound, fmt::format("找不到密钥文件 {}。", path)};
  }
  if (file.number() < 0 && errno == EACCES) {
    return Error{ErrorKind::kForbidden, fmt::format("没有权限读取密钥文件 {}，请换用建立它的账户运行。", path)};
  }
  if (file.number() < 0) Fail("open", path);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) Fail("stat", path);
  TRY(Admit(status, path));
  return ReadUpTo(file, static_cast<std::size_t>(status.st_size), path);
}

}  // namespace gongkai::crypto
