#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/utf8.h"

namespace gongkai {
namespace {

/// What is known of a code point once it has been seen; never freed.
struct Entry {
  std::u32string text;   // the folded form
  std::u32string label;  // what of it counts in a label
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

bool IsLabelChar(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

const Entry* NewEntry(char32_t code_point) {
  auto* entry = new Entry{code_point < 0x80 ? std::u32string(1, code_point) : FoldByIcu(code_point), {}};
  std::ranges::copy_if(entry->text, std::back_inserter(entry->label), IsLabelChar);
  return entry;
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

/// Nearly always one code point, for which append would be a detour.
void Append(std::u32string& out, std::u32string_view folded) {
  if (folded.size() == 1) {
    out.push_back(folded.front());
  } else {
    out.append(folded);
  }
}

}  // namespace

std::u32string_view FoldCodePoint(char32_t code_point) { return LookUp(code_point).text; }

void FoldOnto(std::u32string& out, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) Append(out, LookUp(NextCodePoint(text, offset)).text);
}

std::u32string Fold(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  FoldOnto(out, text);
  return out;
}

FoldedText FoldWithOrigin(std::string_view text) {
  FoldedText out;
  out.text.reserve(text.size() / 2);
  out.origin.reserve(text.size() / 2 + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = static_cast<std::uint32_t>(offset);
    for (const char32_t c : LookUp(NextCodePoint(text, offset)).text) {
      out.text.push_back(c);
      out.origin.push_back(start);
    }
  }
  out.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::u32string LabelKey(std::string_view text, std::size_t enough) {
  std::u32string out;
  out.reserve(std::min(text.size() / 3, enough));
  for (std::size_t offset = 0; offset < text.size() && out.size() < enough;) {
    Append(out, LookUp(NextCodePoint(text, offset)).label);
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
  while (!text.empty()) {
    std::size_t next = 0;
    if (!IsBlank(NextCodePoint(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty()) {
    // A code point begins at every byte that continues none, malformed text or not.
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
    std::size_t next = start;
    if (!IsBlank(NextCodePoint(text, next)) || next != text.size()) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

}  // namespace gongkai
