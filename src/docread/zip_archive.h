// Entries of a zip archive in memory, unpacked within limits. Next to read: docx.cc, sniff.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
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

  std::optional<std::size_t> IndexOf(const std::string& name) const;
  /// What somebody wrote about the whole archive, or about an entry; mostly nothing.
  std::string_view Comment() const;
  std::string_view CommentOf(std::size_t index) const;

  /// Unpacks one entry into `text`; never more than `limit` bytes, whatever the archive says of itself.
  ZipEnd Unpack(const std::string& name, std::size_t limit, std::string& text) const;
  ZipEnd Unpack(std::size_t index, std::size_t limit, std::string& text) const;

 private:
  friend class ZipStream;
  struct State;
  std::unique_ptr<State> state_;
};

/// How many bytes of the file belong to no entry and to no table of contents: what was taken out of the list and not
/// out of the file, or put where no program looks. All of them where that cannot be told.
std::size_t BytesOfNoEntry(std::string_view bytes);

/// One entry, unpacked step by step.
class ZipStream {
 public:
  /// `archive` must outlive the stream.
  ZipStream(const ZipArchive& archive, std::size_t index);
  ~ZipStream();
  ZipStream(const ZipStream&) = delete;
  ZipStream& operator=(const ZipStream&) = delete;

  /// 0 at the end, and where nothing more can be read.
  std::size_t Read(char* to, std::size_t most);
  /// kRead as long as all is well.
  ZipEnd state() const { return end_; }

 private:
  void* file_ = nullptr;
  ZipEnd end_ = ZipEnd::kRead;
};

}  // namespace gongkai::docread
