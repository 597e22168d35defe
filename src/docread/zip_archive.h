// Entries of a zip archive in memory, unpacked within limits. Next to read: docx.cc, sniff.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

enum class ZipEnd { kRead, kMissing, kEncrypted, kDamaged, kTooLarge };

class ZipArchive {
 public:
  /// `bytes` must outlive the archive. A damaged archive has no entries.
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  static constexpr std::size_t kMostEntries = 20'000;

  bool good() const;
  /// More entries than kMostEntries: it was not opened.
  bool crowded() const;
  std::size_t entries() const;
  std::string_view NameOf(std::size_t index) const;

  /// Unpacks one entry into `text`; never more than `limit` bytes, whatever the archive says of itself.
  ZipEnd Unpack(const std::string& name, std::size_t limit, std::string& text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::docread
