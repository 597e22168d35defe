// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_paint.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "docread/pdf_output.h"
#include "docread/seen_text_font.h"

namespace gongkai::pdf_program {
namespace {

constexpr double kMostCells = 3e6;
constexpr double kCellsAPoint = 2;
constexpr double kNearlyOpaque = 0.9;

double Linear(unsigned channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double Luminance(std::uint32_t colour) {
  return 0.2126 * Linear(colour >> 16U & 0xFFU) + 0.7152 * Linear(colour >> 8U & 0xFFU) +
         0.0722 * Linear(colour & 0xFFU);
}

/// As paleness.cc of the library tells it, which is not linked here.
bool IsNear(std::uint32_t one, std::uint32_t other) {
  constexpr int kNear = 36;
  for (const unsigned shift : {16U, 8U, 0U}) {
    if (std::abs(static_cast<int>(one >> shift & 0xFFU) - static_cast<int>(other >> shift & 0xFFU)) > kNear)
      return false;
  }
  const double a = Luminance(one) + 0.05, b = Luminance(other) + 0.05;
  return std::max(a, b) / std::min(a, b) < 1.25;
}

std::uint32_t Packed(const GfxRGB& rgb) {
  return static_cast<std::uint32_t>(colToByte(rgb.r)) << 16U | static_cast<std::uint32_t>(colToByte(rgb.g)) << 8U |
         colToByte(rgb.b);
}

bool IsPattern(const GfxColorSpace* space) { return space == nullptr || space->getMode() == csPattern; }

std::vector<std::vector<PaintPoint>> PolygonsOf(const GfxState* state) {
  const GfxPath* path = state->getPath();
  std::vector<std::vector<PaintPoint>> polygons;
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    std::vector<PaintPoint>& polygon = polygons.emplace_back();
    for (int j = 0; j < part->getNumPoints(); ++j) {
      PaintPoint point;
      state->transform(part->getX(j), part->getY(j), &point.x, &point.y);
      polygon.push_back(point);  // of a curve its corners: near enough
    }
  }
  return polygons;
}

bool IsUprightRectangle(const std::vector<PaintPoint>& polygon) {
  if (polygon.size() < 4 || polygon.size() > 6) return false;
  for (std::size_t i = 1; i < polygon.size(); ++i) {
    const bool level = std::fabs(polygon[i].y - polygon[i - 1].y) < 0.1;
    const bool upright = std::fabs(polygon[i].x - polygon[i - 1].x) < 0.1;
    if (!level && !upright) return false;
  }
  return true;
}

/// Nearly every point of it lets nothing through.
bool IsOpaque(Stream* mask, int width, int height, GfxImageColorMap* map) {
  if (map == nullptr || map->getBits() != 8 || static_cast<double>(width) * height > 1.6e7 || width < 1) return false;
  ImageStream image(mask, width, map->getNumPixelComps(), map->getBits());
  image.reset();
  std::size_t opaque = 0, all = 0;
  for (int row = 0; row < height; ++row) {
    const unsigned char* line = image.getLine();
    if (line == nullptr) break;
    for (int i = 0; i < width; ++i, ++all) opaque += line[i] > 230 ? 1U : 0U;
  }
  image.close();
  return all > 0 && opaque * 100 >= all * 97;
}

}  // namespace

void PaintPicture::Begin(double width, double height) {
  width = std::clamp(width, 1.0, 20'000.0);
  height = std::clamp(height, 1.0, 20'000.0);
  scale_ = std::min(kCellsAPoint, std::sqrt(kMostCells / (width * height)));
  columns_ = static_cast<int>(width * scale_) + 1;
  rows_ = static_cast<int>(height * scale_) + 1;
  order_ = 0;
  cells_.clear();  // most pages have no area that is painted: they need none
}

void PaintPicture::Fill(const std::vector<std::vector<PaintPoint>>& polygons, bool even_odd, const double (&clip)[4],
                        std::uint32_t colour, bool covers) {
  ++order_;
  if (cells_.empty()) cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
  double top = std::numeric_limits<double>::max(), bottom = -top;
  for (const auto& polygon : polygons) {
    for (const PaintPoint& point : polygon) top = std::min(top, point.y), bottom = std::max(bottom, point.y);
  }
  const auto cell = [this](double at, int most) {
    return static_cast<int>(std::clamp(std::floor(at * scale_), -1.0, static_cast<double>(most)));
  };
  const int first = std::max({cell(top, rows_), cell(clip[1], rows_), 0});
  const int last = std::min({cell(bottom, rows_), cell(clip[3], rows_), rows_ - 1});
  struct Crossing {
    double x;
    int turn;
  };
  std::vector<Crossing> crossings;
  for (int row = first; row <= last; ++row) {
    const double y = (row + 0.5) / scale_;
    crossings.clear();
    for (const auto& polygon : polygons) {
      for (std::size_t i = 0; i < polygon.size(); ++i) {
        const PaintPoint& a = polygon[i];
        const PaintPoint& b = polygon[(i + 1) % polygon.size()];
        if ((a.y <= y) == (b.y <= y)) continue;
        crossings.push_back({a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), a.y <= y ? 1 : -1});
      }
    }
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
    int turns = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
      turns += even_odd ? (turns == 0 ? 1 : -1) : crossings[i].turn;
      if (turns == 0) continue;
      const double left = std::max(crossings[i].x, clip[0]), right = std::min(crossings[i + 1].x, clip[2]);
      const int from = std::max(static_cast<int>(std::clamp(std::ceil(left * scale_ - 0.5), -1.0, columns_ + 1.0)), 0);
      const int to = static_cast<int>(std::clamp(std::ceil(right * scale_ - 0.5), -1.0, static_cast<double>(columns_)));
      for (int column = from; column < to; ++column) {
        Cell& one = cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                           static_cast<std::size_t>(column)];
        one.colour = covers ? colour : kUnknown;
        if (covers) one.covered = order_;
      }
    }
  }
}

