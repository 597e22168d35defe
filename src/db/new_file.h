// A file that is there whole or not at all: written beside its place under another name, for its owner alone, and moved
// there once it is on disk.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gongkai::db {

class NewFile {
 public:
  /// Errors: kConflict when there is such a file already, kInvalidInput when none can be made there.
  static Result<NewFile> Create(const std::string& path);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

  /// Where it is written, for those who open it themselves.
  const std::string& part() const { return part_; }
  void Write(std::string_view bytes);
  /// Exceptions: std::system_error, here and in Write, when the disk is full or gone.
  void Finish();

 private:
  NewFile(std::string path, std::string part, int file) : path_(std::move(path)), part_(std::move(part)), file_(file) {}

  std::string path_;
  std::string part_;
  int file_ = -1;
};

}  // namespace gongkai::db
