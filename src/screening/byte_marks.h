// One quick pass over a text for what may matter: runs of digits (ASCII and full width), "@", and blanks between
// Chinese characters. Thirty-two bytes at a time, so that text without any of it costs next to nothing. Internal to
// screening/.
//
//   "身份证 ４１１０２３ 19850612003X，绝　密"   groups: (４１１０２３) (19850612003); blanks: before 密
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::screening {

/// Digits directly one after another.
struct DigitGroup {
  std::uint32_t begin = 0, end = 0;  // bytes
  std::uint32_t count = 0;           // digits
};

struct ByteMarks {
  std::vector<DigitGroup> groups;
  std::vector<std::uint32_t> ats;
  std::vector<std::uint32_t> blanks;  // where a run of blanks between two Chinese characters begins
  std::vector<std::uint32_t> odd;     // where there may be a character that odd_characters.h levels: one of its bytes

  /// In place of what was found before; keeps its memory.
  void Find(std::string_view text);
  void Clear();
};

/// The digits as ASCII.
std::string DigitsOf(std::string_view text, const DigitGroup& group);

/// The length in bytes of the blank that begins at `at`; 0 when there is none. Tabs part columns and are none.
std::size_t BlankLength(std::string_view text, std::size_t at);

}  // namespace gongkai::screening
