// SPDX-License-Identifier: GPL-2.0-or-later
//
// poppler's device that draws, and around each character a look at the points it is about to change. While a page is
// drawn poppler's picture is transparent where nothing is yet; what counts is how it looks on paper. Built on the
// private headers of poppler 22.12, as pdf_program.cc is (docs/adr/0007-pdf-program.md).
#include "docread/pdf_burn_page.h"

#include <poppler-config.h>

#include <Annot.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "docread/pdf_burn_sight.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kMostGlyphs = 200'000;  // of one page
constexpr std::size_t kSamples = 24;

struct Dot {
  Paint paint;
  int hides = 0;  // 255: all of what is behind
};

class Device : public SplashOutputDev {
 public:
  explicit Device(SplashColorPtr paper) : SplashOutputDev(splashModeRGB8, 1, false, paper) {}

  std::vector<Drawn>& drawn() { return drawn_; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* u, int length) override {
    Begin(state, x, y, dx, dy, u, length);
    SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, length);
    End();
  }

  /// Characters that are drawings: drawn at once from a cache, or between this and endType3Char.
  bool beginType3Char(GfxState* state, double x, double y, double dx, double dy, CharCode code, const Unicode* u,
                      int length) override {
    Begin(state, x, y, dx, dy, u, length);
    const bool done = SplashOutputDev::beginType3Char(state, x, y, dx, dy, code, u, length);
    if (done) End();
    return done;
  }
  void endType3Char(GfxState* state) override {
    SplashOutputDev::endType3Char(state);
    End();
  }

  void beginTransparencyGroup(GfxState* state, const double* bbox, GfxColorSpace* space, bool isolated, bool knockout,
                              bool for_mask) override {
    const double before_x = state->getCTM()[4], before_y = state->getCTM()[5];
    SplashOutputDev::beginTransparencyGroup(state, bbox, space, isolated, knockout, for_mask);
    Group group = groups_.empty() ? Group{} : groups_.back();
    group.x += before_x - state->getCTM()[4];
    group.y += before_y - state->getCTM()[5];
    group.is_mask = group.is_mask || for_mask;
    groups_.push_back(group);
  }
  void endTransparencyGroup(GfxState* state) override {
    if (!groups_.empty()) groups_.pop_back();
    SplashOutputDev::endTransparencyGroup(state);
  }

 private:
  struct Group {
    double x = 0, y = 0;  // its corner on the page
    bool is_mask = false;
  };
  /// What stands under a character before it is drawn.
  struct Look {
    SeenGlyph glyph;
    int left = 0, top = 0, right = 0, bottom = 0;  // in the bitmap that is drawn into
    std::vector<unsigned char> before, hides;
    bool counts = false;
  };

  void Begin(GfxState* state, double x, double y, double dx, double dy, const Unicode* u, int length) {
    Look look;
    for (int i = 0; i < length; ++i) look.glyph.text += static_cast<char32_t>(u[i]);
    look.counts = length > 0 && drawn_.size() < kMostGlyphs && !(groups_.size() > 0 && groups_.back().is_mask);
    if (look.counts) Place(state, x, y, dx, dy, look);
    look.counts = look.counts && IsRoomFor(look.glyph);
    if (look.counts) Copy(look);
    looks_.push_back(std::move(look));
  }

  /// A file may say of a dot that it is a whole number: what a character shows is a ligature at most.
  static bool IsRoomFor(const SeenGlyph& glyph) {
    constexpr std::size_t kMostCodes = 4;
    constexpr double kNarrowest = 0.15;  // of its size, for one code point
    const auto codes = static_cast<double>(glyph.text.size());
    if (glyph.text.size() == 1) return true;
    return glyph.text.size() <= kMostCodes &&
           std::hypot(glyph.along_x, glyph.along_y) >= kNarrowest * glyph.size * codes;
  }

  /// The box of a character, a little too large: what it does not change does not matter.
  static void Place(const GfxState* state, double x, double y, double dx, double dy, Look& look) {
    SeenGlyph& glyph = look.glyph;
    state->transform(x, y, &glyph.x, &glyph.y);
    state->transformDelta(dx, dy, &glyph.along_x, &glyph.along_y);
    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    glyph.size = std::hypot(m21, m22);
    const bool upright = std::fabs(glyph.along_x * m21 + glyph.along_y * m22) >
                         0.5 * std::hypot(glyph.along_x, glyph.along_y) * glyph.size;
    const double across_x = upright ? m11 / 2 : m21, across_y = upright ? m12 / 2 : m22;
    glyph.box = BoxOf(glyph, {across_x, across_y}, upright ? 1.0 : 0.3, 1.0);
    glyph.inked = BoxOf(glyph, {across_x, across_y}, upright ? 1.0 : 0.12, upright ? 1.0 : 0.88);
  }

  struct Across {
    double x = 0, y = 0;
  };
  static PixelBox BoxOf(const SeenGlyph& glyph, Across across, double below, double above) {
    PixelBox box = {1e9, 1e9, -1e9, -1e9};
    for (const double up : {-below, above}) {
      for (const double along : {0.0, 1.0}) {
        const double px = glyph.x + along * glyph.along_x + up * across.x;
        const double py = glyph.y + along * glyph.along_y + up * across.y;
        box.left = std::min(box.left, px), box.right = std::max(box.right, px);
        box.top = std::min(box.top, py), box.bottom = std::max(box.bottom, py);
      }
    }
    return box;
  }

  void Copy(Look& look) {
    const PixelBox& box = look.glyph.box;
    constexpr double kFar = 1e6;
    for (const double edge : {box.left, box.top, box.right, box.bottom})
      look.counts = look.counts && std::fabs(edge) < kFar;
    if (!look.counts) return;
    const auto clamp = [](double value, int most) {
      return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const int width = getBitmap()->getWidth(), height = getBitmap()->getHeight();
    look.left = clamp(std::floor(box.left) - 1, width);
    look.right = clamp(std::ceil(box.right) + 1, width);
    look.top = clamp(std::floor(box.top) - 1, height);
    look.bottom = clamp(std::ceil(box.bottom) + 1, height);
    if (look.left >= look.right || look.top >= look.bottom) return;
    const auto wide = static_cast<std::size_t>(look.right - look.left),
               high = static_cast<std::size_t>(look.bottom - look.top);
    look.before.resize(wide * high * 3);
    look.hides.resize(wide * high);
    for (std::size_t row = 0; row < high; ++row) {
      const int y = look.top + static_cast<int>(row);
      std::copy_n(ColoursAt(look.left, y), wide * 3, look.before.data() + row * wide * 3);
      if (HidesAt(look.left, y) != nullptr) std::copy_n(HidesAt(look.left, y), wide, look.hides.data() + row * wide);
    }
  }

  const unsigned char* ColoursAt(int x, int y) {
    SplashBitmap* surface = getBitmap();
    return surface->getDataPtr() + static_cast<std::ptrdiff_t>(y) * surface->getRowSize() + std::ptrdiff_t{x} * 3;
  }
  /// How much of the paper a point hides; nothing where all of it is hidden everywhere.
  const unsigned char* HidesAt(int x, int y) {
    SplashBitmap* surface = getBitmap();
    const unsigned char* alpha = surface->getAlphaPtr();
    return alpha == nullptr ? nullptr : alpha + static_cast<std::ptrdiff_t>(y) * surface->getAlphaRowSize() + x;
  }
  /// A point as it looks on white paper.
  static Dot DotOf(const unsigned char* colours, const unsigned char* hides) {
    const int hidden = hides == nullptr ? 255 : *hides;
    const auto on_paper = [hidden](int value) {
      return static_cast<unsigned char>((value * hidden + 255 * (255 - hidden)) / 255);
    };
    return {{on_paper(colours[0]), on_paper(colours[1]), on_paper(colours[2])}, hidden};
  }

  void End() {
    if (looks_.empty()) return;
    Look look = std::move(looks_.back());
    looks_.pop_back();
    if (!look.counts) return;
    Drawn drawn;
    drawn.glyph = std::move(look.glyph);
    const Group group = groups_.empty() ? Group{} : groups_.back();
    Gather(look, group, drawn);
    SeenGlyph& glyph = drawn.glyph;
    glyph.x += group.x, glyph.y += group.y;
    glyph.box.left += group.x, glyph.box.right += group.x;
    glyph.box.top += group.y, glyph.box.bottom += group.y;
    glyph.inked.left += group.x, glyph.inked.right += group.x;
    glyph.inked.top += group.y, glyph.inked.bottom += group.y;
    drawn_.push_back(std::move(drawn));
  }

  /// Points that were changed most, spread over the character, and as many that were not changed at all.
  void Gather(const Look& look, const Group& group, Drawn& drawn) {
    if (look.before.empty()) return;
    inks_.clear(), faints_.clear(), others_.clear();
    // Of many points beside it every fifth is enough to choose from.
    constexpr std::size_t kMany = 500, kEvery = 5;
    const std::size_t every = look.hides.size() > kMany ? kEvery : 1;
    std::size_t unchanged = 0;
    const unsigned char* before = look.before.data();
    const unsigned char* hid = look.hides.data();
    for (int y = look.top; y < look.bottom; ++y) {
      const unsigned char* now = ColoursAt(look.left, y);
      const unsigned char* hides = HidesAt(look.left, y);
      for (int x = look.left; x < look.right; ++x, before += 3, ++hid, now += 3) {
        const bool same =
            now[0] == before[0] && now[1] == before[1] && now[2] == before[2] && (hides == nullptr || *hides == *hid);
        const int change = same ? 0 : ChangeOf(DotOf(before, hides ? hid : nullptr), DotOf(now, hides));
        if (hides != nullptr) ++hides;
        constexpr int kMuch = 64;
        if (change >= kMuch) {
          inks_.push_back({x, y});
        } else if (change > 0) {
          faints_.push_back({{x, y}, change});
        } else if (unchanged++ % every == 0) {
          others_.push_back({x, y});
        }
      }
    }
    if (inks_.empty()) TakeFaints();
    if (!inks_.empty()) drawn.glyph.inked = BoxAround(inks_);
    Thin(inks_, group, drawn.ink, groups_.empty() ? &drawn.colours : nullptr);
    Thin(others_, group, drawn.around, nullptr);
  }

  /// Of ink that hardly shows, what is not its edge, which is paler still.
  void TakeFaints() {
    int most = 0;
    for (const FaintPoint& each : faints_) most = std::max(most, each.change);
    for (const FaintPoint& each : faints_) {
      if (each.change * 4 >= most * 3) inks_.push_back(each.at);
    }
  }

  static PixelBox BoxAround(const std::vector<Point>& points) {
    PixelBox box{1e9, 1e9, -1e9, -1e9};
    for (const Point& at : points) {
      box.left = std::min<double>(box.left, at.x), box.right = std::max<double>(box.right, at.x + 1);
      box.top = std::min<double>(box.top, at.y), box.bottom = std::max<double>(box.bottom, at.y + 1);
    }
    return box;
  }

  /// In a group white is drawn on nothing, and may be seen when the group is put on the page.
  int ChangeOf(const Dot& before, const Dot& now) const {
    return std::max(Difference(now.paint, before.paint), groups_.empty() ? 0 : std::abs(now.hides - before.hides));
  }

  void Thin(const std::vector<Point>& from, const Group& group, std::vector<Point>& to, std::vector<Paint>* colours) {
    const std::size_t step = std::max<std::size_t>(from.size() / kSamples, 1);
    const int right = static_cast<int>(std::lround(group.x)), down = static_cast<int>(std::lround(group.y));
    for (std::size_t i = step / 2; i < from.size(); i += step) {
      const Point& at = from[i];
      if (colours != nullptr) colours->push_back(DotOf(ColoursAt(at.x, at.y), HidesAt(at.x, at.y)).paint);
      to.push_back({at.x + right, at.y + down});
    }
  }

  std::vector<Drawn> drawn_;
  std::vector<Look> looks_;
  std::vector<Group> groups_;
  struct FaintPoint {
    Point at;
    int change = 0;
  };
  std::vector<FaintPoint> faints_;
  std::vector<Point> inks_, others_;  // of the character that is drawn; kept for their room
};

