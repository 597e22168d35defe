// The text of pages as bytes: numbers little-endian, boxes to a hundredth of a point. Read as what a disk may have
// spoiled: nothing is believed.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/utf8.h"
#include "redaction/working_text.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::PageGlyph;
using docread::PageText;

constexpr std::string_view kHead = "gongkai pages 1\n";
constexpr double kParts = 100;  // of a point

void Put(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(value));
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(bits >> shift & 0xFFU);
}

void PutPoints(std::string& out, double points) {
  constexpr double kMost = 2e9;
  Put(out, std::llround(std::clamp(points * kParts, -kMost, kMost)));
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  bool good() const { return good_; }
  bool empty() const { return rest_.empty(); }

  std::int32_t Take() {
    if (rest_.size() < 4) good_ = false;
    if (!good_) return 0;
    std::uint32_t bits = 0;
    for (unsigned i = 0; i < 4; ++i) bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[i])) << 8U * i;
    rest_.remove_prefix(4);
    return static_cast<std::int32_t>(bits);
  }
  /// A count of things that take so many bytes each.
  std::size_t Count(std::size_t each) {
    const std::int32_t count = Take();
    if (count < 0 || static_cast<std::size_t>(count) > rest_.size() / each) good_ = false;
    return good_ ? static_cast<std::size_t>(count) : 0;
  }
  double Points() { return Take() / kParts; }
  std::string Text() {
    const std::size_t size = Count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    good_ = good_ && IsValidUtf8(text);
    return text;
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

bool TakeGlyph(Bytes& bytes, PageText& page) {
  PageGlyph glyph;
  const std::int32_t offset = bytes.Take(), length = bytes.Take();
  for (double* edge : {&glyph.box.left, &glyph.box.top, &glyph.box.right, &glyph.box.bottom}) *edge = bytes.Points();
  const auto size = static_cast<std::int64_t>(page.text.size());
  const std::int64_t before =
      page.glyphs.empty() ? 0 : std::int64_t{page.glyphs.back().offset} + page.glyphs.back().length;
  if (!bytes.good() || offset < before || length < 1 || offset > size || length > size - offset) return false;
  glyph.offset = static_cast<std::uint32_t>(offset);
  glyph.length = static_cast<std::uint32_t>(length);
  page.glyphs.push_back(glyph);
  return true;
}

bool TakePage(Bytes& bytes, PageText& page) {
  constexpr std::size_t kGlyphBytes = 24;
  page.page = bytes.Take();
  page.width = bytes.Points();
  page.height = bytes.Points();
  page.text = bytes.Text();
  for (std::size_t left = bytes.Count(kGlyphBytes); left > 0; --left) {
    if (!TakeGlyph(bytes, page)) return false;
  }
  return bytes.good();
}

}  // namespace

std::string ToBytes(std::span<const PageText> pages) {
  std::string out(kHead);
  Put(out, static_cast<std::int64_t>(pages.size()));
  for (const PageText& page : pages) {
    Put(out, page.page);
    PutPoints(out, page.width);
    PutPoints(out, page.height);
    Put(out, static_cast<std::int64_t>(page.text.size()));
    out += page.text;
    Put(out, static_cast<std::int64_t>(page.glyphs.size()));
    for (const PageGlyph& glyph : page.glyphs) {
      Put(out, glyph.offset);
      Put(out, glyph.length);
      for (const double edge : {glyph.box.left, glyph.box.top, glyph.box.right, glyph.box.bottom}) PutPoints(out, edge);
    }
  }
  return out;
}

std::vector<PageText> FromBytes(std::string_view stored) {
  if (!stored.starts_with(kHead)) return {};
  Bytes bytes(stored.substr(kHead.size()));
  constexpr std::size_t kPageBytes = 20;
  std::vector<PageText> pages(bytes.Count(kPageBytes));
  for (PageText& page : pages) {
    if (!TakePage(bytes, page)) return {};
  }
  return bytes.good() && bytes.empty() ? pages : std::vector<PageText>{};
}

}  // namespace gongkai::redaction
