#include "db/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gongkai::db {
namespace {

[[noreturn]] void Throw(const std::string& path) { throw std::system_error(errno, std::generic_category(), path); }

void SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) Throw(folder);
  const bool synced = fsync(opened) == 0;
  close(opened);
  if (!synced) Throw(folder);
}

}  // namespace

Result<NewFile> NewFile::Create(const std::string& path) {
  if (std::filesystem::exists(path)) {
    return Error{ErrorKind::kConflict, path + " 已经存在，请换一个文件名。", ""};
  }
  std::string part = path + ".part";
  unlink(part.c_str());  // of one that was broken off
  const int file = open(part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return Error{ErrorKind::kInvalidInput, "写不了文件 " + path + "，请检查文件夹是否存在和权限。", ""};
  return NewFile(path, std::move(part), file);
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)), part_(std::move(other.part_)), file_(std::exchange(other.file_, -1)) {}

NewFile::~NewFile() {
  if (file_ < 0) return;
  close(file_);
  unlink(part_.c_str());
}

void NewFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) Throw(part_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void NewFile::Finish() {
  if (fsync(file_) != 0) Throw(part_);
  if (std::rename(part_.c_str(), path_.c_str()) != 0) Throw(path_);
  close(std::exchange(file_, -1));
  SyncFolderOf(path_);
}

}  // namespace gongkai::db