bool IsRemark(const Annot* annotation) {
  switch (annotation->getType()) {
    case Annot::typeWidget:
    case Annot::typeStamp:
    case Annot::typeWatermark:
    case Annot::typeLink:
      return false;
    default:
      return true;
  }
}

bool Paints(Annot* annotation, void* wishes) {
  const auto* wanted = static_cast<const PageWishes*>(wishes);
  if (annotation->getType() == Annot::typeWidget) return wanted->fields;
  return wanted->annotations || !IsRemark(annotation);
}

/// A poster is drawn with fewer points.
double Resolution(double width, double height, double wanted) {
  constexpr double kMostPixels = 24e6, kPointsPerInch = 72;
  const double inches = std::max(width * height, 1.0) / (kPointsPerInch * kPointsPerInch);
  return std::min(wanted, std::sqrt(kMostPixels / inches));
}

}  // namespace

bool DrawPage(PDFDoc& document, int number, const PageWishes& wishes, SeenPage& page) {
  Page* source = document.getPage(number);
  if (source == nullptr || !source->isOk()) return false;
  page.points_wide = document.getPageCropWidth(number);
  page.points_high = document.getPageCropHeight(number);
  const int turn = source->getRotate();
  if (turn == 90 || turn == 270) std::swap(page.points_wide, page.points_high);
  if (!(page.points_wide >= 1 && page.points_high >= 1 && page.points_wide < 20'000 && page.points_high < 20'000))
    return false;
  const double dots = Resolution(page.points_wide, page.points_high, wishes.dots_per_inch);
  SplashColor paper = {255, 255, 255};
  Device device(paper);
  device.setFontAntialias(true);
  device.setVectorAntialias(true);
  device.startDoc(&document);
  PageWishes wanted = wishes;
  document.displayPage(&device, number, dots, dots, 0, false, true, false, nullptr, nullptr, &Paints, &wanted);
  SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getWidth() < 1 || bitmap->getHeight() < 1) return false;
  page.width = bitmap->getWidth();
  page.height = bitmap->getHeight();
  const auto row = static_cast<std::size_t>(page.width) * 3;
  page.pixels.resize(row * static_cast<std::size_t>(page.height));
  for (int y = 0; y < page.height; ++y) {
    std::copy_n(bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize(), row,
                page.pixels.data() + row * static_cast<std::size_t>(y));
  }
  KeepSeen(device.drawn(), wishes, page);
  return true;
}

}  // namespace gongkai::docread
