// Where uploaded bytes lie while a request is handled: the first megabyte in memory, then all in one temporary file
// that has no name and goes with the last upload that refers to it. What is personal lies in that file under a key that
// only this object has: nobody who gets the disk reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace gongkai::crypto {
class Key;
}

namespace gongkai::web {

class Spool {
 public:
  Spool();
  /// Whose file is hidden from whoever has the disk.
  static std::unique_ptr<Spool> Hidden();
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
  /// Hides, or shows again, what stands at that place of the file.
  std::string HiddenAt(std::uint64_t offset, std::string_view bytes) const;

  std::string memory_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  std::unique_ptr<const crypto::Key> key_;
};

}  // namespace gongkai::web
