#include "screening/byte_marks.h"

#include <bit>
#include <cstring>

namespace gongkai::screening {
namespace {

// Vectors of the compiler, not of one processor.
constexpr std::size_t kWidth = 16;
using Bytes = unsigned char __attribute__((vector_size(kWidth)));
using Halves = std::uint64_t __attribute__((vector_size(kWidth)));

Bytes Load(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, kWidth);
  return bytes;
}

// 0xFF where it holds.
Bytes Within(Bytes bytes, unsigned char low, unsigned char high) {
  return static_cast<Bytes>(bytes - low <= static_cast<unsigned char>(high - low));
}
Bytes Is(Bytes bytes, unsigned char value) { return static_cast<Bytes>(bytes == value); }

unsigned char At(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// A Chinese character of three bytes begins there. The marks of 、。《 share their lead with none of these.
bool BeginsHan(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && At(text, at) >= 0xE4 && At(text, at) <= 0xE9;
}
bool EndsHan(std::string_view text, std::size_t at) { return at >= 3 && BeginsHan(text, at - 3); }

class Finder {
 public:
  Finder(std::string_view text, ByteMarks& out) : text_(text), out_(out) {}

  void Run() {
    std::size_t at = 0;
    // Two bytes before the block are looked at as well: a full-width digit is told by its third byte.
    for (; at < 2 && at < text_.size(); ++at) Look(at);
    for (; at + kWidth <= text_.size(); at += kWidth) Block(at);
    for (; at < text_.size(); ++at) Look(at);
    const auto odd = reinterpret_cast<Halves>(odd_);
    out_.maybe_odd = out_.maybe_odd || (odd[0] | odd[1]) != 0;
  }

 private:
  void Block(std::size_t at) {
    const char* const data = text_.data() + at;
    const Bytes here = Load(data), one_back = Load(data - 1), two_back = Load(data - 2);
    const Bytes ascii = Within(here, '0', '9') | Is(here, '@') | Is(here, ' ') | Is(here, '\n') | Is(here, 0xA0);
    const Bytes wide = Within(here, 0x90, 0x99) & Is(one_back, 0xBC) & Is(two_back, 0xEF);
    // U+3000, and U+200B to U+200D: E3 80 80, E2 80 8B.
    const Bytes blank =
        Is(one_back, 0x80) & ((Is(here, 0x80) & Is(two_back, 0xE3)) | (Within(here, 0x8B, 0x8D) & Is(two_back, 0xE2)));
    odd_ |= Odd(here, one_back, two_back);
    const Halves any = reinterpret_cast<Halves>(ascii | wide | blank);
    if ((any[0] | any[1]) == 0) return;
    Half(at, any[0]);
    Half(at + 8, any[1]);
  }

  void Half(std::size_t at, std::uint64_t marks) {
    while (marks != 0) {
      const int byte =
          (std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks)) / 8;
      Look(at + static_cast<std::size_t>(byte));
      marks &= ~(std::endian::native == std::endian::little ? 0xFFULL << (byte * 8) : 0xFFULL << (56 - byte * 8));
    }
  }

  /// The twin of MayBeOdd.
  static Bytes Odd(Bytes here, Bytes one_back, Bytes two_back) {
    const Bytes leads = Within(here, 0xCC, 0xE1) | Within(here, 0xF0, 0xFF);
    const Bytes soft = Is(one_back, 0xC2) & Is(here, 0xAD);
    const Bytes signs =
        Is(one_back, 0xE2) & (Within(here, 0x81, 0x82) | Within(here, 0x91, 0x93) | Within(here, 0xBA, 0xBF));
    const Bytes forms = Is(one_back, 0xEF) & (Within(here, 0xA4, 0xBB) | Is(here, 0xBE));
    const Bytes spaces = Is(two_back, 0xE2) & Is(one_back, 0x80) &
                         (Within(here, 0x80, 0x8A) | Within(here, 0x8E, 0x8F) | Within(here, 0xA8, 0xAF));
    const Bytes filler = Is(two_back, 0xE3) & Is(one_back, 0x85) & Is(here, 0xA4);
    return leads | soft | signs | forms | spaces | filler;
  }

  /// Whether the byte closes, or begins, a character that odd_characters.h may level.
  bool MayBeOdd(std::size_t at) const {
    const auto within = [](unsigned char byte, int low, int high) { return byte >= low && byte <= high; };
    const unsigned char here = At(text_, at), one = at >= 1 ? At(text_, at - 1) : 0,
                        two = at >= 2 ? At(text_, at - 2) : 0;
    if (within(here, 0xCC, 0xE1) || here >= 0xF0) return true;
    if (one == 0xC2) return here == 0xAD;
    if (one == 0xE2) return within(here, 0x81, 0x82) || within(here, 0x91, 0x93) || here >= 0xBA;
    if (one == 0xEF) return within(here, 0xA4, 0xBB) || here == 0xBE;
    if (two == 0xE2 && one == 0x80)
      return within(here, 0x80, 0x8A) || within(here, 0x8E, 0x8F) || within(here, 0xA8, 0xAF);
    return two == 0xE3 && one == 0x85 && here == 0xA4;
  }

  /// The byte at `at`, that closes what may matter.
  void Look(std::size_t at) {
    const unsigned char byte = At(text_, at);
    if (byte >= 0x80) out_.maybe_odd = out_.maybe_odd || MayBeOdd(at);
    if (byte >= '0' && byte <= '9') return Digit(at, at + 1);
    if (byte == '@') return out_.ats.push_back(static_cast<std::uint32_t>(at));
    if (byte == ' ' || byte == '\n') return Blank(at);
    if (at == 0) return;
    if (byte == 0xA0) {
      if (At(text_, at - 1) == 0xC2) Blank(at - 1);
      return;
    }
    if (at < 2) return;
    if (byte >= 0x90 && byte <= 0x99 && At(text_, at - 1) == 0xBC && At(text_, at - 2) == 0xEF) {
      return Digit(at - 2, at + 1);
    }
    if (BlankLength(text_, at - 2) == 3) Blank(at - 2);
  }

  void Digit(std::size_t begin, std::size_t end) {
    if (!out_.groups.empty() && out_.groups.back().end == begin) {
      out_.groups.back().end = static_cast<std::uint32_t>(end);
      ++out_.groups.back().count;
      return;
    }
    out_.groups.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 1});
  }

  /// Between two Chinese characters, and the first of its run.
  void Blank(std::size_t at) {
    if (!EndsHan(text_, at)) return;
    std::size_t end = at;
    for (std::size_t length = 0; (length = BlankLength(text_, end)) > 0;) end += length;
    if (BeginsHan(text_, end)) out_.blanks.push_back(static_cast<std::uint32_t>(at));
  }

  std::string_view text_;
  ByteMarks& out_;
  Bytes odd_{};
};

}  // namespace