const PaintPicture::Cell* PaintPicture::At(PaintPoint point) const {
  if (!(point.x >= 0 && point.y >= 0 && point.x * scale_ < columns_ && point.y * scale_ < rows_)) return nullptr;
  return &cells_[static_cast<std::size_t>(point.y * scale_) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(point.x * scale_)];
}

std::uint32_t PaintPicture::ColourAt(PaintPoint point) const {
  static constexpr Cell kBlank;
  const Cell* cell = cells_.empty() ? &kBlank : At(point);
  return cell == nullptr ? kUnknown : cell->colour;
}

bool PaintPicture::IsCoveredSince(PaintPoint point, std::uint32_t order) const {
  const Cell* cell = cells_.empty() ? nullptr : At(point);
  return cell != nullptr && cell->covered > order;
}

void PdfPaintDevice::startPage(int number, GfxState* state, XRef* xref) {
  width_ = state->getPageWidth();
  height_ = state->getPageHeight();
  picture_.Begin(width_, height_);
  now_ = {};
  saved_.clear();
  PdfTextDevice::startPage(number, state, xref);
}

void PdfPaintDevice::endPage() {
  for (Glyph& glyph : glyphs_) {
    if (glyph.sight != GlyphSight::kShown) continue;
    const double x = (glyph.to.x - glyph.from.x) / 4, y = (glyph.to.y - glyph.from.y) / 4;
    const PaintPoint middle = glyph.middle;
    bool covered = true;
    for (const double step : {-1.0, 0.0, 1.0}) {
      covered = covered && picture_.IsCoveredSince({middle.x + step * x, middle.y + step * y}, glyph.painted);
    }
    if (covered) glyph.sight = GlyphSight::kCovered;
  }
  for (const Glyph& glyph : glyphs_) {
    const auto at = static_cast<std::size_t>(glyph.drawn_at);
    if (shown_at_.size() <= at / 32) shown_at_.resize(at / 32 + 1, ~std::uint32_t{0});
    if (glyph.sight != GlyphSight::kShown) shown_at_[at / 32] &= ~(std::uint32_t{1} << (at % 32));
  }
  PdfTextDevice::endPage();
}

