// A package as it came from somewhere: a folder or a zip archive, of which nothing is believed. Names are listed as
// they stand there, bytes are read piece by piece and never more than was asked for; nothing is unpacked to disk, no
// link is followed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gongkai::disclosure {

enum class ReadEnd { kWhole, kMissing, kTooLong, kDamaged };

class ArchiveSource {
 public:
  virtual ~ArchiveSource() = default;

  /// As they stand there: in the order of a zip archive; of a folder, by path. What is a link or a device has its name
  /// here and cannot be read.
  const std::vector<std::string>& names() const { return names_; }
  bool is_zip() const { return is_zip_; }
  /// How many bytes the whole has at most, unpacked, before it is taken for a bomb.
  std::int64_t most_bytes() const { return most_bytes_; }

  /// At most `limit` bytes of the first entry of that name; kTooLong when there are more.
  virtual ReadEnd Read(const std::string& name, std::int64_t limit,
                       const std::function<void(std::string_view)>& take) const = 0;

 protected:
  std::vector<std::string> names_;
  bool is_zip_ = false;
  std::int64_t most_bytes_ = 0;
};

inline constexpr std::size_t kMostArchiveEntries = 1'000'000;

/// Errors: kNotFound; kUnreadable for what is neither a folder nor a zip archive, or has too many entries.
Result<std::unique_ptr<ArchiveSource>> OpenArchiveSource(const std::string& place);

}  // namespace gongkai::disclosure
