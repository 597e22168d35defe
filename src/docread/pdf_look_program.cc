// SPDX-License-Identifier: GPL-2.0-or-later
//
// Page by page: drawn, its characters put into lines, boxes looked at; nothing of a page is kept. Next to read:
// pdf_burn_page.h (what is seen), look_orders.h.
#include "docread/pdf_look_program.h"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <XRef.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "docread/look_orders.h"
#include "docread/pdf_burn_page.h"
#include "docread/pdf_burn_picture.h"
#include "docread/pdf_burn_words.h"

namespace gongkai::docread {
namespace {

[[noreturn]] void EndLook(const std::string& word) {
  std::printf("%s\n", word.c_str());
  std::fflush(stdout);
  _exit(0);
}

PixelBox Joined(const PixelBox& one, const PixelBox& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

/// The square that a character stands in, from its base line.
PixelBox SquareOf(const SeenGlyph& glyph) {
  constexpr double kUp = 0.88, kDown = 0.12;
  const double length = std::hypot(glyph.along_x, glyph.along_y);
  const double up_x = length > 0 ? glyph.along_y / length : 0, up_y = length > 0 ? -glyph.along_x / length : -1;
  PixelBox box{1e9, 1e9, -1e9, -1e9};
  for (const double up : {-kDown, kUp}) {
    for (const double along : {0.0, 1.0}) {
      const double x = glyph.x + along * glyph.along_x + up * glyph.size * up_x;
      const double y = glyph.y + along * glyph.along_y + up * glyph.size * up_y;
      box = Joined(box, {x, y, x, y});
    }
  }
  return box;
}

/// Of characters of one line: how wide the hole before it is, in its own size.
char GapBefore(const SeenGlyph* before, const SeenGlyph& glyph) {
  if (before == nullptr || glyph.size <= 0) return '-';
  const double length = std::hypot(before->along_x, before->along_y);
  if (length <= 0) return '-';
  const double from_x = glyph.x - before->x - before->along_x, from_y = glyph.y - before->y - before->along_y;
  const double gap = (from_x * before->along_x + from_y * before->along_y) / length / glyph.size;
  constexpr double kSmall = 0.2, kWide = 1.2;
  return gap > kWide ? 't' : gap > kSmall ? 's' : '-';
}

class PageTeller {
 public:
  explicit PageTeller(const SeenPage& page) : page_(page), scale_(page.points_wide / page.width) {}

  void TellText() {
    for (const std::vector<std::size_t>& line : LinesOf(page_.glyphs)) {
      out_ += "L\n";
      const SeenGlyph* before = nullptr;
      for (const std::size_t at : line) {
        TellGlyph(before, page_.glyphs[at]);
        before = &page_.glyphs[at];
      }
    }
  }

  void TellUneven(int number, const std::vector<BlackBox>& boxes) {
    for (const BlackBox& box : boxes) {
      if (box.page == number && !IsBlack(InPixels(page_, box))) Tell("M", {box.left, box.top, box.right, box.bottom});
    }
  }

  void TellPicture() {
    const std::string jpeg = JpegOf(page_);
    out_.append("J ").append(std::to_string(jpeg.size())).append("\n").append(jpeg).append("\n");
  }

  void Write() const { std::fwrite(out_.data(), 1, out_.size(), stdout); }

 private:
  void Tell(const char* word, const PixelBox& box) {
    char line[120];
    std::snprintf(line, sizeof line, "%s %.3f %.3f %.3f %.3f\n", word, box.left, box.top, box.right, box.bottom);
    out_ += line;
  }

  void TellGlyph(const SeenGlyph* before, const SeenGlyph& glyph) {
    const PixelBox box = Joined(SquareOf(glyph), glyph.inked);
    Tell("G", {box.left * scale_, box.top * scale_, box.right * scale_, box.bottom * scale_});
    out_.back() = ' ';
    out_ += GapBefore(before, glyph);
    char code[16];
    for (const char32_t c : glyph.text) {
      std::snprintf(code, sizeof code, " %X", static_cast<unsigned>(c));
      out_ += code;
    }
    out_ += '\n';
  }

  /// But for a point of the page at its edges, where what is beside it shows through.
  bool IsBlack(const PixelBox& box) const {
    constexpr int kNearlyBlack = 24;
    const double margin = 1 / scale_ + 1;
    const int left = std::max(static_cast<int>(box.left + margin), 0);
    const int right = std::min(static_cast<int>(box.right - margin), page_.width);
    const int top = std::max(static_cast<int>(box.top + margin), 0);
    const int bottom = std::min(static_cast<int>(box.bottom - margin), page_.height);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const Paint paint = page_.At(x, y);
        if (std::max({paint.r, paint.g, paint.b}) > kNearlyBlack) return false;
      }
    }
    return true;
  }

  const SeenPage& page_;
  double scale_;  // points of the page for one of the picture
  std::string out_;
};

/// A count beyond the number of its objects is not taken for one of pages: then only the file itself says it.
int PagesItClaims(PDFDoc& document) {
  const Object& catalog = document.getXRef()->getCatalog();
  if (!catalog.isDict()) return 0;
  const Object pages = catalog.dictLookup("Pages");
  const Object count = pages.isDict() ? pages.dictLookup("Count") : Object(objNull);
  return count.isInt() ? count.getInt() : 0;
}

[[noreturn]] void EndAtPage(const SeenPage& page, int number) {
  constexpr double kLongestSide = 20'000;  // as DrawPage draws
  const bool is_too_large = page.points_wide >= kLongestSide || page.points_high >= kLongestSide;
  EndLook(is_too_large ? "X large " + std::to_string(number) : "X damaged");
}

void LookAt(PDFDoc& document, const LookOrders& orders) {
  const int pages = document.getNumPages();
  const int last = orders.last > 0 ? std::min(orders.last, pages) : pages;
  std::printf("N %d\n", pages);
  for (int number = std::max(orders.first, 1); number <= last; ++number) {
    SeenPage page;
    if (!DrawPage(document, number, {true, true, orders.dots_per_inch, orders.unseen}, page)) EndAtPage(page, number);
    std::printf("P %d %.3f %.3f %d %d\n", number, page.points_wide, page.points_high, page.width, page.height);
    PageTeller teller(page);
    teller.TellText();
    teller.TellUneven(number, orders.boxes);
    if (orders.pictures) teller.TellPicture();
    teller.Write();
  }
  EndLook("E");
}

}  // namespace

void LookAtPdf(const std::string& input, int most_pages) {
  std::string_view bytes = input;
  LookOrders orders;
  constexpr double kLeastDots = 20, kMostDots = 300;
  if (!TakeLookOrders(bytes, orders)) EndLook("X orders");
  orders.dots_per_inch = std::clamp(orders.dots_per_inch, kLeastDots, kMostDots);
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) EndLook(document.getErrorCode() == errEncrypted ? "X encrypted" : "X damaged");
  const int pages = document.getNumPages();
  if (pages > most_pages) EndLook("X pages");
  if (pages < 1) EndLook(PagesItClaims(document) > most_pages ? "X pages" : "X damaged");
  try {
    LookAt(document, orders);
  } catch (const std::bad_alloc&) {
    EndLook("X memory");
  } catch (const std::exception&) {
    EndLook("X damaged");
  }
  _exit(0);
}

}  // namespace gongkai::docread