bool PdfPaintDevice::IsShown(int drawn_at) const {
  const auto at = static_cast<std::size_t>(std::max(drawn_at, 0));
  return at / 32 >= shown_at_.size() || (shown_at_[at / 32] >> (at % 32) & 1U) != 0;
}

bool PdfPaintDevice::useDrawForm() {
  constexpr int kMostForms = 200'000;  // of a page: some three seconds
  if (++forms_ > kMostForms) End("X crowded");
  return false;
}

void PdfPaintDevice::saveState(GfxState* state) {
  saved_.push_back(now_);
  PdfTextDevice::saveState(state);
}

void PdfPaintDevice::restoreState(GfxState* state) {
  if (!saved_.empty()) {
    now_ = saved_.back();
    saved_.pop_back();
  }
  PdfTextDevice::restoreState(state);
}

void PdfPaintDevice::beginActualText(GfxState* state, const GooString* said) {
  actual_text_ = FromPdfText(said->toStr());
  actual_from_ = glyphs_.size();
  PdfTextDevice::beginActualText(state, said);
}

void PdfPaintDevice::endActualText(GfxState* state) {
  PdfTextDevice::endActualText(state);
  std::string drawn;
  for (std::size_t i = actual_from_; i < glyphs_.size(); ++i) {
    for (const char32_t c : glyphs_[i].text) AppendCodePoint(c, drawn);
  }
  const auto tight = [](std::string words) {
    std::erase(words, ' ');
    return words;
  };
  if (tight(drawn) != tight(std::exchange(actual_text_, {}))) said_otherwise_.push_back(drawn);
  actual_from_ = glyphs_.size();
}

void PdfPaintDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                              double origin_y, CharCode code, int bytes, const Unicode* u, int length) {
  constexpr std::size_t kMost = 2'000'000;  // of one page
  if (glyphs_.size() < kMost) {
    Glyph glyph;
    glyph.drawn_at = drawn();
    for (int i = 0; i < length; ++i) glyph.text += static_cast<char32_t>(u[i]);
    glyph.blank = std::all_of(glyph.text.begin(), glyph.text.end(),
                              [](char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; });
    state->transform(x, y, &glyph.from.x, &glyph.from.y);
    state->transform(x + dx, y + dy, &glyph.to.x, &glyph.to.y);
    double right_x, right_y, up_x, up_y;  // along the line, and upwards, as long as the font is large
    state->getFontTransMat(&right_x, &right_y, &up_x, &up_y);
    constexpr double kMiddle = 0.35;  // above the baseline, for letters, figures and Han alike
    glyph.size = std::hypot(up_x, up_y);
    glyph.middle = {(glyph.from.x + glyph.to.x) / 2 + up_x * kMiddle, (glyph.from.y + glyph.to.y) / 2 + up_y * kMiddle};
    glyph.painted = picture_.order();
    if (length == 0 && code != 0) ++unreadable_;
    glyph.sight = SightOf(state, glyph);
    glyphs_.push_back(std::move(glyph));
  }
  PdfTextDevice::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, length);
}

/// As a copy that was burnt here has it: seen_text_font.h.
bool PdfPaintDevice::IsSeenText(const GfxState* state, const Glyph& glyph) const {
  const auto font = state->getFont();
  return font && font->getName() && *font->getName() == docread::kSeenTextFont &&
         picture_.ColourAt(glyph.middle) == PaintPicture::kUnknown;
}

