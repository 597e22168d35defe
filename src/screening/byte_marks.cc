#include "screening/byte_marks.h"

#include <algorithm>
#include <bit>
#include <cstring>

// A vector twice as wide where the processor has it, chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define GONGKAI_WIDE_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define GONGKAI_WIDE_CLONES
#endif

namespace gongkai::screening {
namespace {

// Vectors of the compiler, not of one processor.
constexpr std::size_t kWidth = 32;
using Bytes = unsigned char __attribute__((vector_size(kWidth)));
using Words = std::uint64_t __attribute__((vector_size(kWidth)));

unsigned char At(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// A Chinese character of three bytes begins there. The marks of 、。《 share their lead with none of these.
bool BeginsHan(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && At(text, at) >= 0xE4 && At(text, at) <= 0xE9;
}
bool EndsHan(std::string_view text, std::size_t at) { return at >= 3 && BeginsHan(text, at - 3); }

bool IsWithin(unsigned char byte, int low, int high) { return byte >= low && byte <= high; }

/// Whether the byte closes, or begins, a character that odd_characters.h may level.
bool MayBeOdd(std::string_view text, std::size_t at) {
  const unsigned char here = At(text, at), one = at >= 1 ? At(text, at - 1) : 0, two = at >= 2 ? At(text, at - 2) : 0;
  if (IsWithin(here, 0xCC, 0xE1) || here >= 0xF0) return true;
  if (one == 0xC2) return here == 0xAD;
  if (one == 0xE2) return IsWithin(here, 0x81, 0x82) || IsWithin(here, 0x91, 0x93) || here >= 0xBA;
  if (one == 0xEF) return IsWithin(here, 0xA4, 0xBB) || here == 0xBE;
  if (two == 0xE2 && one == 0x80) {
    return IsWithin(here, 0x80, 0x8A) || IsWithin(here, 0x8E, 0x8F) || IsWithin(here, 0xA8, 0xAF);
  }
  return two == 0xE3 && one == 0x85 && here == 0xA4;
}

/// What a block of bytes holds that the finder has to look at: 0xFF for each such byte, else 0.
struct BlockMarks {
  Bytes told;  // digits, "@", blanks
  Bytes odd;   // what may be odd, and more: MayBeOdd decides
};

// Inlined into both clones of FindBlocks: by themselves they would be compiled for the narrow machine alone.
#define GONGKAI_INLINE [[gnu::always_inline]] inline

GONGKAI_INLINE void Load(const char* at, Bytes& bytes) { std::memcpy(&bytes, at, kWidth); }

/// Of the 32 bytes at `at`; two bytes before them can be read.
GONGKAI_INLINE void Mark(const char* at, BlockMarks& out) {
  Bytes here, one, two;
  Load(at, here);
  Load(at - 1, one);
  Load(at - 2, two);
  const Bytes e2 = static_cast<Bytes>(one == 0xE2), ef = static_cast<Bytes>(one == 0xEF),
              c2 = static_cast<Bytes>(one == 0xC2), x80 = static_cast<Bytes>(one == 0x80);
  const Bytes below_90 = static_cast<Bytes>(here <= 0x8F);
  // Of a run of digits the first, and of blanks the one behind what may be Chinese: the finder goes on from there.
  const Bytes digit = static_cast<Bytes>(here - '0' <= 9) & ~static_cast<Bytes>(one - '0' <= 9);
  const Bytes ascii = digit | static_cast<Bytes>(here == '@') |
                      (static_cast<Bytes>(one >= 0x80) & static_cast<Bytes>(((here == ' ') | (here == '\n'))));
  const Bytes wide =
      static_cast<Bytes>(here - 0x90 <= 9) & static_cast<Bytes>(one == 0xBC) & static_cast<Bytes>(two == 0xEF);
  // U+00A0, U+3000, U+200B to U+200D: C2 A0, E3 80 80, E2 80 8B.
  const Bytes general = x80 & static_cast<Bytes>(two == 0xE2);
  const Bytes blank = (c2 & static_cast<Bytes>(here == 0xA0)) |
                      (x80 & static_cast<Bytes>(two == 0xE3) & static_cast<Bytes>(here == 0x80)) | (general & below_90);
  out.told = ascii | wide | blank;
  out.odd = static_cast<Bytes>(here - 0xCC <= 0xE1 - 0xCC) | static_cast<Bytes>(here >= 0xF0) |
            (c2 & static_cast<Bytes>(here == 0xAD)) | (e2 & ~static_cast<Bytes>(here == 0x80)) |
            (ef & ~static_cast<Bytes>(here - 0xBC <= 1)) | (general & (below_90 | static_cast<Bytes>(here >= 0xA8))) |
            (static_cast<Bytes>(two == 0xE3) & static_cast<Bytes>(one == 0x85));
}

GONGKAI_INLINE bool Any(const Bytes& bytes) {
  const auto words = reinterpret_cast<const Words&>(bytes);
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

class Finder {
 public:
  Finder(std::string_view text, ByteMarks& out) : text_(text), out_(out) {}

  /// The byte at `at`, that closes what may matter. Digits of a run that was taken as a whole are passed by.
  void Look(std::size_t at) {
    if (at < done_) return;
    const unsigned char byte = At(text_, at);
    if (byte >= '0' && byte <= '9') return Digits(at);
    if (byte == '@') return out_.ats.push_back(static_cast<std::uint32_t>(at));
    if (byte == ' ' || byte == '\n') return Blank(at);
    if (at == 0) return;
    if (byte == 0xA0 && At(text_, at - 1) == 0xC2) return Blank(at - 1);
    if (at < 2) return;
    if (byte >= 0x90 && byte <= 0x99 && At(text_, at - 1) == 0xBC && At(text_, at - 2) == 0xEF) {
      return Digit(at - 2, at + 1);
    }
    if (byte >= 0x80 && BlankLength(text_, at - 2) == 3) Blank(at - 2);
  }

  void LookOdd(std::size_t at) {
    if (MayBeOdd(text_, at)) out_.odd.push_back(static_cast<std::uint32_t>(at));
  }

  void LookAtBlock(std::size_t at, const Bytes& marks) {
    ForMarked(marks, [&](std::size_t byte) { Look(at + byte); });
  }
  void LookAtOdd(std::size_t at, const Bytes& marks) {
    ForMarked(marks, [&](std::size_t byte) { LookOdd(at + byte); });
  }

 private:
  template <class Act>
  static void ForMarked(const Bytes& marks, const Act& act) {
    std::uint64_t words[kWidth / 8];
    std::memcpy(words, &marks, kWidth);
    for (std::size_t i = 0; i < std::size(words); ++i) {
      for (std::uint64_t word = words[i]; word != 0;) {
        constexpr bool kLittle = std::endian::native == std::endian::little;
        const auto byte = static_cast<std::size_t>((kLittle ? std::countr_zero(word) : std::countl_zero(word)) / 8);
        act(i * 8 + byte);
        word &= ~(0xFFULL << ((kLittle ? byte : 7 - byte) * 8));
      }
    }
  }

  void Digits(std::size_t at) {
    std::size_t end = at + 1;
    while (end < text_.size() && At(text_, end) >= '0' && At(text_, end) <= '9') ++end;
    done_ = end;
    Put(at, end, end - at);
  }
  void Digit(std::size_t begin, std::size_t end) { Put(begin, end, 1); }

  void Put(std::size_t begin, std::size_t end, std::size_t count) {
    if (!out_.groups.empty() && out_.groups.back().end == begin) {
      out_.groups.back().end = static_cast<std::uint32_t>(end);
      out_.groups.back().count += static_cast<std::uint32_t>(count);
      return;
    }
    out_.groups.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(count)});
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
  std::size_t done_ = 0;
};

GONGKAI_WIDE_CLONES void FindBlocks(std::string_view text, Finder& finder) {
  std::size_t at = 0;
  const auto look = [&] {
    finder.Look(at);
    finder.LookOdd(at);
  };
  // Two bytes before the block are looked at as well: a full-width digit is told by its third byte.
  for (; at < 2 && at < text.size(); ++at) look();
  for (; at + kWidth <= text.size(); at += kWidth) {
    BlockMarks marks;
    Mark(text.data() + at, marks);
    if (Any(marks.told)) finder.LookAtBlock(at, marks.told);
    if (Any(marks.odd)) finder.LookAtOdd(at, marks.odd);
  }
  for (; at < text.size(); ++at) look();
}

}  // namespace

void ByteMarks::Clear() {
  groups.clear();
  ats.clear();
  blanks.clear();
  odd.clear();
}

void ByteMarks::Find(std::string_view text) {
  Clear();
  Finder finder(text, *this);
  FindBlocks(text, finder);
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
