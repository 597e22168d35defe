// The bytes of a file that somebody sent, wherever they lie: in memory of the caller, or in the spool of the request.
// They are read a piece at a time, so that however many send at once, none of their files stands in memory whole. Pure.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gongkai::request {

class SentBytes {
 public:
  using Read = std::function<std::string(std::uint64_t offset, std::size_t count)>;

  SentBytes() = default;
  /// In memory, and looked at where they stand.
  template <class Text>
    requires std::convertible_to<const Text&, std::string_view>
  SentBytes(const Text& text) : memory_(text), size_(memory_.size()) {}  // NOLINT(google-explicit-constructor)
  SentBytes(std::uint64_t size, Read read) : size_(size), read_(std::move(read)) {}

  std::uint64_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// Fewer at the end, none behind it.
  std::string Piece(std::uint64_t offset, std::size_t count) const {
    if (offset >= size_) return {};
    const auto there = static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset));
    return read_ ? read_(offset, there) : std::string(memory_.substr(static_cast<std::size_t>(offset), there));
  }

 private:
  std::string_view memory_;
  std::uint64_t size_ = 0;
  Read read_;
};

}  // namespace gongkai::request