void ByteMarks::Find(std::string_view text) {
  groups.clear();
  ats.clear();
  blanks.clear();
  maybe_odd = false;
  Finder(text, *this).Run();
}

std::string DigitsOf(std::string_view text, const DigitGroup& group) {
  std::string digits;
  for (std::size_t at = group.begin; at < group.end; ++at) {
    const unsigned char byte = At(text, at);
    if (byte >= '0' && byte <= '9') {
      digits += static_cast<char>(byte);
    } else if (byte >= 0x90 && byte <= 0x99) {  // the third byte of a full-width one
      digits += static_cast<char>('0' + (byte - 0x90));
    }
  }
  return digits;
}

std::size_t BlankLength(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const unsigned char first = At(text, at);
  if (first == ' ' || first == '\n' || first == '\r') return 1;
  if (first == 0xC2) return at + 1 < text.size() && At(text, at + 1) == 0xA0 ? 2 : 0;
  if ((first != 0xE2 && first != 0xE3) || at + 2 >= text.size() || At(text, at + 1) != 0x80) return 0;
  const unsigned char third = At(text, at + 2);
  if (first == 0xE3) return third == 0x80 ? 3 : 0;
  return third >= 0x8B && third <= 0x8D ? 3 : 0;
}

}  // namespace gongkai::screening