GlyphSight PdfPaintDevice::SightOf(GfxState* state, const Glyph& glyph) const {
  constexpr double kSmallest = 2, kSlack = 1;
  const PaintPoint at = glyph.middle;
  if (at.x < -kSlack || at.y < -kSlack || at.x > width_ + kSlack || at.y > height_ + kSlack)
    return GlyphSight::kOutside;
  double left, top, right, bottom;
  state->getClipBBox(&left, &top, &right, &bottom);
  if (at.x < left - kSlack || at.y < top - kSlack || at.x > right + kSlack || at.y > bottom + kSlack) {
    return GlyphSight::kOutside;
  }
  const int render = state->getRender();
  if (render == 3) {
    if (!IsSeenText(state, glyph)) return GlyphSight::kInvisible;
    return is_burnt_ ? GlyphSight::kShown : GlyphSight::kUnprovenLayer;
  }
  constexpr double kFaint = 0.05;
  if (render == 0 && state->getFillOpacity() * now_.group < kFaint) return GlyphSight::kInvisible;
  if (glyph.size < kSmallest) return GlyphSight::kPale;
  return render < 3 && IsInColourBehind(state, glyph) ? GlyphSight::kPale : GlyphSight::kShown;
}

bool PdfPaintDevice::IsInColourBehind(GfxState* state, const Glyph& glyph) const {
  const std::uint32_t behind = picture_.ColourAt(glyph.middle);
  if (behind == PaintPicture::kUnknown) return false;
  const int render = state->getRender();
  GfxRGB rgb;
  if (render == 0 || render == 2) {
    if (IsPattern(state->getFillColorSpace())) return false;
    state->getFillRGB(&rgb);
    if (!IsNear(Packed(rgb), behind)) return false;
  }
  if (render == 1 || render == 2) {
    if (IsPattern(state->getStrokeColorSpace())) return false;
    state->getStrokeRGB(&rgb);
    if (!IsNear(Packed(rgb), behind)) return false;
  }
  return true;
}

void PdfPaintDevice::Clip(GfxState* state) {
  const auto polygons = PolygonsOf(state);
  if (polygons.size() != 1 || !IsUprightRectangle(polygons[0])) now_.odd_clip = true;
}

void PdfPaintDevice::Paint(GfxState* state, bool even_odd) {
  if (mask_depth_ > 0) return;
  double clip[4];
  state->getClipBBox(&clip[0], &clip[1], &clip[2], &clip[3]);
  const bool pattern = IsPattern(state->getFillColorSpace());
  std::uint32_t colour = PaintPicture::kUnknown;
  if (!pattern) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    colour = Packed(rgb);
  }
  const double opacity = state->getFillOpacity() * now_.group;
  const bool covers = !now_.masked && !now_.odd_clip && opacity > kNearlyOpaque && !now_.blends && !now_.group_blends;
  picture_.Fill(PolygonsOf(state), even_odd, clip, colour, covers);
}

void PdfPaintDevice::fill(GfxState* state) {
  Paint(state, false);
  PdfTextDevice::fill(state);
}

void PdfPaintDevice::eoFill(GfxState* state) {
  Paint(state, true);
  PdfTextDevice::eoFill(state);
}

void PdfPaintDevice::PaintUnknown(GfxState* state) {
  if (mask_depth_ > 0) return;
  double clip[4];
  state->getClipBBox(&clip[0], &clip[1], &clip[2], &clip[3]);
  const std::vector<PaintPoint> box = {{clip[0], clip[1]}, {clip[2], clip[1]}, {clip[2], clip[3]}, {clip[0], clip[3]}};
  picture_.Fill({box}, false, clip, PaintPicture::kUnknown, false);
}

