// SPDX-License-Identifier: GPL-2.0-or-later
// What is painted on a page, so far that it can be told of each character whether anybody sees it: a coarse picture of
// the page that knows, for each of its points, which colour was put there last, and when. A part of gongkai-pdf alone.
// Next to read: pdf_inspection.h.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "docread/pdf_text_device.h"

namespace gongkai::pdf_program {

struct PaintPoint {
  double x = 0, y = 0;
};

class PaintPicture {
 public:
  static constexpr std::uint32_t kUnknown = 0x1000000;  // a picture, a pattern: no one colour

  void Begin(double width, double height);
  /// Everything inside, as far as the box that everything is clipped to.
  void Fill(const std::vector<std::vector<PaintPoint>>& polygons, bool even_odd, const double (&clip)[4],
            std::uint32_t colour, bool covers);
  std::uint32_t ColourAt(PaintPoint point) const;
  /// Whether something that covers was painted there since.
  bool IsCoveredSince(PaintPoint point, std::uint32_t order) const;
  std::uint32_t order() const { return order_; }

 private:
  struct Cell {
    std::uint32_t colour = 0xFFFFFF;
    std::uint32_t covered = 0;  // when
  };
  const Cell* At(PaintPoint point) const;

  double scale_ = 1;
  int columns_ = 0, rows_ = 0;
  std::uint32_t order_ = 0;
  std::vector<Cell> cells_;
};

enum class GlyphSight : char {
  kShown = 's',
  kCovered = 'c',
  kPale = 'p',
  kOutside = 'o',
  kInvisible = 'i',
  kUnprovenLayer = 'b',  // the text layer of a burnt copy, of a file that is not known to be one
  kOtherLayer = 'l',
  kHiddenNote = 'n',  // in an annotation that is not shown
};

struct Glyph {
  std::u32string text;
  PaintPoint from, to;        // along the baseline
  PaintPoint middle;          // of what is seen of it
  double size = 0;            // in points, as it is shown
  int drawn_at = 0;           // the same count that words have
  std::uint32_t painted = 0;  // when
  GlyphSight sight = GlyphSight::kShown;
  bool blank = false;
};

class PdfPaintDevice : public PdfTextDevice {
 public:
  /// `is_burnt`: the document is known to have been burnt here.
  explicit PdfPaintDevice(bool is_burnt) : is_burnt_(is_burnt) {}
  bool needNonText() override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  /// Asked before each form is drawn: forms of forms of forms come to more than there is time for, and end the program.
  bool useDrawForm() override;
  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void saveState(GfxState* state) override;
  void restoreState(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* u, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  void clip(GfxState* state) override { Clip(state); }
  void eoClip(GfxState* state) override { Clip(state); }
  void clipToStrokePath(GfxState* /*state*/) override { now_.odd_clip = true; }
  void updateFillOpacity(GfxState* state) override { now_.opacity = state->getFillOpacity(); }
  void updateBlendMode(GfxState* state) override { now_.blends = state->getBlendMode() != gfxBlendNormal; }
  void beginTransparencyGroup(GfxState* state, const double* bbox, GfxColorSpace* space, bool isolated, bool knockout,
                              bool for_soft_mask) override;
  void endTransparencyGroup(GfxState* state) override;
  void setSoftMask(GfxState* state, const double* bbox, bool alpha, Function* function, GfxColor* backdrop) override;
  void clearSoftMask(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern, const double* matrix,
                         int x0, int y0, int x1, int y1, double x_step, double y_step) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double from, double to) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double from, double to) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                 bool interpolate, const int* mask_colours, bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                       bool interpolate, Stream* mask, int mask_width, int mask_height, bool mask_invert,
                       bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                           bool interpolate, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_map,
                           bool mask_interpolate) override;

  std::vector<Glyph>& glyphs() { return glyphs_; }
  const std::vector<Glyph>& glyphs() const { return glyphs_; }
  /// Whether the character drawn there is seen.
  bool IsShown(int drawn_at) const;
  /// What is drawn where the document says that it reads otherwise.
  const std::vector<std::string>& said_otherwise() const { return said_otherwise_; }
  int pictures() const { return pictures_; }
  /// Characters that no text can be made of.
  int unreadable() const { return unreadable_; }

 private:
  struct Painting {
    double opacity = 1;
    bool masked = false;    // a soft mask lies over all
    bool odd_clip = false;  // clipped to something that is no rectangle
    double group = 1;       // the opacity of the group around
    bool blends = false;    // what is below shines through, as under a highlighter
    bool group_blends = false;
  };
  void Clip(GfxState* state);
  void Paint(GfxState* state, bool even_odd);
  void PaintImage(GfxState* state, bool covers);
  void PaintUnknown(GfxState* state);
  GlyphSight SightOf(GfxState* state, const Glyph& glyph) const;
  bool IsSeenText(const GfxState* state, const Glyph& glyph) const;
  bool IsInColourBehind(GfxState* state, const Glyph& glyph) const;

  const bool is_burnt_;
  PaintPicture picture_;
  std::vector<Glyph> glyphs_;
  std::vector<std::uint32_t> shown_at_;  // bits, by drawn_at
  std::vector<std::string> said_otherwise_;
  std::string actual_text_;
  std::size_t actual_from_ = 0;
  Painting now_;
  std::vector<Painting> saved_;
  int mask_depth_ = 0, pattern_depth_ = 0;
  double width_ = 0, height_ = 0;
  int pictures_ = 0, unreadable_ = 0, forms_ = 0;
};

}  // namespace gongkai::pdf_program
