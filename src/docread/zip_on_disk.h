// Entries of a zip archive on disk, read step by step within limits: for archives that would not fit into memory. What
// the archive says of itself is believed of nothing; nothing is ever unpacked to disk. Next to read: zip_archive.h (the
// same in memory).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "docread/zip_archive.h"

namespace gongkai::docread {

class ZipOnDisk {
 public:
  explicit ZipOnDisk(const std::string& path);
  ~ZipOnDisk();
  ZipOnDisk(const ZipOnDisk&) = delete;
  ZipOnDisk& operator=(const ZipOnDisk&) = delete;

  /// False for what is no zip archive, or is damaged: then it has no entries.
  bool good() const;
  std::size_t entries() const;
  /// As it stands in the archive, whatever it is.
  std::string NameOf(std::size_t index) const;

  /// Gives the bytes of one entry as they come; never more than `limit`, whatever the archive says. kTooLarge when
  /// there are more.
  ZipEnd Read(std::size_t index, std::int64_t limit, const std::function<void(std::string_view)>& take) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::docread
