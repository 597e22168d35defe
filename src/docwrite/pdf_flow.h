// Pages that fill from the top down. What is put on them is kept until all are full, since the number of pages stands
// on each. Used by pdf*.cc alone. All measures are points, from the upper left corner of the page.
#pragma once

#include <functional>
#include <vector>

#include "docwrite/pdf.h"
#include "docwrite/pdf_text.h"

namespace gongkai::docwrite {

using Drawing = std::function<void(cairo_t*)>;

class PdfFlow {
 public:
  explicit PdfFlow(const PdfPaper& paper);

  double left() const { return margin_; }
  double width() const { return width_ - 2 * margin_; }
  double y() const { return y_; }
  /// What is left of this page, and what a whole one holds.
  double left_over() const { return bottom() - y_; }
  double whole() const { return bottom() - margin_; }

  /// A blank above the next block; nothing at the top of a page.
  void Space(double height);
  void NewPage();
  /// A new page unless so much is left of this one, or it is a new one.
  void Need(double height);
  void Draw(Drawing drawing) { pages_.back().push_back(std::move(drawing)); }
  void Advance(double height) { y_ += height; }

  /// Line by line, over as many pages as it takes. A single line is not left behind at the foot of a page.
  void Put(const SetText& text, double x);
  void Rule(double thickness);

  const std::vector<std::vector<Drawing>>& pages() const { return pages_; }
  double page_width() const { return width_; }
  double page_height() const { return height_; }

 private:
  double bottom() const { return height_ - margin_; }

  double width_, height_, margin_, y_;
  std::vector<std::vector<Drawing>> pages_{1};
};

inline constexpr double kPointsOfMillimetre = 72 / 25.4;

}  // namespace gongkai::docwrite
