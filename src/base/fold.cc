#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/utf8.h"

namespace gongkai {
namespace {

// An entry is the folded form packed as length and pointer into storage that is never freed; null means not seen yet.
struct Entry {
  std::u32string text;
};

constexpr std::size_t kTableSize = 0x10000;  // the BMP; the rest goes through the map below

std::u32string FoldByIcu(char32_t code_point) {
  static std::mutex mutex;  // a Transliterator is not safe to share
  const std::scoped_lock lock(mutex);
  static UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  static const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  icu::UnicodeString text(static_cast<UChar32>(code_point));
  if (nfkc != nullptr) text = nfkc->normalize(text, status);
  if (simplify != nullptr) simplify->transliterate(text);
  if (U_FAILURE(status)) return std::u32string(1, code_point);
  std::u32string out;
  for (int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    out.push_back(static_cast<char32_t>(c));
    i += U16_LENGTH(c);
  }
  return out;
}

const Entry* NewEntry(char32_t code_point) {
  if (code_point < 0x80) return new Entry{std::u32string(1, code_point)};
  return new Entry{FoldByIcu(code_point)};
}

const Entry& LookUpAstral(char32_t code_point) {
  static std::mutex mutex;
  static auto* seen = new std::unordered_map<char32_t, const Entry*>();
  const std::scoped_lock lock(mutex);
  const Entry*& entry = (*seen)[code_point];
  if (entry == nullptr) entry = NewEntry(code_point);
  return *entry;
}

const Entry& LookUp(char32_t code_point) {
  static std::array<std::atomic<const Entry*>, kTableSize> table{};
  if (code_point >= kTableSize) return LookUpAstral(code_point);
  std::atomic<const Entry*>& slot = table[code_point];
  const Entry* entry = slot.load(std::memory_order_acquire);
  if (entry != nullptr) return *entry;
  const Entry* made = NewEntry(code_point);
  if (slot.compare_exchange_strong(entry, made, std::memory_order_acq_rel)) return *made;
  delete made;
  return *entry;
}

bool IsLabelChar(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

}  // namespace

std::u32string_view FoldCodePoint(char32_t code_point) { return LookUp(code_point).text; }

std::u32string Fold(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t offset = 0; offset < text.size();) out += FoldCodePoint(NextCodePoint(text, offset));
  return out;
}

FoldedText FoldWithOrigin(std::string_view text) {
  FoldedText out;
  out.text.reserve(text.size() / 2);
  out.origin.reserve(text.size() / 2 + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = static_cast<std::uint32_t>(offset);
    for (const char32_t c : FoldCodePoint(NextCodePoint(text, offset))) {
      out.text.push_back(c);
      out.origin.push_back(start);
    }
  }
  out.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::u32string LabelKey(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 3);
  for (std::size_t offset = 0; offset < text.size();) {
    for (const char32_t c : FoldCodePoint(NextCodePoint(text, offset))) {
      if (IsLabelChar(c)) out.push_back(c);
    }
  }
  return out;
}

bool IsBlankText(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (!IsBlank(NextCodePoint(text, offset))) return false;
  }
  return true;
}

bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

std::string_view Trim(std::string_view text) {
  std::size_t first = 0;
  while (first < text.size()) {
    std::size_t next = first;
    if (!IsBlank(NextCodePoint(text, next))) break;
    first = next;
  }
  std::size_t last = first;
  for (std::size_t offset = first; offset < text.size();) {
    if (!IsBlank(NextCodePoint(text, offset))) last = offset;
  }
  return text.substr(first, last - first);
}

}  // namespace gongkai
