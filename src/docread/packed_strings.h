// Very many texts in one block of memory, and which of them were asked for: the strings that the cells of a workbook
// share. Next to read: inspect_xlsx.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

class PackedStrings {
 public:
  void Add(std::string_view text) {
    all_ += text;
    ends_.push_back(all_.size());
    used_.push_back(false);
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return all_.size(); }
  /// Marked as used.
  std::string_view Use(std::size_t index) {
    used_[index] = true;
    return At(index);
  }
  std::string_view At(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(all_).substr(begin, ends_[index] - begin);
  }
  bool IsUsed(std::size_t index) const { return used_[index]; }

 private:
  std::string all_;
  std::vector<std::size_t> ends_;
  std::vector<bool> used_;
};

}  // namespace gongkai::docread
