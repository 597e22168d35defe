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

// Nearly every code point folds to one, and that one is told without a detour through its entry: the code point in the
// low bits, and whether it counts in a label. What is not seen yet is zero.
constexpr std::uint32_t kCodePoint = 0x1FFFFF, kIsOne = 1U << 30U, kNoLabelChar = 1U << 31U;
std::array<std::atomic<std::uint32_t>, kTableSize> ones{};

std::uint32_t OneOf(const Entry& entry) {
  if (entry.text.size() != 1) return 0;
  return static_cast<std::uint32_t>(entry.text.front()) | kIsOne | (entry.label.empty() ? kNoLabelChar : 0);
}

const Entry& LookUp(char32_t code_point) {
  static std::array<std::atomic<const Entry*>, kTableSize> table{};
  if (code_point >= kTableSize) return LookUpAstral(code_point);
  std::atomic<const Entry*>& slot = table[code_point];
  const Entry* entry = slot.load(std::memory_order_acquire);
  if (entry != nullptr) return *entry;
  const Entry* made = NewEntry(code_point);
  if (!slot.compare_exchange_strong(entry, made, std::memory_order_acq_rel)) {
    delete made;
    return *entry;
  }
  ones[code_point].store(OneOf(*made), std::memory_order_relaxed);
  return *made;
}

/// What the code point folds to if that is one and has been seen; 0 otherwise, and then LookUp knows.
std::uint32_t OneFor(char32_t code_point) {
  return code_point < kTableSize ? ones[code_point].load(std::memory_order_relaxed) : 0;
}

/// Collects on the stack: a string that grows by one code point at a time looks for room at each.
class Collector {
 public:
  void Add(char32_t c) {
    if (size_ == run_.size()) Empty();
    run_[size_++] = c;
  }
  void Add(std::u32string_view folded) {
    for (const char32_t c : folded) Add(c);
  }
  void AddFolded(char32_t c) {
    if (const std::uint32_t one = OneFor(c); one != 0) {
      Add(one & kCodePoint);
    } else {
      Add(LookUp(c).text);
    }
  }
  std::size_t size() const { return full_.size() + size_; }

  void AppendTo(std::u32string& out) const {
    out.append(full_);
    out.append(run_.data(), size_);
  }
  std::u32string Take() {
    if (full_.empty()) return {run_.data(), size_};
    Empty();
    return std::move(full_);
  }

 private:
  void Empty() {
    full_.append(run_.data(), size_);
    size_ = 0;
  }

  std::u32string full_;
  std::array<char32_t, 128> run_;  // NOLINT(cppcoreguidelines-pro-type-member-init): only what was added is read
  std::size_t size_ = 0;
};

}  // namespace

std::u32string_view FoldCodePoint(char32_t code_point) { return LookUp(code_point).text; }

void FoldOnto(std::u32string& out, std::string_view text) {
  Collector folded;
  for (std::size_t offset = 0; offset < text.size();) folded.AddFolded(NextCodePoint(text, offset));
  folded.AppendTo(out);
}

std::u32string Fold(std::string_view text) {
  Collector folded;
  for (std::size_t offset = 0; offset < text.size();) folded.AddFolded(NextCodePoint(text, offset));
  return folded.Take();
}

namespace {

template <class Out>
void FoldTightOnto(std::string_view text, std::size_t enough, Out& folded) {
  for (std::size_t offset = 0; offset < text.size() && folded.size() < enough;) {
    const char32_t c = NextCodePoint(text, offset);
    const std::uint32_t one = OneFor(c);
    if (one != 0) {
      if (!IsBlank(one & kCodePoint)) folded.Add(one & kCodePoint);
      continue;
    }
    for (const char32_t part : LookUp(c).text) {
      if (!IsBlank(part)) folded.Add(part);
    }
  }
}

template <class Out>
void LabelKeyOnto(std::string_view text, std::size_t enough, Out& key) {
  for (std::size_t offset = 0; offset < text.size() && key.size() < enough;) {
    const char32_t c = NextCodePoint(text, offset);
    if (const std::uint32_t one = OneFor(c); one == 0) {
      for (const char32_t part : LookUp(c).label) key.Add(part);
    } else if ((one & kNoLabelChar) == 0) {
      key.Add(one & kCodePoint);
    }
  }
}

/// Counts what it hands on.
class Counted {
 public:
  void Add(char32_t c) {
    ++size_;
    text_.Add(c);
  }
  std::size_t size() const { return size_; }
  std::string Take() { return text_.Take(); }

 private:
  Utf8Text text_;
  std::size_t size_ = 0;
};

}  // namespace

std::u32string FoldTight(std::string_view text, std::size_t enough) {
  Collector folded;
  FoldTightOnto(text, enough, folded);
  return folded.Take();
}

std::string FoldTightUtf8(std::string_view text) {
  Counted folded;
  FoldTightOnto(text, std::string_view::npos, folded);
  return folded.Take();
}

FoldedText FoldWithOrigin(std::string_view text) {
  FoldedText out;
  out.text.reserve(text.size() / 2);
  out.origin.reserve(text.size() / 2 + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = static_cast<std::uint32_t>(offset);
    const char32_t code_point = NextCodePoint(text, offset);
    if (const std::uint32_t one = OneFor(code_point); one != 0) {
      out.text.push_back(one & kCodePoint);
      out.origin.push_back(start);
      continue;
    }
    for (const char32_t c : LookUp(code_point).text) {
      out.text.push_back(c);
      out.origin.push_back(start);
    }
  }
  out.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::u32string LabelKey(std::string_view text, std::size_t enough) {
  Collector key;
  LabelKeyOnto(text, enough, key);
  return key.Take();
}

std::string LabelKeyUtf8(std::string_view text, std::size_t enough) {
  Counted key;
  LabelKeyOnto(text, enough, key);
  return key.Take();
}

bool IsBlankText(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (!IsBlank(NextCodePoint(text, offset))) return false;
  }
  return true;
}

namespace {

bool IsPlainAscii(char c) { return c > 0x20 && c < 0x7F; }

/// Whether what begins with it is no blank: visible ASCII, and the leads of most Han.
bool IsPlainByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return IsPlainAscii(c) || (byte >= 0xE4 && byte <= 0xE9);
}

}  // namespace

std::string_view Trim(std::string_view text) {
  while (!text.empty() && !IsPlainByte(text.front())) {
    std::size_t next = 0;
    if (!IsBlank(NextCodePoint(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty() && !IsPlainAscii(text.back())) {
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