void PdfPaintDevice::PaintImage(GfxState* state, bool covers) {
  std::vector<PaintPoint> corners(4);
  const double unit[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  for (std::size_t i = 0; i < 4; ++i) state->transform(unit[i][0], unit[i][1], &corners[i].x, &corners[i].y);
  const double area = std::fabs((corners[1].x - corners[0].x) * (corners[3].y - corners[0].y) -
                                (corners[1].y - corners[0].y) * (corners[3].x - corners[0].x));
  constexpr double kSomething = 100;  // square points: smaller ones are dots and lines
  if (area >= kSomething) ++pictures_;
  if (mask_depth_ > 0) return;
  double clip[4];
  state->getClipBBox(&clip[0], &clip[1], &clip[2], &clip[3]);
  const double opacity = state->getFillOpacity() * now_.group;
  covers = covers && !now_.masked && !now_.odd_clip && opacity > kNearlyOpaque && !now_.blends && !now_.group_blends;
  picture_.Fill({corners}, false, clip, PaintPicture::kUnknown, covers);
}

void PdfPaintDevice::beginTransparencyGroup(GfxState* /*state*/, const double* /*bbox*/, GfxColorSpace* /*space*/,
                                            bool /*isolated*/, bool /*knockout*/, bool for_soft_mask) {
  if (for_soft_mask || mask_depth_ > 0) {
    ++mask_depth_;
    return;
  }
  // The opacity of the group was set back to 1 just before, within its own state; so was how it blends.
  if (saved_.empty()) return;
  now_.group = saved_.back().opacity * saved_.back().group;
  now_.group_blends = saved_.back().blends || saved_.back().group_blends;
}

void PdfPaintDevice::endTransparencyGroup(GfxState* /*state*/) {
  if (mask_depth_ > 0) --mask_depth_;
}

void PdfPaintDevice::setSoftMask(GfxState* /*state*/, const double* /*bbox*/, bool /*alpha*/, Function* /*function*/,
                                 GfxColor* /*backdrop*/) {
  now_.masked = true;
}

void PdfPaintDevice::clearSoftMask(GfxState* /*state*/) { now_.masked = false; }

/// Once instead of many times: its text is told, and nobody knows its colour.
bool PdfPaintDevice::tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* /*catalog*/, GfxTilingPattern* pattern,
                                       const double* matrix, int x0, int y0, int /*x1*/, int /*y1*/, double x_step,
                                       double y_step) {
  PaintUnknown(state);
  constexpr int kDeepest = 3;
  if (pattern_depth_ >= kDeepest) return true;
  ++pattern_depth_;
  const double x = x0 * x_step, y = y0 * y_step;
  const double moved[6] = {matrix[0],
                           matrix[1],
                           matrix[2],
                           matrix[3],
                           x * matrix[0] + y * matrix[2] + matrix[4],
                           x * matrix[1] + y * matrix[3] + matrix[5]};
  gfx->drawForm(pattern->getContentStream(), pattern->getResDict(), moved, pattern->getBBox());
  --pattern_depth_;
  return true;
}

bool PdfPaintDevice::functionShadedFill(GfxState* state, GfxFunctionShading* /*shading*/) {
  PaintUnknown(state);
  return true;
}
bool PdfPaintDevice::axialShadedFill(GfxState* state, GfxAxialShading* /*shading*/, double /*from*/, double /*to*/) {
  PaintUnknown(state);
  return true;
}
bool PdfPaintDevice::radialShadedFill(GfxState* state, GfxRadialShading* /*shading*/, double /*from*/, double /*to*/) {
  PaintUnknown(state);
  return true;
}
bool PdfPaintDevice::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* /*shading*/) {
  PaintUnknown(state);
  return true;
}
bool PdfPaintDevice::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* /*shading*/) {
  PaintUnknown(state);
  return true;
}

/// An inline image must be read to its end: what follows are instructions.
void PdfPaintDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                                   bool interpolate, bool inline_image) {
  PaintImage(state, false);
  if (inline_image) OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PdfPaintDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                               GfxImageColorMap* map, bool interpolate, const int* mask_colours, bool inline_image) {
  PaintImage(state, mask_colours == nullptr);
  if (inline_image) OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask_colours, true);
}

void PdfPaintDevice::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                                     int /*height*/, GfxImageColorMap* /*map*/, bool /*interpolate*/, Stream* /*mask*/,
                                     int /*mask_width*/, int /*mask_height*/, bool /*mask_invert*/,
                                     bool /*mask_interpolate*/) {
  PaintImage(state, false);
}

void PdfPaintDevice::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                                         int /*height*/, GfxImageColorMap* /*map*/, bool /*interpolate*/, Stream* mask,
                                         int mask_width, int mask_height, GfxImageColorMap* mask_map,
                                         bool /*mask_interpolate*/) {
  PaintImage(state, IsOpaque(mask, mask_width, mask_height, mask_map));
}

}  // namespace gongkai::pdf_program
