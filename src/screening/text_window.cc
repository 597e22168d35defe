#include "screening/text_window.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::screening {
namespace {

bool Continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// A short text in which many words are looked for one by one, sixteen places at a time: the first byte of a Chinese
/// character tells little, the first and the third together nearly all.
class Haystack {
 public:
  explicit Haystack(std::string_view text) : text_(text) {
    if (text.size() <= kMost) std::ranges::copy(text, padded_.begin());
  }

  bool Holds(std::string_view word) const {
    if (text_.size() > kMost || word.size() < 3) return text_.find(word) != std::string_view::npos;
    const auto first = static_cast<unsigned char>(word[0]), third = static_cast<unsigned char>(word[2]);
    for (std::size_t at = 0; at + word.size() <= text_.size(); at += kWidth) {
      const Bytes hits = static_cast<Bytes>(Load(at) == first) & static_cast<Bytes>(Load(at + 2) == third);
      const auto halves = reinterpret_cast<const Halves&>(hits);
      if ((halves[0] | halves[1]) != 0 && StandsWithin(word, at)) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kMost = 256, kWidth = 16;
  using Bytes = unsigned char __attribute__((vector_size(kWidth)));
  using Halves = std::uint64_t __attribute__((vector_size(kWidth)));

  Bytes Load(std::size_t at) const {
    Bytes bytes;
    std::memcpy(&bytes, padded_.data() + at, kWidth);
    return bytes;
  }
  bool StandsWithin(std::string_view word, std::size_t from) const {
    const std::size_t to = std::min(from + kWidth, text_.size() - word.size() + 1);
    for (std::size_t at = from; at < to; ++at) {
      if (text_.compare(at, word.size(), word) == 0) return true;
    }
    return false;
  }

  std::string_view text_;
  std::array<char, kMost + 2 * kWidth> padded_{};
};

}  // namespace

std::string Tight(std::string_view text) { return FoldTightUtf8(text); }

std::size_t Back(std::string_view text, std::size_t offset, std::size_t characters) {
  std::size_t at = std::min(offset, text.size());
  for (std::size_t i = 0; i < characters && at > 0; ++i) at = StartOfCharacterBefore(text, at);
  return at;
}

std::size_t Forth(std::string_view text, std::size_t offset, std::size_t characters) {
  std::size_t at = std::min(offset, text.size());
  for (std::size_t i = 0; i < characters && at < text.size(); ++i) {
    ++at;
    while (Continues(text, at)) ++at;
  }
  return at;
}

std::string TightBefore(std::string_view text, std::size_t offset, std::size_t characters) {
  const std::size_t from = Back(text, offset, characters);
  return Tight(text.substr(from, offset - from));
}

std::string TightBefore(const PieceView& view, std::size_t offset, std::size_t characters) {
  std::string own = TightBefore(view.text(), offset, characters);
  const std::size_t enough = characters * 2;  // bytes; half of it would be Han
  const docread::Piece* before = own.size() < enough ? view.Before() : nullptr;
  if (before == nullptr) return own;
  return TightBefore(before->text, before->text.size(), characters) + own;
}

std::string TightAfter(std::string_view text, std::size_t offset, std::size_t characters) {
  return Tight(text.substr(offset, Forth(text, offset, characters) - offset));
}

bool HasOne(std::string_view text, std::initializer_list<std::string_view> words) {
  const Haystack haystack(text);
  return std::ranges::any_of(words, [&](std::string_view word) { return haystack.Holds(word); });
}

bool StartsWithOne(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

bool EndsInOne(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

std::size_t EndOfLast(std::string_view text, std::initializer_list<std::string_view> words) {
  const Haystack haystack(text);
  std::size_t last = std::string_view::npos;
  for (const std::string_view word : words) {
    if (!haystack.Holds(word)) continue;
    const std::size_t at = text.rfind(word);
    if (last == std::string_view::npos || at + word.size() > last) last = at + word.size();
  }
  return last;
}

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!IsBlank(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

std::size_t Follow(std::string_view text, std::size_t at, std::string_view phrase) {
  for (std::size_t done = 0; done < phrase.size();) {
    at = SkipBlanks(text, at);
    if (at >= text.size()) return std::string_view::npos;
    for (const char32_t c : FoldCodePoint(NextCodePoint(text, at))) {
      if (done >= phrase.size() || NextCodePoint(phrase, done) != c) return std::string_view::npos;
    }
  }
  return at;
}

std::size_t FollowOne(std::string_view text, std::size_t at, std::initializer_list<std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    const std::size_t end = Follow(text, at, phrase);
    if (end != std::string_view::npos) return end;
  }
  return std::string_view::npos;
}

std::size_t StartOfCharacterBefore(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  std::size_t at = offset - 1;
  while (at > 0 && offset - at < 4 && Continues(text, at)) --at;
  return at;
}

char32_t CharacterAt(std::string_view text, std::size_t offset) {
  return offset < text.size() ? NextCodePoint(text, offset) : 0;
}

char32_t CharacterBefore(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  std::size_t at = StartOfCharacterBefore(text, offset);
  return NextCodePoint(text, at);
}

}  // namespace gongkai::screening
