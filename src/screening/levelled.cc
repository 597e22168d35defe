#include "screening/levelled.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/byte_marks.h"

namespace gongkai::screening {
namespace {

bool HasSimplifiedForm(char32_t c) {
  if (c < 0x4E00 || c > 0xADFF) return false;
  const std::u32string_view folded = FoldCodePoint(c);
  return folded.size() == 1 && folded.front() != c;
}

char32_t SimplifiedForm(char32_t c) {
  const bool wide = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
  if (wide) return c - 0xFEE0;
  return HasSimplifiedForm(c) ? FoldCodePoint(c).front() : c;
}

std::size_t OnCharacter(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

std::array<std::atomic<std::uint8_t>, 0x4000> plain_characters{};

bool LearnWhetherTraditional(std::uint32_t bytes) {
  const auto c = static_cast<char32_t>((bytes & 0xFU) << 12U | (bytes >> 8U & 0x3FU) << 6U | (bytes >> 16U & 0x3FU));
  if (HasSimplifiedForm(c)) return true;
  const auto bit = static_cast<std::uint8_t>(1U << (bytes & 7U));
  if (c >= 0x2000) plain_characters[bytes >> 8U & 0x3F3FU].fetch_or(bit, std::memory_order_relaxed);
  return false;
}

void Levelled::Append(std::string_view character, std::size_t from, std::size_t to) {
  text += character;
  begin.insert(begin.end(), character.size(), static_cast<std::uint32_t>(from));
  end.insert(end.end(), character.size(), static_cast<std::uint32_t>(to));
}

bool HasTraditional(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
  for (std::size_t at = 0; at + 2 < text.size();) {
    if (byte(at) < 0xE4 || byte(at) > 0xE9) {  // no Chinese character of three bytes
      ++at;
      continue;
    }
    if (IsTraditional(byte(at) | byte(at + 1) << 8U | byte(at + 2) << 16U)) return true;
    at += 3;
  }
  return false;
}

Levelled Simplified(std::string_view text) {
  Levelled out;
  std::string character;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(text, at);
    character.clear();
    AppendUtf8(character, SimplifiedForm(c));
    out.Append(character, from, at);
  }
  return out;
}

void CloseUp(std::string_view text, std::span<const std::uint32_t> blanks, std::size_t reach, Levelled& out) {
  out.Clear();
  std::size_t done = 0;  // up to where the text is copied
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    const std::size_t blank = blanks[i];
    std::size_t at = OnCharacter(text, blank > done + reach ? blank - reach : done);
    if (at > done && !out.text.empty()) out.Append("\n", at, at);
    const auto copy_to = [&](std::size_t to) {
      for (; at < to; ++at) out.Append(text.substr(at, 1), at, at + 1);
    };
    copy_to(blank);
    while (const std::size_t length = BlankLength(text, at)) at += length;
    out.joints.push_back(static_cast<std::uint32_t>(out.text.size()));
    const std::size_t next = i + 1 < blanks.size() ? blanks[i + 1] : text.size();
    copy_to(OnCharacter(text, std::min({at + reach, next, text.size()})));
    done = at;
  }
}

}  // namespace gongkai::screening
