// Where uploaded bytes lie while a request is handled: the first megabyte in memory, then all in one temporary file
// that has no name and goes with the last upload that refers to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongkai::web {

class Spool {
 public:
  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Throws std::system_error when the disk is full.
  void Append(std::string_view bytes);
  std::string Read(std::uint64_t offset, std::uint64_t count) const;
  std::uint64_t size() const { return size_; }

 private:
  void MoveToFile();
  void Write(std::string_view bytes);

  std::string memory_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace gongkai::web
