// The streams of a compound file (.doc, .xls, an embedded object, the store of macros). Source: [MS-CFB]. Next to read:
// inspect_ole.cc; ole_names.h (the names alone, to tell what a file is).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

class OleFile {
 public:
  /// `bytes` must outlive it.
  explicit OleFile(std::string_view bytes);

  struct Stream {
    std::string name;  // UTF-8; "\1Ole10Native"
    std::size_t size = 0;
    std::uint32_t first = 0;
  };
  const std::vector<Stream>& streams() const { return streams_; }
  /// As much as is there, at most `most` bytes.
  std::string Read(const Stream& stream, std::size_t most) const;

 private:
  std::uint32_t Number(std::size_t at, std::size_t width) const;
  std::size_t OffsetOf(std::uint32_t sector) const;  // npos where there is none
  std::uint32_t Next(std::uint32_t sector) const;
  std::string Chain(std::uint32_t first, std::size_t most) const;
  void ReadTables();
  void ReadDirectory();

  std::string_view bytes_;
  std::size_t sector_ = 0;
  std::vector<std::uint32_t> fat_sectors_;
  std::vector<Stream> streams_;
  std::string small_;        // the stream that holds all small ones
  std::string small_table_;  // the sectors of small ones
};

}  // namespace gongkai::docread
